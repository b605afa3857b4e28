"""Cases that passed from an assessor who did not rate in time."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


@dilacak()
class AlihPenilaian(models.Model):
    """From now on `kepada` rates the plan in the period, and `dari`, its assessor, no longer does.
    Written only by `penilaian.domain.alih`."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="alih")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    dari = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    kepada = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "alih penilaian"
        constraints = [
            models.UniqueConstraint(fields=["periode", "skp"], name="alih_sekali"),
            models.CheckConstraint(condition=~Q(dari=F("kepada")), name="alih_ke_orang_lain"),
        ]
        indexes = [models.Index(fields=["kepada", "periode"], name="alih_kepada")]

    def __str__(self) -> str:
        return f"{self.dari} → {self.kepada}"
