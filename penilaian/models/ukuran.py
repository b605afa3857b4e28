"""What every indicator says about its measure, wherever it stands: in a plan, a template or a unit's agreement."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from penilaian.choices import Arah, Aspek, JenisUkuran


class Ukuran(models.Model):
    """Text, kind of measure, unit and direction."""

    uraian = models.CharField("indikator", max_length=300)
    ukuran = models.CharField(max_length=8, choices=JenisUkuran, default=JenisUkuran.ANGKA)
    satuan = models.CharField(max_length=40)
    arah = models.CharField(max_length=5, choices=Arah, default=Arah.NAIK)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.uraian


class UkuranBerbatas(Ukuran):
    """With its aspect and, when it has them, the natural bounds of its value: `batas_bawah` (none: zero) and
    `batas_atas` (none: by the unit, see `penilaian.queries.batas`)."""

    # What a copy takes along.
    DISALIN: ClassVar[tuple[str, ...]] = ("uraian", "aspek", "ukuran", "satuan", "arah", "batas_bawah", "batas_atas")

    aspek = models.CharField(max_length=10, choices=Aspek, default=Aspek.KUANTITAS)
    batas_bawah = models.DecimalField("nilai paling rendah", max_digits=18, decimal_places=4, null=True, blank=True)
    batas_atas = models.DecimalField("nilai paling tinggi", max_digits=18, decimal_places=4, null=True, blank=True)

    class Meta:
        abstract = True

    def ukuran_sama(self) -> dict[str, Any]:
        """The fields of the measure, for a copy of it elsewhere."""
        return {n: getattr(self, n) for n in self.DISALIN}


class UkuranHasil(UkuranBerbatas):
    """One of the measures of a result, with its share of that result's weight in percent, and the entry of the library
    that it was taken from, as of which version."""

    DISALIN = (*UkuranBerbatas.DISALIN, "pustaka_id", "pustaka_versi")

    pustaka = models.ForeignKey(
        "penilaian.PustakaIndikator", models.PROTECT, null=True, blank=True, related_name="dipakai_%(class)s"
    )
    pustaka_versi = models.PositiveIntegerField(null=True, blank=True)
    bagian = models.DecimalField("bagian dari hasil (%)", max_digits=5, decimal_places=2, default=Decimal(100))
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


def batas_urut(nama: str) -> models.CheckConstraint:
    """The highest value lies above the lowest, and above zero: targets are."""
    return models.CheckConstraint(
        condition=(Q(batas_atas=None) | Q(batas_atas__gt=0))
        & (Q(batas_bawah=None) | Q(batas_bawah__gte=0))
        & (Q(batas_atas=None) | Q(batas_bawah=None) | Q(batas_atas__gt=F("batas_bawah"))),
        name=nama,
        violation_error_message="Nilai paling tinggi harus di atas nilai paling rendah dan di atas nol.",
    )


def bagian_0_100(nama: str) -> models.CheckConstraint:
    """A share is some percent of the result, at most all of it."""
    return models.CheckConstraint(
        condition=Q(bagian__gt=0, bagian__lte=100),
        name=nama,
        violation_error_message="Bagian harus lebih dari 0 dan paling banyak 100.",
    )
