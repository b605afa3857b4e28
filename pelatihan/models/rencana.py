"""Next year's plan of training: draft → head of the agency → city."""

import uuid

from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja
from pelatihan.choices import StatusRencana
from pelatihan.models.program import Program


class RencanaQuerySet(models.QuerySet["RencanaPelatihan"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[RencanaPelatihan]":
        """Plans of the agencies that one leads or whose training one looks after; the city's managers, HR, leaders and
        auditors see all."""
        from pelatihan.queries.lingkup import saring_rencana

        return saring_rencana(self, pengguna)


@dilacak()
class RencanaPelatihan(models.Model):
    """The plan of one agency for one year. Written only by `pelatihan.domain.rencana`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rencana_pelatihan")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=StatusRencana, default=StatusRencana.DRAF)
    catatan = models.CharField("catatan bila dikembalikan", max_length=250, blank=True)
    diputus_unit_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    diputus_kota_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = RencanaQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana pelatihan"
        ordering = ["-tahun", "unit_id"]
        constraints = [models.UniqueConstraint(fields=["unit", "tahun"], name="rencana_pelatihan_sekali")]

    def __str__(self) -> str:
        return f"Rencana pelatihan {self.unit} {self.tahun}"


@dilacak(indeks=["rencana"])
class BarisRencana(models.Model):
    """One programme in the plan. `permintaan` is the number of confirmed needs that it answers on the day of the
    draft, `kursi` the seats asked for, `biaya` rupiah a person; kursi 0 is left out, and `alasan` says why."""

    rencana = models.ForeignKey(RencanaPelatihan, models.CASCADE, related_name="baris")
    program = models.ForeignKey(Program, models.PROTECT, related_name="+")
    permintaan = models.PositiveIntegerField()
    kursi = models.PositiveIntegerField()
    biaya = models.DecimalField(max_digits=12, decimal_places=0)
    alasan = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "baris rencana"
        ordering = ["-permintaan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "program"], name="baris_rencana_sekali"),
            models.CheckConstraint(
                condition=models.Q(kursi__gt=0) | ~models.Q(alasan=""),
                name="baris_rencana_beralasan",
                violation_error_message="Tulis mengapa program ini tidak direncanakan.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.program)
