"""Which of many changes are beyond chance when they are looked at together: pure, no Django."""

from decimal import Decimal
from statistics import NormalDist

from survei.rumus_selang import t_95

# Two-sided, for all comparisons of one page together.
SALAH_BERSAMA = 0.05
PALING_SEDIKIT = 10


def batas(banyak: int) -> Decimal:
    """How many standard errors a difference must have so that among `banyak` comparisons of nothing but chance one is
    named in at most five pages of a hundred (Bonferroni)."""
    return Decimal(str(round(NormalDist().inv_cdf(1 - SALAH_BERSAMA / (2 * max(1, banyak))), 6)))


def kuat(beda: Decimal, galat: Decimal, banyak: int) -> Decimal | None:
    """Standard errors of a difference that is beyond chance, its sign kept; None within chance or without spread."""
    if galat <= 0:
        return None
    z = beda / galat
    return z if abs(z) > batas(banyak) else None


def selang(rerata: Decimal, simpangan: Decimal, n: int) -> tuple[Decimal, Decimal] | None:
    """95 % interval of the mean of `n` people (Student); None for fewer than ten, or when all are alike."""
    if n < PALING_SEDIKIT or simpangan <= 0:
        return None
    lebar = t_95(n - 1) * simpangan / Decimal(n).sqrt()
    return rerata - lebar, rerata + lebar
