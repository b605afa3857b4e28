"""Words of the innovation programme (PP 38/2017; Permendagri 104/2018 and the national innovation index)."""

from django.db.models import TextChoices


class Inisiator(TextChoices):
    """Who an innovation comes from (PP 38/2017, article 7)."""

    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    DPRD = "dprd", "Anggota DPRD"
    ASN = "asn", "ASN"
    PERANGKAT_DAERAH = "perangkat_daerah", "Perangkat daerah"
    MASYARAKAT = "masyarakat", "Masyarakat"


class BentukInovasi(TextChoices):
    TATA_KELOLA = "tata_kelola", "Tata kelola pemerintahan daerah"
    PELAYANAN_PUBLIK = "pelayanan_publik", "Pelayanan publik"
    LAINNYA = "lainnya", "Lainnya sesuai urusan pemerintahan"


class JenisInovasi(TextChoices):
    DIGITAL = "digital", "Digital"
    NONDIGITAL = "nondigital", "Nondigital"


class Tahap(TextChoices):
    """How far an innovation has come; never backwards."""

    INISIATIF = "inisiatif", "Inisiatif"
    UJI_COBA = "uji_coba", "Uji coba"
    PENERAPAN = "penerapan", "Penerapan"


# The stage that a gate leads to.
SESUDAH: dict[str, str] = {Tahap.INISIATIF: Tahap.UJI_COBA, Tahap.UJI_COBA: Tahap.PENERAPAN}


class StatusUsulan(TextChoices):
    """Of a proposal within its stage: `BERJALAN` after a gate was passed, until the next one is asked for."""

    DRAF = "draf", "Draf"
    DITELAAH = "ditelaah", "Sedang ditelaah"
    DIKEMBALIKAN = "dikembalikan", "Perlu diperbaiki"
    BERJALAN = "berjalan", "Berjalan"
    TIDAK_LANJUT = "tidak_lanjut", "Tidak dilanjutkan"
    DITARIK = "ditarik", "Ditarik pengusul"
    BERGABUNG = "bergabung", "Bergabung dengan ide lain"


# What its team may still write.
DAPAT_DITULIS = (StatusUsulan.DRAF, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN)
# What colleagues see and may support.
TERBUKA = (StatusUsulan.DITELAAH, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN)
BERAKHIR = (StatusUsulan.TIDAK_LANJUT, StatusUsulan.DITARIK, StatusUsulan.BERGABUNG)


class PeranAnggota(TextChoices):
    KETUA = "ketua", "Ketua"
    ANGGOTA = "anggota", "Anggota"


class StatusAnggota(TextChoices):
    DIUNDANG = "diundang", "Diundang"
    IKUT = "ikut", "Ikut"
    MENOLAK = "menolak", "Tidak ikut"


class PutusanGerbang(TextChoices):
    LANJUT = "lanjut", "Dilanjutkan"
    DIPERBAIKI = "diperbaiki", "Diperbaiki dulu"
    TIDAK = "tidak", "Tidak dilanjutkan"


class AsalTitipan(TextChoices):
    """Who left an idea without being known."""

    WARGA = "warga", "Warga"
    PEGAWAI = "pegawai", "Pegawai, tanpa nama"


class StatusTitipan(TextChoices):
    BARU = "baru", "Belum dibaca"
    DIANGKAT = "diangkat", "Diangkat menjadi usulan"
    DIJAWAB = "dijawab", "Dijawab"


class JenisUkuran(TextChoices):
    """What an effect was measured on."""

    IKM = "ikm", "Indeks layanan"
    UNSUR = "unsur", "Unsur layanan"
    INDIKATOR = "indikator", "Indikator kinerja"
    UJI_COBA = "uji_coba", "Ukuran uji coba"


class SimpulanDampak(TextChoices):
    """What the measured difference allows to say, and nothing more."""

    NAIK = "naik", "Membaik, melampaui kebetulan"
    TURUN = "turun", "Memburuk, melampaui kebetulan"
    BELUM = "belum", "Belum terlihat perbedaan"
    KURANG = "kurang", "Belum cukup data"


class Urusan(TextChoices):
    """Affairs of a city government (UU 23/2014, articles 12 and 219; supporting functions last)."""

    PENDIDIKAN = "pendidikan", "Pendidikan"
    KESEHATAN = "kesehatan", "Kesehatan"
    PEKERJAAN_UMUM = "pekerjaan_umum", "Pekerjaan umum dan penataan ruang"
    PERUMAHAN = "perumahan", "Perumahan rakyat dan kawasan permukiman"
    KETERTIBAN = "ketertiban", "Ketenteraman, ketertiban umum, dan pelindungan masyarakat"
    SOSIAL = "sosial", "Sosial"
    TENAGA_KERJA = "tenaga_kerja", "Tenaga kerja"
    PEREMPUAN_ANAK = "perempuan_anak", "Pemberdayaan perempuan dan pelindungan anak"
    PANGAN = "pangan", "Pangan"
    PERTANAHAN = "pertanahan", "Pertanahan"
    LINGKUNGAN = "lingkungan", "Lingkungan hidup"
    ADMINDUK = "adminduk", "Administrasi kependudukan dan pencatatan sipil"
    PEMBERDAYAAN = "pemberdayaan", "Pemberdayaan masyarakat dan desa"
    KELUARGA = "keluarga", "Pengendalian penduduk dan keluarga berencana"
    PERHUBUNGAN = "perhubungan", "Perhubungan"
    KOMUNIKASI = "komunikasi", "Komunikasi dan informatika"
    KOPERASI = "koperasi", "Koperasi, usaha kecil, dan menengah"
    PENANAMAN_MODAL = "penanaman_modal", "Penanaman modal"
    KEPEMUDAAN = "kepemudaan", "Kepemudaan dan olahraga"
    STATISTIK = "statistik", "Statistik"
    PERSANDIAN = "persandian", "Persandian"
    KEBUDAYAAN = "kebudayaan", "Kebudayaan"
    PERPUSTAKAAN = "perpustakaan", "Perpustakaan"
    KEARSIPAN = "kearsipan", "Kearsipan"
    KELAUTAN = "kelautan", "Kelautan dan perikanan"
    PARIWISATA = "pariwisata", "Pariwisata"
    PERTANIAN = "pertanian", "Pertanian"
    KEHUTANAN = "kehutanan", "Kehutanan"
    ENERGI = "energi", "Energi dan sumber daya mineral"
    PERDAGANGAN = "perdagangan", "Perdagangan"
    PERINDUSTRIAN = "perindustrian", "Perindustrian"
    TRANSMIGRASI = "transmigrasi", "Transmigrasi"
    PENUNJANG = "penunjang", "Fungsi penunjang urusan pemerintahan"
