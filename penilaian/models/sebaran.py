"""Groups in which the distribution limits of SE MenPANRB 3/2023 are looked at, and the leader's confirmations."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import PredikatOrganisasi
from penilaian.models.periode import Periode


@dilacak()
class KelompokSebaran(models.Model):
    """The group that a leader names for a period: the people of a unit, with or without those below it. Nobody stands
    in two groups. Written only by `penilaian.domain.sebaran`."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="kelompok_sebaran")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="kelompok_sebaran")
    dengan_bawahan = models.BooleanField(default=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "kelompok sebaran"
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "unit"],
                name="kelompok_sebaran_sekali",
                violation_error_message="Unit ini sudah menjadi kelompok pada periode itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}{' dan unit di bawahnya' if self.dengan_bawahan else ''}"


@dilacak()
class PengesahanSebaran(models.Model):
    """What the leader confirmed: the spread at that moment, the limits it broke (codes of `rumus.distribusi`) and why
    that is right. Append-only, the latest counts; it changes no rating."""

    kelompok = models.ForeignKey(KelompokSebaran, models.PROTECT, related_name="pengesahan")
    predikat = models.CharField("predikat organisasi", max_length=16, choices=PredikatOrganisasi)
    jumlah = models.JSONField(help_text="orang menurut predikat")
    belum = models.PositiveIntegerField("belum dinilai", default=0)
    dilanggar = models.JSONField(default=list)
    kecil = models.BooleanField(default=False)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "pengesahan sebaran"
        ordering = ["-id"]
        triggers = [pgtrigger.Protect(name="pengesahan_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kelompok_id}: {self.jumlah}"
