"""The superiors' feedback report."""

import uuid

from django.db import models
from django.db.models.functions import Now

from pegawai.models import Pegawai
from penilaian.models.periode import Periode


class Laporan(models.Model):
    """One report for one superior and period: `isi` holds the composed content (see `penilaian.queries.laporan`), so
    that screen and PDF say the same. Written only by `penilaian.domain.laporan`; composing again replaces it."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    penilai = models.ForeignKey(Pegawai, models.CASCADE, related_name="laporan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="laporan")
    isi = models.JSONField()
    disusun = models.DateTimeField(db_default=Now())
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "laporan umpan balik"
        ordering = ["-periode__rentang"]
        constraints = [models.UniqueConstraint(fields=["penilai", "periode"], name="laporan_sekali")]

    def __str__(self) -> str:
        return f"Laporan {self.penilai} {self.periode}"
