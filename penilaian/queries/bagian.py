"""How much of a period a plan covers: after a transfer an assessor rates a part."""

from dataclasses import dataclass
from datetime import date, timedelta

from penilaian.models import SKP, Periode


@dataclass(frozen=True)
class BagianPeriode:
    """First and last day of the part, and its days of those of the whole period."""

    mulai: date
    akhir: date
    hari: int
    dari: int


def bagian_periode(skp: SKP, periode: Periode) -> BagianPeriode | None:
    """The part; None when the plan covers the whole period, or is of another kind (a yearly period)."""
    mulai = max(skp.rentang.lower, periode.rentang.lower)
    akhir = min(x for x in (skp.rentang.upper, periode.rentang.upper) if x)
    dari = (periode.rentang.upper - periode.rentang.lower).days
    hari = (akhir - mulai).days
    if skp.jenis_periode != periode.jenis or hari >= dari:
        return None
    return BagianPeriode(mulai, akhir - timedelta(days=1), hari, dari)
