"""People of units and teams in summary: how their predikat are spread and the mean of their results. No one is named
and nobody is ranked. A fixed number of statements whatever the number of units."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, FilteredRelation, Q, Sum

from penilaian.choices import Predikat
from penilaian.models import SKP, Periode
from penilaian.models.skp import SKPQuerySet
from penilaian.queries.periode import putusan_terbaru
from penilaian.rumus import bulatkan, pecahan

# Fewer people would show what one of them got.
PALING_SEDIKIT = 3


@dataclass
class RingkasOrang:
    """`skp` plans of the period, `dinilai` those with a decision, `predikat` counts by code; `jumlah` and `bernilai`
    give the mean. Sums of units add up with `tambah`."""

    skp: int = 0
    predikat: dict[str, int] = field(default_factory=dict)
    jumlah: Decimal = Decimal(0)
    bernilai: int = 0

    def tambah(self, lain: "RingkasOrang") -> None:
        self.skp += lain.skp
        self.jumlah += lain.jumlah
        self.bernilai += lain.bernilai
        for p, n in lain.predikat.items():
            self.predikat[p] = self.predikat.get(p, 0) + n

    @property
    def dinilai(self) -> int:
        return sum(self.predikat.values())

    @property
    def rerata(self) -> Decimal | None:
        """Plain mean of the results there are, None of fewer than `PALING_SEDIKIT`."""
        return bulatkan(pecahan(self.jumlah) / self.bernilai) if self.bernilai >= PALING_SEDIKIT else None

    @property
    def sebaran(self) -> list[tuple[str, int]]:
        """(label, count) of every predikat; empty while fewer than `PALING_SEDIKIT` are rated."""
        if self.dinilai < PALING_SEDIKIT:
            return []
        return [(str(p.label), self.predikat.get(p.value, 0)) for p in Predikat]


def per_unit(periode: Periode, skp: SKPQuerySet | None = None) -> dict[int, RingkasOrang]:
    """The plans of the period (all, or these) by the unit they stand in, sub-units apart. Two statements."""
    semua = (SKP.objects.all() if skp is None else skp).pada_periode(periode).order_by()
    putusan = putusan_terbaru(periode).filter(skp__in=semua.values("pk")).order_by()
    bernilai = FilteredRelation("nilai", condition=Q(nilai__periode=periode))
    angka = (
        semua.annotate(figur=bernilai)
        .values_list("unit")
        .annotate(n=Count("pk"), jumlah=Sum("figur__nilai_hasil"), ada=Count("figur__nilai_hasil"))
    )
    hasil = {unit: RingkasOrang(skp=n, jumlah=jumlah or Decimal(0), bernilai=ada) for unit, n, jumlah, ada in angka}
    for unit, predikat, n in putusan.values_list("skp__unit", "predikat").annotate(n=Count("pk")):
        hasil[unit].predikat[predikat] = n
    return hasil


def gabung(bagian: Iterable[RingkasOrang]) -> RingkasOrang:
    """One summary of several."""
    semua = RingkasOrang()
    for b in bagian:
        semua.tambah(b)
    return semua
