"""The organisation's predikat of a unit in a period, and the recommendations beside it. Append-only."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import PredikatOrganisasi, SumberRekomendasi
from penilaian.models.periode import Periode


def _tetap(nama: str) -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name=f"{nama}_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]


@dilacak()
class PutusanUnit(models.Model):
    """A decision of the official above: the predikat of a unit in a period, with its reason. The latest counts.

    `nilai` is the result from the unit's own indicators at that moment, `sudah_dinilai` how many people of the unit
    tree had a rating already. Written only by `penilaian.domain.predikat_unit`.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="putusan_unit")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="putusan_unit")
    predikat = models.CharField(max_length=16, choices=PredikatOrganisasi)
    alasan = models.TextField()
    nilai = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    sudah_dinilai = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "putusan unit"
        ordering = ["-id"]
        indexes = [models.Index(fields=["periode", "unit", "-id"], name="putusan_unit_terbaru")]
        triggers = _tetap("putusan_unit")

    def __str__(self) -> str:
        return str(self.get_predikat_display())


@dilacak()
class RekomendasiUnit(models.Model):
    """What planning, personnel or the inspectorate recommends for a unit in a period: `pemberi` said it, `oleh` wrote
    it down. Written only by `penilaian.domain.predikat_unit`."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rekomendasi")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    sumber = models.CharField(max_length=12, choices=SumberRekomendasi)
    pemberi = models.CharField(max_length=160)
    isi = models.TextField()
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "rekomendasi unit"
        ordering = ["-id"]
        indexes = [models.Index(fields=["periode", "unit"], name="rekomendasi_unit_periode")]
        triggers = _tetap("rekomendasi_unit")

    def __str__(self) -> str:
        return f"{self.get_sumber_display()}: {self.pemberi}"
