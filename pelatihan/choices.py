"""Words of competence development (PerLAN 10/2018; LAN's guides to non-classical learning)."""

from django.db.models import TextChoices


class JenisKompetensi(TextChoices):
    """Kinds of competence of a position (PermenPANRB 38/2017)."""

    TEKNIS = "teknis", "Teknis"
    MANAJERIAL = "manajerial", "Manajerial"
    SOSIAL_KULTURAL = "sosial_kultural", "Sosial kultural"


class Tingkat(TextChoices):
    """Levels of mastery. Stored as digits, so that they compare and subtract."""

    SATU = "1", "1 – Memahami"
    DUA = "2", "2 – Melakukan dengan bimbingan"
    TIGA = "3", "3 – Melakukan sendiri"
    EMPAT = "4", "4 – Membimbing orang lain"
    LIMA = "5", "5 – Mengembangkan cara baru"


class PenilaiKompetensi(TextChoices):
    """Who assessed a competence; the later in this list, the more it counts."""

    DIRI = "diri", "Penilaian sendiri"
    ATASAN = "atasan", "Penilaian atasan"
    UJI = "uji", "Uji kompetensi"


class Jalur(TextChoices):
    KLASIKAL = "klasikal", "Klasikal"
    NONKLASIKAL = "nonklasikal", "Nonklasikal"


class Bentuk(TextChoices):
    """Forms of learning; what `pelatihan.rumus` calls `pelatihan_…` counts the JP it was run with."""

    KEPEMIMPINAN = "pelatihan_kepemimpinan", "Pelatihan struktural kepemimpinan"
    MANAJERIAL = "pelatihan_manajerial", "Pelatihan manajerial"
    TEKNIS = "pelatihan_teknis", "Pelatihan teknis"
    FUNGSIONAL = "pelatihan_fungsional", "Pelatihan fungsional"
    SOSIAL_KULTURAL = "pelatihan_sosial_kultural", "Pelatihan sosial kultural"
    SEMINAR = "seminar", "Seminar"
    KONFERENSI = "konferensi", "Konferensi"
    WORKSHOP = "workshop", "Workshop atau lokakarya"
    KURSUS = "pelatihan_kursus", "Kursus atau penataran"
    COACHING = "coaching", "Coaching"
    MENTORING = "mentoring", "Mentoring"
    E_LEARNING = "e_learning", "E-learning"
    JARAK_JAUH = "jarak_jauh", "Pelatihan jarak jauh"
    DETASERING = "detasering", "Detasering"
    ALAM_TERBUKA = "alam_terbuka", "Pembelajaran alam terbuka"
    PATOK_BANDING = "patok_banding", "Patok banding"
    PERTUKARAN = "pertukaran", "Pertukaran dengan swasta atau BUMN/BUMD"
    BELAJAR_MANDIRI = "belajar_mandiri", "Belajar mandiri"
    KOMUNITAS = "komunitas", "Komunitas belajar"
    BIMBINGAN = "bimbingan", "Bimbingan di tempat kerja"
    MAGANG = "magang", "Magang atau praktik kerja"


BENTUK_KLASIKAL = (
    Bentuk.KEPEMIMPINAN,
    Bentuk.MANAJERIAL,
    Bentuk.TEKNIS,
    Bentuk.FUNGSIONAL,
    Bentuk.SOSIAL_KULTURAL,
    Bentuk.SEMINAR,
    Bentuk.KONFERENSI,
    Bentuk.WORKSHOP,
    Bentuk.KURSUS,
)
# Counted by days; every other form by the hours it was run with.
BENTUK_HARI = (Bentuk.SEMINAR, Bentuk.KONFERENSI, Bentuk.WORKSHOP)
# Learned at a distance: no room to come to.
BENTUK_DARING = (Bentuk.E_LEARNING, Bentuk.JARAK_JAUH)
# A guide and a learner meet; each meeting is recorded and confirmed by the guide.
BENTUK_PENDAMPINGAN = (Bentuk.COACHING, Bentuk.MENTORING, Bentuk.BIMBINGAN)


class Lingkup(TextChoices):
    NASIONAL = "nasional", "Nasional"
    INTERNASIONAL = "internasional", "Internasional"


class SumberKebutuhan(TextChoices):
    """Where a need comes from. The kind of source is all that the training manager sees of it."""

    INDIKATOR = "indikator", "Hasil di bawah target"
    PERILAKU = "perilaku", "Umpan balik perilaku"
    SURVEI = "survei", "Unsur survei yang lemah"
    KOMPETENSI = "kompetensi", "Kesenjangan kompetensi"
    JP = "jp", "Jam pelajaran belum cukup"
    PEGAWAI = "pegawai", "Diminta pegawai"
    ATASAN = "atasan", "Diminta atasan"


