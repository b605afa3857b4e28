"""*Bimbingan kinerja*: six months of help for a person whose final predikat is below: goals, sessions, review."""

import uuid
from typing import cast

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import Predikat
from penilaian.choices_lanjut import BIMBINGAN_TERBUKA, PREDIKAT_BIMBINGAN, HasilBimbingan, StatusBimbingan
from penilaian.models.nilai import PutusanNilai
from penilaian.models.periode import Periode
from penilaian.pemicu import TolakUjiCoba


class BimbinganQuerySet(models.QuerySet["Bimbingan"]):
    def terbuka(self) -> "BimbinganQuerySet":
        """Being written or running."""
        return self.filter(status__in=BIMBINGAN_TERBUKA)

    def terlihat_oleh(self, pengguna: Pengguna) -> "BimbinganQuerySet":
        """The plans this user may read. See `penilaian.queries.bimbingan`."""
        from penilaian.queries.bimbingan import saring_bimbingan

        return cast("BimbinganQuerySet", saring_bimbingan(self, pengguna))


@dilacak(indeks=["pegawai"])
class Bimbingan(models.Model):
    """The guidance of one person after one final result. The guide is whoever assesses the person today, so that a new
    superior continues; nobody is stored. `masa` begins when both have agreed. Written only by
    `penilaian.domain.bimbingan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="bimbingan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    putusan = models.OneToOneField(PutusanNilai, models.PROTECT, related_name="bimbingan")
    predikat = models.CharField(max_length=16, choices=Predikat)
    status = models.CharField(max_length=10, choices=StatusBimbingan, default=StatusBimbingan.DISUSUN)
    dukungan = models.TextField("dukungan yang diberikan", blank=True)
    setuju_atasan = models.DateTimeField(null=True, blank=True)
    setuju_atasan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    setuju_pegawai = models.DateTimeField(null=True, blank=True)
    masa = DateRangeField(null=True, blank=True)
    hasil = models.CharField(max_length=8, choices=HasilBimbingan, blank=True)
    tinjauan = models.TextField("tinjauan atasan", blank=True)
    tanggapan = models.TextField("tanggapan pegawai", blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    revisi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    dibuat = models.DateTimeField(db_default=Now())

    objects = BimbinganQuerySet.as_manager()

    class Meta:
        verbose_name = "bimbingan kinerja"
        verbose_name_plural = "bimbingan kinerja"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"], condition=Q(status__in=BIMBINGAN_TERBUKA), name="bimbingan_satu_terbuka"
            ),
            models.CheckConstraint(condition=Q(predikat__in=PREDIKAT_BIMBINGAN), name="bimbingan_predikat_di_bawah"),
            models.CheckConstraint(
                condition=~Q(status__in=(StatusBimbingan.BERJALAN, StatusBimbingan.SELESAI))
                | Q(setuju_atasan__isnull=False, setuju_pegawai__isnull=False, masa__isnull=False),
                name="bimbingan_berjalan_disetujui",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusBimbingan.SELESAI, selesai__isnull=False) & ~Q(hasil="") & ~Q(tinjauan="")
                | Q(status=StatusBimbingan.DIHENTIKAN, selesai__isnull=False, hasil="") & ~Q(tinjauan="")
                | Q(status__in=BIMBINGAN_TERBUKA, selesai=None, hasil="", tinjauan=""),
                name="bimbingan_akhir_beralasan",
            ),
        ]
        triggers = [TolakUjiCoba(putusan=True)]

    def __str__(self) -> str:
        return f"Bimbingan kinerja {self.pegawai}"

    @property
    def terbuka(self) -> bool:
        return self.status in BIMBINGAN_TERBUKA


@dilacak(indeks=["bimbingan"])
class SasaranBimbingan(models.Model):
    """What is to be better after six months, and how one will see it."""

    bimbingan = models.ForeignKey(Bimbingan, models.CASCADE, related_name="sasaran")
    uraian = models.CharField("yang diperbaiki", max_length=300)
    ukuran = models.CharField("tercapai bila", max_length=300)
    tercapai = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "sasaran bimbingan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.uraian


@dilacak(indeks=["bimbingan"])
class SesiBimbingan(models.Model):
    """A talk on a day; superior and employee each write their own note of it."""

    bimbingan = models.ForeignKey(Bimbingan, models.CASCADE, related_name="sesi")
    tanggal = models.DateField()
    pokok = models.CharField("yang dibicarakan", max_length=200)
    catatan_atasan = models.TextField("catatan atasan", blank=True)
    catatan_atasan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    catatan_pegawai = models.TextField("catatan pegawai", blank=True)

    class Meta:
        verbose_name = "sesi bimbingan"
        ordering = ["tanggal", "id"]
        constraints = [models.UniqueConstraint(fields=["bimbingan", "tanggal"], name="sesi_bimbingan_satu_sehari")]

    def __str__(self) -> str:
        return self.pokok

    @property
    def tercatat(self) -> bool:
        """Somebody has written a note: the talk took place."""
        return bool(self.catatan_atasan or self.catatan_pegawai)
