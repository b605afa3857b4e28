"""Choices of the ground floor."""

from django.db.models import TextChoices


class StatusPekerjaan(TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


SELESAI_APA_PUN = (StatusPekerjaan.SELESAI, StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN)


class JenisDokumen(TextChoices):
    """What an issued document is, in the words of the public page."""

    SKP = "skp", "Sasaran kinerja pegawai"
    EVALUASI = "evaluasi", "Evaluasi kinerja pegawai"
    LAPORAN = "laporan", "Laporan umpan balik kinerja"
    KINERJA_UNIT = "unit", "Ikhtisar kinerja unit"
    KEBERATAN = "keberatan", "Keberatan atas hasil penilaian"
    PERJANJIAN = "perjanjian", "Perjanjian kinerja"
    PAKTA = "pakta", "Pakta integritas"
    SERTIFIKAT = "sertifikat", "Sertifikat pelatihan"
    PIAGAM = "piagam", "Piagam penghargaan"
    ANGKA_KREDIT = "kredit", "Penetapan angka kredit"
    POSTER = "poster", "Poster layanan"
    LAPORAN_SKM = "skm", "Laporan survei kepuasan masyarakat"
    BAHAN_RAPAT = "rapat", "Bahan rapat kinerja"


class StatusDokumen(TextChoices):
    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan"
    DICABUT = "dicabut", "Dicabut"
