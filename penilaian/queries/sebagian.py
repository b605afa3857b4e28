"""Periods that a plan reaches only in part, and what a target copied whole would be in proportion; none is changed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from penilaian.choices import Arah, JenisUkuran
from penilaian.models import SKP, Periode, TargetPeriode

# A rate stays the same however short the time is.
_BUKAN_JUMLAH = frozenset({"%", "persen", "persentase", "indeks", "nilai", "skor", "poin", "hari", "jam", "menit"})


@dataclass(frozen=True)
class Usul:
    """A target that stands as in the version before: `sebanding` is its part by days, rounded."""

    uraian: str
    satuan: str
    target: Decimal
    sebanding: Decimal


@dataclass(frozen=True)
class Sebagian:
    """The plan covers `hari` of the `dari` days of a period."""

    periode: Periode
    hari: int
    dari: int
    usul: tuple[Usul, ...]


def sebagian(skp: SKP, periode: list[Periode]) -> list[Sebagian]:
    """Of these periods those that the plan covers in part; at most one statement, two for a later version."""
    terpotong = [(p, *_hari(skp, p)) for p in periode if _hari(skp, p)[0] < _hari(skp, p)[1]]
    usul = _usul(skp, terpotong) if terpotong and skp.versi > 1 else {}
    return [Sebagian(p, hari, dari, tuple(usul.get(p.pk, ()))) for p, hari, dari in terpotong]


def _hari(skp: SKP, periode: Periode) -> tuple[int, int]:
    """Days of the period within the plan, and of the whole period."""
    awal, akhir = max(skp.rentang.lower, periode.rentang.lower), min(skp.rentang.upper, periode.rentang.upper)
    return max((akhir - awal).days, 0), (periode.rentang.upper - periode.rentang.lower).days


def _usul(skp: SKP, terpotong: list[tuple[Periode, int, int]]) -> dict[int, list[Usul]]:
    lama = TargetPeriode.objects.filter(skp__penempatan=skp.penempatan_id, skp__versi=skp.versi - 1)
    dulu = {(u, p): t for u, p, t in lama.values_list("indikator__uraian", "periode_id", "target")}
    bagian = {p.pk: (hari, dari) for p, hari, dari in terpotong}
    hasil: dict[int, list[Usul]] = {}
    for t in TargetPeriode.objects.filter(skp=skp, periode__in=list(bagian)).select_related("indikator").order_by("pk"):
        i = t.indikator
        jumlah = i.ukuran == JenisUkuran.ANGKA and i.arah == Arah.NAIK and i.satuan.lower() not in _BUKAN_JUMLAH
        if jumlah and t.target_maks is None and dulu.get((i.uraian, t.periode_id)) == t.target:
            hasil.setdefault(t.periode_id, []).append(
                Usul(i.uraian, i.satuan, t.target, _sebanding(t.target, *bagian[t.periode_id]))
            )
    return hasil


def _sebanding(target: Decimal, hari: int, dari: int) -> Decimal:
    """Whole numbers stay whole and at least one."""
    teliti = Decimal(1) if target == target.to_integral_value() else Decimal("0.01")
    return max((target * hari / dari).quantize(teliti, ROUND_HALF_UP), teliti)
