"""Choices of the follow-up of results: guidance, awards, angka kredit."""

from django.db.models import TextChoices

from penilaian.choices import Predikat


class StatusBimbingan(TextChoices):
    """A plan runs once superior and employee have both agreed to it."""

    DISUSUN = "disusun", "Rencana disusun"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    DIHENTIKAN = "dihentikan", "Dihentikan"


BIMBINGAN_TERBUKA = (StatusBimbingan.DISUSUN, StatusBimbingan.BERJALAN)


class HasilBimbingan(TextChoices):
    """The outcome that the review states. Nothing follows by itself."""

    TERCAPAI = "tercapai", "Sasaran tercapai"
    BELUM = "belum", "Sasaran belum tercapai"


# Whose predikat is below: everything under Baik (nine cells of PermenPANRB 6/2022).
PREDIKAT_BIMBINGAN = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG)
# Months to improve (PP 30/2019 art. 56–58).
BULAN_BIMBINGAN = 6


class StatusPenghargaan(TextChoices):
    DRAF = "draf", "Disusun"
    PANITIA = "panitia", "Dinilai panitia"
    PEJABAT = "pejabat", "Menunggu putusan pejabat"
    SELESAI = "selesai", "Ditetapkan"


class PilihanPanitia(TextChoices):
    DUKUNG = "dukung", "Mendukung"
    TIDAK = "tidak", "Tidak mendukung"


class KeputusanPenghargaan(TextChoices):
    TERPILIH = "terpilih", "Penerima"
    TIDAK = "tidak", "Tidak terpilih"


class KeputusanApresiasi(TextChoices):
    """What became of a recognition that citizens' answers propose."""

    DITERIMA = "diterima", "Diberi apresiasi"
    DITOLAK = "ditolak", "Tidak diberi apresiasi"


class SebabKredit(TextChoices):
    """Why a row of angka kredit was written."""

    HITUNG = "hitung", "Predikat tahunan menjadi akhir"
    PREDIKAT = "predikat", "Predikat berubah"
    KOEFISIEN = "koefisien", "Koefisien berubah"
    MASA = "masa", "Jabatan atau lamanya berubah"
