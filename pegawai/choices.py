"""Choices of the personnel app. Sources: PP 11/2017 and PermenPANRB on positions; see `docs/glosarium.md`."""

from django.db.models import TextChoices


class JenisUnit(TextChoices):
    PEMERINTAH = "pemerintah", "Pemerintah kota"
    SETDA = "setda", "Sekretariat daerah"
    SETWAN = "setwan", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    BADAN = "badan", "Badan"
    DINAS = "dinas", "Dinas"
    RSUD = "rsud", "Rumah sakit daerah"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BIDANG = "bidang", "Bidang"
    SEKSI = "seksi", "Subbagian atau seksi"
    UPTD = "uptd", "UPTD"
    SEKOLAH = "sekolah", "Sekolah"
    PUSKESMAS = "puskesmas", "Puskesmas"


# Kinds of unit that count as an agency (perangkat daerah).
JENIS_OPD = (
    JenisUnit.SETDA,
    JenisUnit.SETWAN,
    JenisUnit.INSPEKTORAT,
    JenisUnit.BADAN,
    JenisUnit.DINAS,
    JenisUnit.RSUD,
    JenisUnit.KECAMATAN,
)


class JenisJabatan(TextChoices):
    JPT = "jpt", "Jabatan pimpinan tinggi"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"
    FUNGSIONAL = "fungsional", "Fungsional"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"


class JenisPegawai(TextChoices):
    PNS = "PNS", "PNS"
    CPNS = "CPNS", "CPNS"
    PPPK = "PPPK", "PPPK"
    PEJABAT = "PEJABAT", "Pejabat di luar ASN"


class JenisKelamin(TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


class StatusPegawai(TextChoices):
    AKTIF = "aktif", "Aktif"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    PENSIUN = "pensiun", "Pensiun"
    BERHENTI = "berhenti", "Berhenti"
    WAFAT = "wafat", "Meninggal dunia"


# Why service ends; the account ends with it.
SELESAI_DINAS = (StatusPegawai.PENSIUN, StatusPegawai.BERHENTI, StatusPegawai.WAFAT)


class JenisPenempatan(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class SebabPenilai(TextChoices):
    """Why somebody has nobody who can assess them today."""

    KOSONG = "kosong", "Belum diisi"
    KEPALA_KOSONG = "kepala_kosong", "Belum diisi, kepala unit kosong"
    LINGKARAN = "lingkaran", "Saling menilai berputar"
    BERHENTI = "berhenti", "Penilai sudah tidak berdinas"
    BERAKHIR = "berakhir", "Penilai tidak punya jabatan lagi"


class NamaPeran(TextChoices):
    ADMIN_KEPEGAWAIAN = "admin_kepegawaian", "Admin kepegawaian"
    PIMPINAN = "pimpinan", "Pimpinan"
    PENGELOLA_KINERJA = "pengelola_kinerja", "Pengelola kinerja"
    AUDITOR = "auditor", "Auditor"
    PENGELOLA_SURVEI = "pengelola_survei", "Pengelola survei"
    PENGELOLA_PELATIHAN = "pengelola_pelatihan", "Pengelola pelatihan"
    PENGELOLA_INOVASI = "pengelola_inovasi", "Pengelola inovasi"
    PENGELOLA_SOSIALISASI = "pengelola_sosialisasi", "Pengelola sosialisasi"
    INSPEKTORAT = "inspektorat", "Inspektorat"


class PeranTim(TextChoices):
    KETUA = "ketua", "Ketua"
    ANGGOTA = "anggota", "Anggota"


class StatusKoreksi(TextChoices):
    DIAJUKAN = "diajukan", "Menunggu jawaban kepegawaian"
    DIPERBAIKI = "diperbaiki", "Diperbaiki"
    DITOLAK = "ditolak", "Tidak diubah"


class TingkatHukuman(TextChoices):
    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


class JenisMasaKhusus(TextChoices):
    CUTI_BESAR = "cuti_besar", "Cuti besar"
    CUTI_SAKIT = "cuti_sakit", "Cuti sakit panjang"
    CUTI_MELAHIRKAN = "cuti_melahirkan", "Cuti melahirkan"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"


class StatusReorganisasi(TextChoices):
    DRAF = "draf", "Draf"
    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    DITERAPKAN = "diterapkan", "Diterapkan"


class JenisLangkah(TextChoices):
    GANTI_NAMA = "ganti_nama", "Ganti nama unit"
    PINDAH_INDUK = "pindah_induk", "Pindah ke induk lain"
    GABUNG = "gabung", "Gabung ke unit lain"
    PECAH = "pecah", "Pecah menjadi unit baru"


class CaraKode(TextChoices):
    CETAK = "cetak", "Dicetak"
    SUREL = "surel", "Dikirim lewat surel"


class StatusImpor(TextChoices):
    MENUNGGU = "menunggu", "Sedang diperiksa"
    DITOLAK = "ditolak", "Berkas ditolak"
    DIPERIKSA = "diperiksa", "Sudah diperiksa"
    MENERAPKAN = "menerapkan", "Sedang diterapkan"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIURUNGKAN = "diurungkan", "Diurungkan"


class HasilBaris(TextChoices):
    BARU = "baru", "Baru"
    BERUBAH = "berubah", "Berubah"
    SAMA = "sama", "Sama"
    GALAT = "galat", "Galat"


class JawabanNip(TextChoices):
    SAMA = "sama", "Orang yang sama, nomornya berganti"
    BEDA = "beda", "Orang lain"


class Tema(TextChoices):
    OTOMATIS = "otomatis", "Ikut perangkat"
    TERANG = "terang", "Terang"
    GELAP = "gelap", "Gelap"


class Pendidikan(TextChoices):
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA/SMK"
    D3 = "D3", "D-III"
    S1 = "S1", "S-1/D-IV"
    S2 = "S2", "S-2"
    S3 = "S3", "S-3"


_PANGKAT = {
    "I": ("Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I"),
    "II": ("Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I"),
    "III": ("Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I"),
    "IV": ("Pembina", "Pembina Tingkat I", "Pembina Utama Muda", "Pembina Utama Madya", "Pembina Utama"),
}
_ROMAWI = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"]

# PNS: pangkat with golongan/ruang; PPPK: golongan I to XVII without a rank name.
GOLONGAN_PNS = [
    (f"{gol}/{ruang}", f"{nama} ({gol}/{ruang})")
    for gol, daftar in _PANGKAT.items()
    for ruang, nama in zip("abcde", daftar, strict=False)
]
GOLONGAN_PPPK = [(f"P-{angka}", f"Golongan {angka}") for angka in _ROMAWI]
GOLONGAN = [("PNS", GOLONGAN_PNS), ("PPPK", GOLONGAN_PPPK)]
