"""Library of results by kind of work: worded as a state reached, with the measures of each."""

from dataclasses import dataclass

from penilaian.choices import Arah, Aspek, JenisHasil, JenisUkuran


@dataclass(frozen=True)
class Ukuran:
    """One indicator: text, unit, target (up to `maks`) a quarter. `digit` is how exactly results are counted."""

    uraian: str
    satuan: str
    target: str
    maks: str | None = None
    aspek: str = Aspek.KUANTITAS
    arah: str = Arah.NAIK
    ukuran: str = JenisUkuran.ANGKA
    digit: int = 0


@dataclass(frozen=True)
class Hasil:
    uraian: str
    ukuran: tuple[Ukuran, ...]
    jenis: str = JenisHasil.UTAMA


def _persen(uraian: str, target: str, maks: str | None = None) -> Ukuran:
    return Ukuran(uraian, "persen", target, maks, aspek=Aspek.KUALITAS, digit=1)


def _cepat(uraian: str, satuan: str, target: str, maks: str | None = None) -> Ukuran:
    """A time: lower is better."""
    return Ukuran(uraian, satuan, target, maks, aspek=Aspek.WAKTU, arah=Arah.TURUN, digit=1)


def _ada(uraian: str) -> Ukuran:
    return Ukuran(uraian, "ya/tidak", "1", ukuran=JenisUkuran.YA_TIDAK)


_LAPORAN = Hasil("Laporan triwulan tersedia tepat waktu dan lengkap", (_ada("Laporan diserahkan sebelum tanggal 5"),))

