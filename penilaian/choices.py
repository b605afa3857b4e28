"""Choices of the appraisal app, in the terms of PermenPANRB 6/2022."""

from django.db.models import TextChoices


class JenisPeriode(TextChoices):
    BULANAN = "bulanan", "Bulanan"
    TRIWULAN = "triwulan", "Triwulan"
    SEMESTER = "semester", "Semester"
    TAHUNAN = "tahunan", "Tahunan"


class StatusPeriode(TextChoices):
    RENCANA = "rencana", "Belum dibuka"
    BERJALAN = "berjalan", "Berjalan"
    DITUTUP = "ditutup", "Ditutup"


class StatusKebijakan(TextChoices):
    DRAF = "draf", "Draf"
    BERLAKU = "berlaku", "Berlaku"


class StatusSKP(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Menunggu atasan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    BERLAKU = "berlaku", "Berlaku"
    DISESUAIKAN = "disesuaikan", "Diganti versi baru"
    DITUTUP = "ditutup", "Ditutup"


SKP_DAPAT_DIUBAH = (StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN)
SKP_MENGIKAT = (StatusSKP.BERLAKU, StatusSKP.DISESUAIKAN, StatusSKP.DITUTUP)


class Pendekatan(TextChoices):
    KUANTITATIF = "kuantitatif", "Kuantitatif"
    KUALITATIF = "kualitatif", "Kualitatif"


class JenisHasil(TextChoices):
    UTAMA = "utama", "Utama"
    TAMBAHAN = "tambahan", "Tambahan"


class AsalRancangan(TextChoices):
    """Who began a draft for somebody else. It binds nobody before the employee sends it and the superior approves."""

    ATASAN = "atasan", "Diusulkan atasan, belum Anda setujui"
    HR = "hr", "Diusulkan HR, belum Anda setujui"
    PENGELOLA = "pengelola", "Disusun pengelola kinerja, belum Anda setujui"


class Perspektif(TextChoices):
    """What a result of a JPT or of the head of an independent unit serves, in place of a superior's result."""

    PENERIMA_LAYANAN = "penerima_layanan", "Penerima layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan internal"
    ANGGARAN = "anggaran", "Anggaran"


class Aspek(TextChoices):
    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class Arah(TextChoices):
    NAIK = "naik", "Makin besar makin baik"
    TURUN = "turun", "Makin kecil makin baik"


class JenisUkuran(TextChoices):
    ANGKA = "angka", "Angka"
    YA_TIDAK = "ya_tidak", "Ya atau tidak"


class SumberIndikator(TextChoices):
    MANUAL = "manual", "Dilaporkan pegawai"
    LAYANAN = "layanan", "Indeks kepuasan layanan"
    INOVASI = "inovasi", "Inovasi yang diterapkan"


class StatusRealisasi(TextChoices):
    DRAF = "draf", "Draf"
    DIKIRIM = "dikirim", "Belum diperiksa atasan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITERIMA = "diterima", "Diterima"
    # Written by the closing of a period alone, see `penilaian.domain.nol`.
    NOL = "nol", "Tidak dilaporkan, dihitung nol"


# A result that was sent but not checked counts as sent.
REALISASI_TERKIRIM = (StatusRealisasi.DIKIRIM, StatusRealisasi.DITERIMA)
# What a score reads.
REALISASI_DIHITUNG = (*REALISASI_TERKIRIM, StatusRealisasi.NOL)


class StatusIndikator(TextChoices):
    """What became of an indicator in a score; the words of `indikator.csv`."""

    DIHITUNG = "dihitung", "Dihitung"
    BELUM = "belum", "Belum ada hasil"
    BELUM_CUKUP_DATA = "belum_cukup_data", "Belum cukup data"
    TIDAK_DIEVALUASI = "tidak_dievaluasi", "Tidak dievaluasi"


class Rating(TextChoices):
    DI_ATAS = "di_atas", "Di atas ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"


class Predikat(TextChoices):
    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class NilaiDasar(TextChoices):
    """BerAKHLAK, in the official order."""

    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan", "Berorientasi Pelayanan"
    AKUNTABEL = "akuntabel", "Akuntabel"
    KOMPETEN = "kompeten", "Kompeten"
    HARMONIS = "harmonis", "Harmonis"
    LOYAL = "loyal", "Loyal"
    ADAPTIF = "adaptif", "Adaptif"
    KOLABORATIF = "kolaboratif", "Kolaboratif"


# What each value asks for, in plain words (SE MenPANRB 20/2021).
ARTI_NILAI = {
    NilaiDasar.BERORIENTASI_PELAYANAN: "Memahami kebutuhan warga, ramah, cekatan, dan terus memperbaiki layanan.",
    NilaiDasar.AKUNTABEL: "Jujur, cermat, disiplin, dan memakai barang negara secara bertanggung jawab.",
    NilaiDasar.KOMPETEN: "Terus belajar, membantu orang lain belajar, dan bekerja dengan mutu terbaik.",
    NilaiDasar.HARMONIS: "Menghargai setiap orang, suka menolong, dan menjaga suasana kerja.",
    NilaiDasar.LOYAL: "Memegang Pancasila dan konstitusi, menjaga nama baik instansi dan rahasia jabatan.",
    NilaiDasar.ADAPTIF: "Cepat menyesuaikan diri, berinovasi, dan bertindak lebih dulu.",
    NilaiDasar.KOLABORATIF: "Memberi kesempatan berbagai pihak dan terbuka bekerja sama.",
}


class NadaUmpanBalik(TextChoices):
    APRESIASI = "apresiasi", "Apresiasi"
    PERBAIKAN = "perbaikan", "Saran perbaikan"


class SebagaiUmpanBalik(TextChoices):
    """As what somebody gave feedback, on that day."""

    ATASAN = "atasan", "Atasan"
    KETUA_TIM = "ketua_tim", "Ketua tim kerja"
    REKAN = "rekan", "Rekan kerja"
    BAWAHAN = "bawahan", "Bawahan"
    DIMINTA = "diminta", "Diminta pegawai"


class JenisPutusan(TextChoices):
    PENILAI = "penilai", "Penilaian"
    KEBERATAN = "keberatan", "Putusan keberatan"
    KOREKSI = "koreksi", "Koreksi"


class AlasanBantuan(TextChoices):
    """Why a person needs help, in the feedback report; the rule is `penilaian.queries.laporan.alasan_bantuan`."""

    TANPA_SKP = "tanpa_skp", "Belum punya SKP"
    SKP_DIAJUKAN = "skp_diajukan", "SKP menunggu persetujuan"
    HASIL = "hasil", "Hasil kerja di bawah ekspektasi"
    TURUN = "turun", "Turun jauh dari periode lalu"
    TANPA_DATA = "tanpa_data", "Sebagian besar bobot tanpa hasil"
    PERILAKU = "perilaku", "Perilaku di bawah ekspektasi"
    TANPA_UMPAN = "tanpa_umpan", "Belum mendapat umpan balik"


class KeadaanHasil(TextChoices):
    """Where a result stands; `FINAL` is for good, corrections are new decisions."""

    BELUM = "belum", "Belum dinilai"
    DINILAI = "dinilai", "Dinilai, belum disampaikan"
    DISAMPAIKAN = "disampaikan", "Sementara"
    KEBERATAN = "keberatan", "Sementara, ada keberatan"
    DITERIMA = "diterima", "Diterima, final sesudah periode ditutup"
    FINAL = "final", "Final"


# --- Objections (PP 30/2019 art. 59) ---


class StatusKeberatan(TextChoices):
    """What became of an objection. The decision is final at once: there is nothing after `diputus`."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Menunggu tanggapan penilai"
    DIDENGAR = "didengar", "Menunggu putusan"
    DIPUTUS = "diputus", "Diputus, final"
    DITARIK = "ditarik", "Ditarik"


KEBERATAN_BERJALAN = (StatusKeberatan.DIAJUKAN, StatusKeberatan.DIDENGAR)


class PokokKeberatan(TextChoices):
    NILAI = "nilai", "Rating dan predikat"
    BUKTI = "bukti", "Hasil atau bukti yang dikembalikan"
    SURVEI = "survei", "Angka survei"


class AmarKeberatan(TextChoices):
    DIKABULKAN = "dikabulkan", "Dikabulkan"
    SEBAGIAN = "sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"


class JenisHari(TextChoices):
    KALENDER = "kalender", "hari kalender"
    KERJA = "kerja", "hari kerja"


class JenisLangkah(TextChoices):
    DIAJUKAN = "diajukan", "Diajukan"
    DITUNJUK = "ditunjuk", "Pejabat pemutus ditunjuk"
    DITANGGAPI = "ditanggapi", "Ditanggapi penilai"
    NAIK = "naik", "Naik satu tingkat karena lewat tenggat"
    DITARIK = "ditarik", "Ditarik pegawai"
    DIPUTUS = "diputus", "Diputus"


# --- Units and teams ---


class PredikatOrganisasi(TextChoices):
    """Predikat of an organisation: a scale of its own, its top is not that of people (SE MenPANRB 3/2023)."""

    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


# --- Bahan TPP ---


class StatusTpp(TextChoices):
    USULAN = "usulan", "Usulan, belum ditinjau"
    DITINJAU = "ditinjau", "Sudah ditinjau"


class CatatanTpp(TextChoices):
    """Why nothing is proposed for a person."""

    TANPA_SKP = "tanpa_skp", "Tidak punya SKP pada periode ini"
    BELUM_DINILAI = "belum_dinilai", "Belum dinilai penilai"
    SEMENTARA = "sementara", "Hasil masih sementara"


class SumberRekomendasi(TextChoices):
    PERENCANAAN = "perencanaan", "Perencanaan"
    KEPEGAWAIAN = "kepegawaian", "Kepegawaian"
    INSPEKTORAT = "inspektorat", "Inspektorat"
