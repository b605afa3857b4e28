"""Counts of data warnings, one photograph a day."""

from django.db import models

from pegawai.models.unit import UnitKerja


class PotretMutu(models.Model):
    """How many people of an agency had a kind of warning on a day (`opd` None: people without placement).

    Written only by `pegawai.domain.mutu`.
    """

    tanggal = models.DateField()
    opd = models.ForeignKey(UnitKerja, models.CASCADE, null=True, blank=True, related_name="+")
    jenis = models.CharField(max_length=20)
    jumlah = models.PositiveIntegerField()

    class Meta:
        verbose_name = "potret mutu data"
        constraints = [
            models.UniqueConstraint(fields=["tanggal", "opd", "jenis"], name="potret_mutu_sekali", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.jenis}: {self.jumlah}"
