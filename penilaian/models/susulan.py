"""Late entry of results, opened again by HR for a person or a unit."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


@dilacak()
class Susulan(models.Model):
    """One act: until `sampai` the people of its plans may report in the period, though its deadline has passed.
    For one person or for a unit with all below it; ending it earlier moves `sampai`. Written only by
    `penilaian.domain.susulan`."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="susulan")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    sampai = models.DateTimeField()
    alasan = models.CharField(max_length=300)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "pengisian susulan"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="susulan_beralasan"),
            models.CheckConstraint(condition=Q(sampai__gte=F("dibuat")), name="susulan_ke_depan"),
            models.CheckConstraint(
                condition=Q(pegawai__isnull=False, unit=None) | Q(pegawai=None, unit__isnull=False),
                name="susulan_orang_atau_unit",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pegawai or self.unit)


class SusulanSKP(models.Model):
    """A plan that the act covers, as they were when it was done: who moves into the unit later is not among them."""

    susulan = models.ForeignKey(Susulan, models.CASCADE, related_name="skp")
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="susulan")

    class Meta:
        verbose_name = "SKP dengan pengisian susulan"
        constraints = [models.UniqueConstraint(fields=["susulan", "skp"], name="susulan_sekali_seskp")]

    def __str__(self) -> str:
        return f"{self.skp_id}: {self.susulan_id}"
