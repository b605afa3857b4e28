"""Integrity pact: the text of a year, and who signed it."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, UnitKerja


@dilacak()
class Pakta(models.Model):
    """A version of the yearly text. Once published it does not change; a new version asks everybody to sign anew.
    Written only by `sosialisasi.domain.pakta`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField("versi", default=1)
    teks = models.TextField()
    terbit = models.DateTimeField(null=True, blank=True)
    tenggat = models.DateField("ditandatangani paling lambat")
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "pakta integritas"
        verbose_name_plural = "pakta integritas"
        ordering = ["-tahun", "-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "nomor"], name="pakta_sekali"),
            models.UniqueConstraint(fields=["tahun"], condition=models.Q(terbit__isnull=True), name="pakta_satu_draf"),
        ]

    def __str__(self) -> str:
        return f"Pakta integritas {self.tahun}"


@dilacak(indeks=["pegawai"])
class TandaTanganPakta(models.Model):
    """Somebody read and signed: unit and position of that day, the fingerprint of the words that were on the screen,
    and a code by which a printout is checked. Never changed or removed; written only by `sosialisasi.domain.pakta`."""

    pakta = models.ForeignKey(Pakta, models.PROTECT, related_name="tanda_tangan")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="tanda_tangan_pakta")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=160)
    pada = models.DateTimeField(db_default=Now())
    sidik = models.CharField(max_length=64)
    kode = models.CharField(max_length=16, unique=True)

    class Meta:
        verbose_name = "tanda tangan pakta"
        verbose_name_plural = "tanda tangan pakta"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["pakta", "pegawai"], name="tanda_tangan_pakta_sekali")]
        indexes = [models.Index(fields=["pakta", "unit"], name="tanda_tangan_pakta_unit")]

    def __str__(self) -> str:
        return f"{self.pegawai} · {self.pakta}"