# What a machine found; replaced as a whole whenever it looks again.
SUMBER_MESIN = (
    SumberKebutuhan.INDIKATOR,
    SumberKebutuhan.PERILAKU,
    SumberKebutuhan.SURVEI,
    SumberKebutuhan.KOMPETENSI,
    SumberKebutuhan.JP,
)


# What people said, or was told to the person: it stays true until somebody decides. The rest is a state that the search
# of today speaks for.
SUMBER_DIKATAKAN = (SumberKebutuhan.PERILAKU, SumberKebutuhan.PEGAWAI, SumberKebutuhan.ATASAN)


class StatusKebutuhan(TextChoices):
    USULAN = "usulan", "Menunggu atasan"
    DIKONFIRMASI = "dikonfirmasi", "Dikonfirmasi atasan"
    DITUNDA = "ditunda", "Tidak sekarang"
    TERPENUHI = "terpenuhi", "Terpenuhi"
    DILANJUTKAN = "dilanjutkan", "Diteruskan"
    GUGUR = "gugur", "Gugur"


# A person may still decide on it, or learn for it.
KEBUTUHAN_TERBUKA = (StatusKebutuhan.USULAN, StatusKebutuhan.DIKONFIRMASI, StatusKebutuhan.DITUNDA)


class Berulang(TextChoices):
    TIDAK = "tidak", "Tidak berulang"
    BULANAN = "bulanan", "Tiap bulan"
    TRIWULANAN = "triwulanan", "Tiap triwulan"
    SEMESTERAN = "semesteran", "Tiap semester"
    TAHUNAN = "tahunan", "Tiap tahun"


JARAK_BULAN: dict[str, int] = {
    Berulang.BULANAN: 1,
    Berulang.TRIWULANAN: 3,
    Berulang.SEMESTERAN: 6,
    Berulang.TAHUNAN: 12,
}


class StatusAngkatan(TextChoices):
    DIBUKA = "dibuka", "Pendaftaran dibuka"
    DITUTUP = "ditutup", "Pendaftaran ditutup"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Dibatalkan"


class StatusPeserta(TextChoices):
    """proposal → superior's approval → place or waiting list → pass."""

    DIUSULKAN = "diusulkan", "Menunggu atasan"
    DITERIMA = "diterima", "Mendapat tempat"
    CADANGAN = "cadangan", "Daftar tunggu"
    DITOLAK = "ditolak", "Tidak disetujui atasan"
    MUNDUR = "mundur", "Mundur"
    LULUS = "lulus", "Lulus"
    TIDAK_LULUS = "tidak_lulus", "Tidak lulus"


# Holds one of the seats of the batch.
MENDUDUKI = (StatusPeserta.DITERIMA, StatusPeserta.LULUS, StatusPeserta.TIDAK_LULUS)
# May still become a participant.
BERJALAN = (StatusPeserta.DIUSULKAN, StatusPeserta.DITERIMA, StatusPeserta.CADANGAN)


class AsalUsulan(TextChoices):
    PEGAWAI = "pegawai", "Pegawai sendiri"
    ATASAN = "atasan", "Atasan"
    SISTEM = "sistem", "Diusulkan menurut kebutuhan"
    PENGELOLA = "pengelola", "Pengelola pelatihan"


class CaraHadir(TextChoices):
    QR = "qr", "Memindai QR"
    DAFTAR = "daftar", "Dicatat pengelola"


class StatusRiwayat(TextChoices):
    """Of learning outside the programmes, with evidence."""

    DIAJUKAN = "diajukan", "Menunggu pemeriksaan"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Tidak diterima"


class LewatPPPK(TextChoices):
    """What becomes of a proposal that takes a PPPK beyond the hours of the year of contract."""

    ALASAN = "alasan", "Boleh, dengan alasan pengusul dan atasan"
    TOLAK = "tolak", "Tidak dapat diusulkan"


class PihakPerilaku(TextChoices):
    """Who is asked, months later, whether work has changed."""

    PESERTA = "peserta", "Peserta"
    ATASAN = "atasan", "Atasan"


class StatusRencana(TextChoices):
    """Of an agency's training plan of a year."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Menunggu kepala perangkat daerah"
    UNIT = "unit", "Menunggu kota"
    KOTA = "kota", "Disetujui kota"


class SimpulanEfek(TextChoices):
    """What the measured difference allows to say, and nothing more."""

    NAIK = "naik", "Terlihat pengaruh yang baik"
    TURUN = "turun", "Terlihat pengaruh yang tidak baik"
    BELUM = "belum", "Belum terlihat pengaruh"
    KURANG = "kurang", "Belum cukup data"
