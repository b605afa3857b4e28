"""Words of the survey, as the rule says them (PermenPANRB 14/2017, Pedoman Menteri PANRB 9/2024)."""

from django.db.models import TextChoices


class Unsur(TextChoices):
    """The nine unsur in the order of the rule's list; a questionnaire asks about sarana before pengaduan."""

    PERSYARATAN = "persyaratan", "Persyaratan"
    PROSEDUR = "prosedur", "Sistem, Mekanisme, dan Prosedur"
    WAKTU = "waktu", "Waktu Penyelesaian"
    BIAYA = "biaya", "Biaya/Tarif"
    PRODUK = "produk", "Produk Spesifikasi Jenis Pelayanan"
    KOMPETENSI = "kompetensi", "Kompetensi Pelaksana"
    PERILAKU = "perilaku", "Perilaku Pelaksana"
    PENGADUAN = "pengaduan", "Penanganan Pengaduan, Saran dan Masukan"
    SARANA = "sarana", "Sarana dan Prasarana"

    @property
    def nomor(self) -> str:
        """U1 … U9, always to be shown beside the name: published tables use two orders."""
        return f"U{list(type(self)).index(self) + 1}"


class Bobot(TextChoices):
    SEPERSEMBILAN = "1/9", "1/9 (tepat)"
    DUA_ANGKA = "0.11", "0,11 (dibulatkan 2 angka)"
    TIGA_ANGKA = "0.111", "0,111 (dibulatkan 3 angka)"


class Mutu(TextChoices):
    A = "A", "Sangat Baik"
    B = "B", "Baik"
    C = "C", "Kurang Baik"
    D = "D", "Tidak Baik"


class JenisInstrumen(TextChoices):
    SEMBILAN = "sembilan", "Sembilan unsur (PermenPANRB 14/2017)"
    DARING = "daring", "SKM Online 16 butir (Pedoman 9/2024)"


class StatusPeriodeSurvei(TextChoices):
    DRAF = "draf", "Draf"
    BUKA = "buka", "Menerima jawaban"
    TUTUP = "tutup", "Ditutup, diperiksa"
    DISAHKAN = "disahkan", "Disahkan"
    DIPUBLIKASIKAN = "dipublikasikan", "Dipublikasikan"


# The steps that a period may take from each state, the usual one first.
LANGKAH: dict[str, tuple[StatusPeriodeSurvei, ...]] = {
    StatusPeriodeSurvei.DRAF: (StatusPeriodeSurvei.BUKA, StatusPeriodeSurvei.TUTUP),
    StatusPeriodeSurvei.BUKA: (StatusPeriodeSurvei.TUTUP,),
    StatusPeriodeSurvei.TUTUP: (StatusPeriodeSurvei.DISAHKAN, StatusPeriodeSurvei.BUKA),
    StatusPeriodeSurvei.DISAHKAN: (StatusPeriodeSurvei.DIPUBLIKASIKAN,),
    StatusPeriodeSurvei.DIPUBLIKASIKAN: (),
}
# From here on the answers do not change any more.
BEKU = (StatusPeriodeSurvei.DISAHKAN, StatusPeriodeSurvei.DIPUBLIKASIKAN)
# Answers may still be written by those who manage the survey: from paper, from sheets.
TERBUKA_PENGELOLA = (StatusPeriodeSurvei.DRAF, StatusPeriodeSurvei.BUKA, StatusPeriodeSurvei.TUTUP)


class Kanal(TextChoices):
    KUPON = "kupon", "Kupon kunjungan"
    KIOS = "kios", "Perangkat di loket"
    DIBANTU = "dibantu", "Dibantu petugas"
    TERBUKA = "terbuka", "Tautan terbuka"
    MANUAL = "manual", "Kertas"
    IMPOR = "impor", "Lembar jawaban"


class Tanda(TextChoices):
    """Why an answer is looked at again. A flag never takes an answer out."""

    TERGESA = "tergesa", "Diisi kurang dari 15 detik"
    SEMBURAN = "semburan", "Banyak formulir dalam waktu singkat"
    SERAGAM = "seragam", "Hampir semua jawaban loket hari itu sama"
    JARINGAN = "jaringan", "Dari jaringan kantor"


