"""Effect of a training on results, from sums a group: pure, no Django, no database.

Method. Difference in differences: how much the result figure of participants changed between two periods, less how
much that of comparable others changed in the same time. Comparable means the same group: the same kind of position
and a figure that began within the same band, because who is sent to a training is often who was low, and the low rise
by themselves (regression to the mean). Groups are weighted by their participants (the effect on those who took part);
the variance of a change is pooled over groups, for participants and others apart. The interval is two-sided 95 %,
normal, and nothing is said below `MIN_ORANG` of either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from kinerja.bilangan import bulatkan, pecahan

MIN_ORANG = 10
# Width of the bands of the figure before, in points.
PITA = 5
Z95 = Decimal("1.959964")


@dataclass(frozen=True)
class Kelompok:
    """One group: for participants and for others the number, the sum of changes and the sum of their squares."""

    n: int
    jumlah: Fraction
    kuadrat: Fraction
    n_lain: int
    jumlah_lain: Fraction
    kuadrat_lain: Fraction


@dataclass(frozen=True)
class Pengaruh:
    """Points with their 95 % interval, 2 decimals; None when there are too few. `peserta` and `pembanding` are those
    who were compared: groups without anybody to compare with are left out."""

    peserta: int
    pembanding: int
    beda: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None


def pengaruh(kelompok: Sequence[Kelompok]) -> Pengaruh:
    """The effect on participants over all groups that have somebody of both."""
    pakai = [k for k in kelompok if k.n and k.n_lain]
    n, lain = sum(k.n for k in pakai), sum(k.n_lain for k in pakai)
    if n < MIN_ORANG or lain < MIN_ORANG:
        return Pengaruh(n, lain, None, None, None)
    ragam = _ragam([(k.n, k.jumlah, k.kuadrat) for k in pakai])
    ragam_lain = _ragam([(k.n_lain, k.jumlah_lain, k.kuadrat_lain) for k in pakai])
    if ragam is None or ragam_lain is None:
        return Pengaruh(n, lain, None, None, None)
    beda = sum((Fraction(k.n, n) * (k.jumlah / k.n - k.jumlah_lain / k.n_lain) for k in pakai), Fraction(0))
    galat2 = sum(
        (Fraction(k.n, n) ** 2 * (ragam / k.n + ragam_lain / k.n_lain) for k in pakai),
        Fraction(0),
    )
    with localcontext() as konteks:
        konteks.prec = 28
        lebar = pecahan(Z95 * (Decimal(galat2.numerator) / Decimal(galat2.denominator)).sqrt())
    return Pengaruh(n, lain, bulatkan(beda), bulatkan(beda - lebar), bulatkan(beda + lebar))


def _ragam(baris: Sequence[tuple[int, Fraction, Fraction]]) -> Fraction | None:
    """Variance of a change within groups, pooled; None when every group has one person."""
    derajat = sum(n - 1 for n, _, _ in baris)
    if derajat < 1:
        return None
    return sum((kuadrat - jumlah**2 / n for n, jumlah, kuadrat in baris), Fraction(0)) / derajat
