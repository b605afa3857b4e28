"""Texts of the ideas of the demo city, all invented."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from beranda.demo.unit import DUKCAPIL


@dataclass(frozen=True)
class Isi:
    """What a team writes: the proposal and its measure (`angka`: before, aim, reached). `opd`: whose work it is."""

    judul: str
    masalah: str
    ide: str
    ukuran: str
    satuan: str
    angka: tuple[int, int]
    opd: str
    tempat: str
    manfaat: str
    risiko: str
    tercapai: Decimal = Decimal(0)
    pelajaran: str = ""

    @property
    def data(self) -> dict[str, Any]:
        return {
            "judul": self.judul,
            "masalah": self.masalah,
            "ide": self.ide,
            "kebaruan": "Saat diusulkan belum dipakai unit mana pun; alurnya disusun ulang dari sisi warga.",
            "manfaat": self.manfaat,
            "risiko": self.risiko,
            "biaya": Decimal(7_500_000),
            "sumber_biaya": "Anggaran perangkat daerah",
        }

    @property
    def rencana(self) -> dict[str, Any]:
        awal, target = self.angka
        return {
            "tempat": self.tempat,
            "ukuran": self.ukuran,
            "satuan": self.satuan,
            "naik": target > awal,
            "awal": Decimal(awal),
            "target": Decimal(target),
        }


ANTREAN = Isi(
    "Antrean dari rumah dengan perkiraan jam",
    "Warga menunggu rata-rata dua jam di loket karena hampir semua datang sebelum pukul delapan. Survei menyebut unsur "
    "ini yang terendah, dan kursi tunggu hanya cukup untuk separuhnya.",
    "Nomor antrean diambil dari rumah lewat ponsel, lengkap dengan perkiraan jam dipanggil. Perkiraan dihitung ulang "
    "setiap sepuluh menit dari berkas yang sudah selesai.",
    "Lama menunggu di loket",
    "menit",
    (120, 45),
    DUKCAPIL,
    "Satu loket yang paling ramai",
    "Warga tahu kapan harus datang dan tidak berdesakan pada pagi hari.",
    "Sinyal lemah dan warga tanpa ponsel. Petugas meja depan tetap melayani seperti biasa.",
    Decimal(41),
    "Perkiraan jam meleset pada hari pertama setelah libur; sesudah dihitung ulang tiap sepuluh menit, meleset paling "
    "lama lima belas menit. Seperlima warga tetap memilih nomor di meja depan.",
)
LAIN = (
    Isi(
        "Loket bergerak pada malam pasar",
        "Pedagang tidak dapat meninggalkan lapak pada jam kantor.",
        "Loket dibuka dua malam sebulan di pasar, dengan perangkat yang dibawa petugas.",
        "Berkas pedagang yang selesai",
        "berkas",
        (12, 60),
        "Dinas Perdagangan",
        "Satu pasar malam",
        "Pedagang mengurus berkas tanpa menutup lapak.",
        "Hujan dan listrik padam. Jadwalnya diumumkan sehari sebelumnya.",
    ),
    Isi(
        "Obat rutin lansia diantar kader",
        "Lansia dengan penyakit menahun sulit datang setiap bulan, sehingga obatnya putus.",
        "Kader mengantar obat ke rumah bersama jadwal posyandu dan mencatat tekanan darah.",
        "Lansia yang obatnya tidak putus",
        "persen",
        (58, 85),
        "Dinas Kesehatan",
        "Satu puskesmas dan tiga posyandu",
        "Lansia minum obat tanpa putus dan keluarganya tidak perlu mengantre.",
        "Kader berhalangan. Puskesmas menyiapkan pengganti dan catatan serah terima.",
    ),
    Isi(
        "Daftar periksa berkas bergambar",
        "Satu dari tiga berkas dikembalikan karena persyaratan kurang.",
        "Persyaratan digambar selangkah demi selangkah dan dibagikan lewat pesan sebelum warga datang.",
        "Berkas yang dikembalikan",
        "persen",
        (34, 10),
        DUKCAPIL,
        "Satu loket yang paling ramai",
        "Warga datang sekali saja dengan berkas yang lengkap.",
        "Gambar tertinggal dari aturan. Penanggung jawabnya memeriksa tiap bulan.",
    ),
    Isi(
        "Peta lubang jalan dari foto warga",
        "Lubang jalan ditambal menurut laporan surat, sering terlambat sebulan.",
        "Foto lubang dari warga diletakkan di peta dan diurutkan menurut bahaya dan lalu lintas.",
        "Waktu dari laporan sampai ditambal",
        "hari",
        (30, 7),
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Dua kecamatan",
        "Pengguna jalan terhindar dari lubang yang berbahaya.",
        "Foto tanpa lokasi. Petugas menanyakannya kembali kepada pengirim.",
    ),
    Isi(
        "Aplikasi pengaduan tersendiri",
        "Pengaduan warga tersebar di banyak saluran.",
        "Satu aplikasi baru untuk semua pengaduan kota.",
        "Pengaduan yang dijawab",
        "persen",
        (70, 90),
        "Dinas Komunikasi dan Informatika",
        "Satu dinas",
        "Warga menyampaikan pengaduan di satu tempat.",
        "Saluran baru menambah yang harus dipantau.",
    ),
    Isi(
        "Bank sampah antarsekolah",
        "Sampah plastik sekolah dibakar setiap sore.",
        "Siswa menimbang sampah, sekolah saling melihat hasilnya, pengepul menjemput tiap pekan.",
        "Sampah plastik yang terjual",
        "kilogram",
        (0, 400),
        "Dinas Pendidikan",
        "Empat sekolah dasar",
        "Halaman sekolah bebas asap dan siswa belajar memilah.",
        "Pengepul tidak datang. Ada dua pengepul cadangan.",
    ),
    Isi(
        "Satu formulir izin usaha mikro",
        "Pelaku usaha mengisi lima formulir dengan data yang sama.",
        "Data ditulis sekali dan dipakai semua perizinan yang memerlukannya.",
        "Isian yang berulang",
        "isian",
        (41, 8),
        "Dinas Koperasi dan Usaha Kecil Menengah",
        "Satu meja pendampingan",
        "Pelaku usaha selesai dalam sekali datang.",
        "Data keliru terbawa ke semua izin. Pemohon memeriksanya sebelum dikirim.",
    ),
)

_KALIMAT = (
    "Dasar hukum inovasi ini adalah peraturan pemerintah tentang inovasi daerah dan peraturan wali kota tentang "
    "pelayanan terpadu.",
    "Permasalahannya ditemukan dari survei kepuasan masyarakat dan diukur ulang selama sebulan di satu loket: warga "
    "datang berdesakan pada pagi hari, sedangkan siang hari loket lengang.",
    "Isu strategisnya adalah kepercayaan warga kepada pelayanan yang pasti waktunya.",
    "Metode pembaruannya sederhana: nomor antrean tidak lagi diambil di tempat, tetapi dari rumah, dan setiap nomor "
    "membawa perkiraan jam yang dihitung dari kecepatan loket pada hari itu.",
    "Warga tanpa ponsel mengambil nomor di meja depan, dan kedua jenis nomor dipanggil dalam satu urutan yang sama.",
    "Petugas melihat satu layar berisi nomor yang dipanggil, perkiraan, dan berkas yang belum lengkap, sehingga warga "
    "dapat diberi tahu sebelum berangkat.",
    "Keunggulannya adalah tidak memerlukan perangkat baru di loket, tidak menambah syarat bagi warga, dan dapat "
    "dipakai loket lain dengan mengganti daftar layanannya.",
    "Tahapannya dimulai dengan mengukur lama menunggu, menyusun alur, melatih petugas selama dua hari, mencoba di satu "
    "loket selama dua bulan, memperbaiki perkiraan, lalu menerapkan di semua loket.",
    "Hasilnya diukur dari catatan antrean dan dari jawaban survei pada unsur yang sama, sebelum dan sesudah penerapan.",
    "Risiko sinyal lemah dihadapi dengan nomor yang tetap berlaku walau ponsel mati, dan risiko perkiraan meleset "
    "dihadapi dengan penghitungan ulang setiap sepuluh menit.",
    "Biaya pengembangan kecil karena disusun pegawai sendiri, dan pemeliharaannya menjadi tugas rutin seksi.",
    "Keberlanjutan dijaga dengan menunjuk penanggung jawab, menulis panduan dua halaman, dan memeriksa perkiraan "
    "setiap pekan.",
    "Replikasi dilakukan dengan membagikan panduan itu, satu hari pendampingan, dan satu bulan pengukuran awal di "
    "unit yang memakainya.",
    "Setiap bulan jumlah warga yang memakai nomor dari rumah dicatat, dan lama menunggu ditempel di ruang tunggu, "
    "supaya warga ikut menilai apakah janji itu ditepati.",
    "Pembaruan berikutnya diputuskan bersama setiap tiga bulan dari catatan itu: bagian yang tidak membantu "
    "dihentikan, bagian yang membantu ditulis ke dalam prosedur tetap loket, dan petugas baru dilatih dulu.",
)
# The design text of the official form, 300 words or more.
KATA_RANCANGAN = " ".join(_KALIMAT).split()
