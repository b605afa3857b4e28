"""Who confirmed a rule of the appraisal, with the value that was confirmed."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna


@dilacak()
class KepastianAturan(models.Model):
    """One act on a rule of `penilaian.queries.ketentuan`: confirmed with the value of that day, or withdrawn. The
    latest one counts; another value needs another act. Written only by `penilaian.domain.kepastian`."""

    kode = models.CharField(max_length=40)
    pasti = models.BooleanField()
    nilai = models.CharField(max_length=300)
    alasan = models.CharField(max_length=300)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "kepastian aturan"
        ordering = ["-id"]
        indexes = [models.Index(fields=["kode", "-id"], name="kepastian_terbaru")]
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="kepastian_beralasan")]
        triggers = [pgtrigger.Protect(name="kepastian_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kode}: {self.nilai}"
