"""Ticks of what a person has copied into the national application."""

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from penilaian.models.skp import SKP


@dilacak()
class TandaSalin(models.Model):
    """The tick on one field of a plan, by its key (see `penilaian.queries.salinan`), with a digest of the text
    that was copied, so that a later change shows. Written only by `penilaian.domain.salinan`."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="tanda_salin")
    kunci = models.CharField(max_length=60)
    sidik = models.CharField(max_length=16)
    disalin = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "tanda salin"
        constraints = [models.UniqueConstraint(fields=["skp", "kunci"], name="tanda_salin_sekali")]

    def __str__(self) -> str:
        return self.kunci