class KeadaanTanda(TextChoices):
    """What became of a flagged answer: until somebody decides it counts, and is named as undecided."""

    BELUM = "belum", "Belum diperiksa"
    DIPERTAHANKAN = "tetap", "Diperiksa, tetap dihitung"
    DIKECUALIKAN = "kecuali", "Dikecualikan"


class StatusTindakLanjut(TextChoices):
    BELUM = "belum", "Belum mulai"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Dibatalkan"


class FaktaPekppp(TextChoices):
    """The five things that the yearly evaluation asks about the survey."""

    PELAKSANAAN = "pelaksanaan", "Pelaksanaan survei"
    MEDIA = "media", "Media publikasi"
    RTL = "rtl", "Tindak lanjut yang selesai"
    KECEPATAN = "kecepatan", "Kecepatan tindak lanjut"
    SIPP = "sipp", "Informasi pelayanan publik (SIPP)"


class StatusLaporan(TextChoices):
    """Of a report of illegal fees, in the words that its sender reads."""

    BARU = "baru", "Diterima, belum dibaca"
    DIPERIKSA = "diperiksa", "Sedang diperiksa Inspektorat"
    SELESAI = "selesai", "Selesai diperiksa"


class StatusKomentar(TextChoices):
    BARU = "baru", "Belum dipilah"
    DIPILAH = "dipilah", "Dipilah"
    TIKET = "tiket", "Menjadi keluhan"
    KOSONG = "kosong", "Tanpa isi"


class JenisKelamin(TextChoices):
    L = "L", "Laki-laki"
    P = "P", "Perempuan"


class KelompokUsia(TextChoices):
    U17 = "<17", "di bawah 17 tahun"
    U25 = "17-25", "17–25 tahun"
    U34 = "26-34", "26–34 tahun"
    U44 = "35-44", "35–44 tahun"
    U54 = "45-54", "45–54 tahun"
    U65 = "55-65", "55–65 tahun"
    LANJUT = ">65", "di atas 65 tahun"


class PendidikanResponden(TextChoices):
    TIDAK = "tidak", "Tidak sekolah"
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA/SMK"
    D3 = "D3", "D1–D3"
    S1 = "S1", "S1/D4"
    S2 = "S2", "S2"
    S3 = "S3", "S3"


class Pekerjaan(TextChoices):
    ASN = "asn", "ASN"
    TNI = "tni", "TNI"
    POLRI = "polri", "Polri"
    SWASTA = "swasta", "Karyawan swasta"
    WIRAUSAHA = "wirausaha", "Wirausaha"
    PELAJAR = "pelajar", "Pelajar/mahasiswa"
    LAINNYA = "lainnya", "Lainnya"


# Of a respondent, in the order in which the form and the paper sheet ask; all optional.
PROFIL: dict[str, tuple[str, type[TextChoices]]] = {
    "jenis_kelamin": ("Jenis kelamin", JenisKelamin),
    "usia": ("Usia", KelompokUsia),
    "pendidikan": ("Pendidikan terakhir", PendidikanResponden),
    "pekerjaan": ("Pekerjaan", Pekerjaan),
}


class Disabilitas(TextChoices):
    """As ticked on paper; what is not ticked says nothing."""

    YA = "ya", "Ya"


PROFIL_KERTAS = PROFIL | {"disabilitas": ("Penyandang disabilitas", Disabilitas)}


class StatusKeluhan(TextChoices):
    """Of a complaint or proposal about a service, in the words that its sender reads."""

    BARU = "baru", "Diterima, belum ditangani"
    DIPROSES = "diproses", "Sedang ditangani"
    SELESAI = "selesai", "Sudah dijawab"


class StatusKertas(TextChoices):
    """Of a batch of paper sheets."""

    ENTRI = "entri", "Sedang diketik"
    PERIKSA = "periksa", "Diketik ulang sebagian"
    MASUK = "masuk", "Masuk ke indeks"