PUSTAKA: dict[str, tuple[Hasil, ...]] = {
    "kepala_opd": (
        Hasil(
            "Layanan perangkat daerah dirasakan makin baik oleh warga",
            (
                _persen("Standar pelayanan yang dipenuhi", "90", "95"),
                _cepat("Rata-rata waktu tindak lanjut pengaduan", "hari", "7", "8"),
            ),
        ),
        Hasil("Program prioritas kota tercapai sesuai rencana", (_persen("Keluaran program yang tercapai", "85"),)),
        Hasil(
            "Anggaran terserap secara efektif",
            (Ukuran("Serapan anggaran triwulan", "persen", "92", "98", aspek=Aspek.BIAYA, digit=1),),
        ),
    ),
    "kepala_wilayah": (
        Hasil("Pelayanan warga selesai di tingkat wilayah", (_persen("Permohonan selesai sesuai standar", "92"),)),
        Hasil("Masalah lingkungan warga tertangani", (_cepat("Waktu penanganan laporan warga", "hari", "3", "4"),)),
        _LAPORAN,
    ),
    "kepala_bidang": (
        Hasil("Rencana kerja bidang terlaksana", (_persen("Kegiatan selesai sesuai jadwal", "90"),)),
        Hasil("Pegawai bidang dibina dan dinilai tepat waktu", (_persen("Pegawai yang mendapat umpan balik", "95"),)),
        _LAPORAN,
    ),
    "kepala_seksi": (
        Hasil(
            "Pelayanan seksi selesai tepat waktu dan benar",
            (
                _persen("Berkas selesai sesuai standar waktu", "92"),
                Ukuran("Berkas salah cetak", "berkas", "10", aspek=Aspek.KUALITAS, arah=Arah.TURUN),
            ),
        ),
        Hasil("Petugas seksi menguasai prosedur", (Ukuran("Pembinaan petugas", "kali", "6"),)),
    ),
    "kepala_sekolah": (
        Hasil("Pembelajaran berlangsung bermutu di semua kelas", (Ukuran("Supervisi kelas", "kali", "12"),)),
        Hasil("Kehadiran peserta didik terjaga", (_persen("Kehadiran peserta didik", "95"),)),
        _LAPORAN,
    ),
    "loket": (
        Hasil(
            "Permohonan warga di loket selesai tepat waktu",
            (
                Ukuran("Permohonan yang diselesaikan", "berkas", "450"),
                _cepat("Rata-rata waktu pelayanan", "menit", "12", "15"),
            ),
        ),
        Hasil("Berkas pelayanan benar sejak pertama", (_persen("Berkas tanpa perbaikan", "96"),)),
        Hasil(
            "Warga rentan terbantu lewat layanan jemput bola",
            (Ukuran("Warga yang dilayani di rumah", "orang", "20"),),
            JenisHasil.TAMBAHAN,
        ),
    ),
    "perawat": (
        Hasil(
            "Pasien menerima asuhan keperawatan sesuai standar",
            (Ukuran("Asuhan yang didokumentasikan", "pasien", "240"), _persen("Kepatuhan prosedur keselamatan", "95")),
        ),
        Hasil("Pasien menunggu lebih singkat", (_cepat("Waktu tunggu pemeriksaan awal", "menit", "20", "25"),)),
        Hasil("Keluarga pasien memahami perawatan di rumah", (Ukuran("Edukasi keluarga", "keluarga", "60"),)),
    ),
    "guru": (
        Hasil(
            "Peserta didik mencapai kompetensi dasar",
            (_persen("Peserta didik tuntas", "85"), _persen("Rencana pembelajaran terlaksana", "95")),
        ),
        Hasil("Peserta didik yang tertinggal terbantu", (Ukuran("Sesi pendampingan", "sesi", "24"),)),
        Hasil("Perangkat ajar dipakai guru lain", (Ukuran("Perangkat ajar", "naskah", "2"),), JenisHasil.TAMBAHAN),
    ),
    "perencana": (
        Hasil(
            "Dokumen perencanaan siap dipakai pengambil keputusan",
            (Ukuran("Dokumen yang disepakati", "dokumen", "4"), _cepat("Waktu penyusunan", "hari kerja", "12", "14")),
        ),
        Hasil("Rekomendasi ditindaklanjuti perangkat daerah", (_persen("Rekomendasi ditindaklanjuti", "80"),)),
    ),
    "analis_sdm": (
        Hasil("Data pegawai mutakhir dan benar", (_persen("Data pegawai tanpa selisih", "97"),)),
        Hasil(
            "Usul kepegawaian selesai tepat waktu",
            (Ukuran("Usul diproses", "usul", "90"), _cepat("Lama proses usul", "hari", "5", "6")),
        ),
    ),
    "kebersihan": (
        Hasil("Lingkungan wilayah kerja bersih", (Ukuran("Titik sampah terangkut", "titik", "360"),)),
        Hasil("Laporan warga tentang sampah tertangani", (_cepat("Waktu penanganan", "jam", "24"),)),
        Hasil("Warga memilah sampah", (Ukuran("Kelompok warga yang didampingi", "kelompok", "6"),)),
    ),
    "lapangan": (
        Hasil("Wilayah patroli aman dan tertib", (Ukuran("Patroli terlaksana", "kali", "60"),)),
        Hasil("Kejadian ditangani cepat", (_cepat("Waktu tiba di lokasi", "menit", "15"),)),
        Hasil("Peralatan siap pakai", (_ada("Semua peralatan lulus pemeriksaan"),)),
    ),
    "keuangan": (
        Hasil("Pertanggungjawaban keuangan benar dan tepat waktu", (Ukuran("SPJ terverifikasi", "berkas", "75"),)),
        Hasil(
            "Pembayaran tidak terlambat",
            (_cepat("Lama proses pembayaran", "hari", "3", "4"), _persen("SPJ tanpa koreksi", "94")),
        ),
    ),
    "administrasi": (
        Hasil("Surat sampai kepada yang dituju pada hari yang sama", (_persen("Surat terdistribusi", "95"),)),
        Hasil("Arsip mudah ditemukan kembali", (Ukuran("Arsip tertata", "berkas", "300"),)),
        _LAPORAN,
    ),
}
