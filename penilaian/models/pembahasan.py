"""Talks about how an assessor rates."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from penilaian.models.periode import Periode


@dilacak()
class Pembahasan(models.Model):
    """A talk with an assessor about the calibration of a period, and what came of it. Append-only: a correction is a
    new talk. It changes no rating. Written only by `penilaian.domain.pembahasan`."""

    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pembahasan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    tanggal = models.DateField()
    isi = models.TextField("yang dibahas")
    hasil = models.TextField("hasil pembahasan")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "pembahasan"
        ordering = ["-tanggal", "-id"]
        indexes = [models.Index(fields=["periode", "penilai"], name="pembahasan_periode")]
        constraints = [
            models.CheckConstraint(condition=~Q(isi="") & ~Q(hasil=""), name="pembahasan_terisi"),
        ]
        triggers = [pgtrigger.Protect(name="pembahasan_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.penilai}, {self.periode}"
