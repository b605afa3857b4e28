"""Who signs the certificates of training."""

from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, UnitKerja


@dilacak()
class Penandatangan(models.Model):
    """The official who signs for an agency, or (`unit` None) for the city, and the office as it is printed, such as
    "Plt. Kepala Dinas …". A certificate keeps what stood here on its day. Written only by
    `pelatihan.domain.penandatangan`."""

    unit = models.ForeignKey(UnitKerja, models.CASCADE, null=True, blank=True, related_name="+")
    pejabat = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jabatan = models.CharField("jabatan seperti tercetak", max_length=160)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "penandatangan sertifikat"
        ordering = ["unit_id"]
        constraints = [models.UniqueConstraint(fields=["unit"], name="penandatangan_unit_sekali", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.pejabat}, {self.jabatan}"
