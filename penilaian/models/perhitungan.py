"""A scoring run: one job of the job table, with what it scores."""

from django.db import models

from kinerja.models import Pekerjaan
from pegawai.models import UnitKerja
from penilaian.models.kebijakan import Kebijakan
from penilaian.models.periode import Periode


class Perhitungan(models.Model):
    """What a scoring job is about. State, progress, heartbeat and errors stand in `pekerjaan`, the job row.
    Written only by `penilaian.domain.hitung`."""

    pekerjaan = models.OneToOneField(Pekerjaan, models.CASCADE, related_name="perhitungan", primary_key=True)
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="perhitungan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    kebijakan = models.ForeignKey(Kebijakan, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "perhitungan"

    def __str__(self) -> str:
        return f"{self.periode} {self.unit or ''}".strip()
