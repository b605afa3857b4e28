"""Words of communication: policy explained, announcements, questions, integrity pact, adoption, pulse."""

from django.db.models import TextChoices


class Kelompok(TextChoices):
    """Whom a text speaks to, by what one does in appraisal."""

    PEGAWAI = "pegawai", "Pegawai"
    PENILAI = "penilai", "Penilai"
    PIMPINAN = "pimpinan", "Pimpinan unit"
    ADMIN = "admin", "Admin kepegawaian"


class StatusPengumuman(TextChoices):
    DRAF = "draf", "Draf"
    TERBIT = "terbit", "Terbit"
    DITARIK = "ditarik", "Ditarik"


class StatusPertanyaan(TextChoices):
    BARU = "baru", "Menunggu jawaban"
    DIJAWAB = "dijawab", "Dijawab"
    DITUTUP = "ditutup", "Ditutup tanpa jawaban"


class UkuranAdopsi(TextChoices):
    """What is counted of a unit in a week; how many of how many, never who."""

    MASUK = "masuk", "Sudah masuk ke aplikasi"
    MENYUSUN = "menyusun", "SKP berlaku"
    MELAPOR = "melapor", "Hasil dilaporkan"
    UMPAN_BALIK = "umpan_balik", "Menerima umpan balik"


class ButirDenyut(TextChoices):
    """Statements of the pulse survey, each answered 1 (tidak setuju) to 5 (setuju)."""

    DIPAHAMI = "dipahami", "Saya memahami bagaimana kinerja saya dinilai."
    ADIL = "adil", "Penilaian kinerja saya adil."
    BERGUNA = "berguna", "Penilaian dan umpan baliknya berguna bagi pekerjaan saya."
    BEBAN = "beban", "Waktu yang saya pakai untuk mengisinya wajar."
    AMAN = "aman", "Saya merasa aman menyampaikan keberatan atau pendapat."
    DIDUKUNG = "didukung", "Atasan mendukung saya mencapai hasil."


class JenisBantuan(TextChoices):
    KUNJUNGAN = "kunjungan", "Kunjungan ke unit"
    KLINIK = "klinik", "Klinik daring"


class StatusBantuan(TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"


class SimpulanManfaat(TextChoices):
    """What a measured change allows to say; "belum" is said as plainly as the others."""

    NAIK = "naik", "Membaik, melampaui kebetulan"
    TURUN = "turun", "Memburuk, melampaui kebetulan"
    BELUM = "belum", "Belum terlihat perbedaan"
    KURANG = "kurang", "Belum cukup data"


# Pages beside which an answer may stand, by the name of their address.
HALAMAN = (
    ("beranda:beranda", "Beranda"),
    ("penilaian:skp_saya", "SKP saya"),
    ("penilaian:skp", "Satu SKP"),
    ("penilaian:realisasi", "Mengisi hasil"),
    ("penilaian:nilai_saya", "Nilai saya"),
    ("penilaian:mengapa", "Mengapa nilai ini?"),
    ("penilaian:tim", "Tim saya"),
    ("penilaian:menilai", "Menilai"),
    ("penilaian:umpan_balik_saya", "Umpan balik"),
    ("penilaian:keberatan_daftar", "Keberatan"),
    ("pelatihan:katalog", "Pelatihan"),
    ("sosialisasi:kabar", "Kabar"),
)
