"""What citizens wrote in their own words."""

from django.db import models

from survei.choices import StatusKomentar, Unsur
from survei.models.periode import PeriodeSurvei


class Komentar(models.Model):
    """The free text of a form, in a table of its own: it points at no answer and knows no day. `usulan` is the unsur
    that keywords propose, `unsur` the one that a person chose. One that speaks of illegal fees is held (`ditahan`) for
    the inspectorate and shown to nobody else until released. Written only by `survei.domain`."""

    periode = models.ForeignKey(PeriodeSurvei, models.CASCADE, related_name="komentar")
    teks = models.TextField()
    usulan = models.CharField(max_length=12, choices=Unsur, blank=True, default="")
    unsur = models.CharField(max_length=12, choices=Unsur, blank=True, default="")
    ditahan = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=StatusKomentar, default=StatusKomentar.BARU)

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        indexes = [models.Index(fields=["periode", "status"], name="komentar_periode_status")]

    def __str__(self) -> str:
        return self.teks[:60]
