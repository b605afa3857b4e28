"""How sure a change between two periods is: pure, no Django. Intervals are two-sided 95 %.

Shares: Agresti and Caffo (2000), one success and one failure added to each side, which keeps its promise for small
numbers. Means: Welch, normal. Nothing is said below `MIN` of either.
"""

from decimal import Decimal, localcontext

MIN = 30
MIN_LAYANAN = 5
_Z = Decimal("1.959964")
_EMPAT = Decimal("0.0001")

Selang = tuple[Decimal | None, Decimal | None]


def selang_bagian(sebelum: tuple[int, int], sesudah: tuple[int, int]) -> Selang:
    """Of the difference of two shares, each (how many, of how many), in points of a hundred."""
    (a, n), (b, m) = sebelum, sesudah
    if n < MIN or m < MIN:
        return None, None
    p, q = Decimal(a + 1) / (n + 2), Decimal(b + 1) / (m + 2)
    return _selang((q - p) * 100, (p * (1 - p) / (n + 2) + q * (1 - q) / (m + 2)) * 10_000)


def selang_rerata(
    sebelum: tuple[Decimal, Decimal, int], sesudah: tuple[Decimal, Decimal, int], paling_sedikit: int = MIN
) -> Selang:
    """Of the difference of two means, each (mean, standard deviation, number)."""
    (x, s, n), (y, t, m) = sebelum, sesudah
    if n < paling_sedikit or m < paling_sedikit:
        return None, None
    return _selang(y - x, s**2 / n + t**2 / m)


def selang_pasangan(beda: list[Decimal]) -> Selang:
    """Of the mean of differences of the same services before and after."""
    n = len(beda)
    if n < MIN_LAYANAN:
        return None, None
    rerata = sum(beda, Decimal(0)) / n
    return _selang(rerata, sum(((b - rerata) ** 2 for b in beda), Decimal(0)) / (n - 1) / n)


def _selang(beda: Decimal, ragam: Decimal) -> Selang:
    with localcontext() as konteks:
        konteks.prec = 28
        lebar = _Z * ragam.sqrt()
    return (beda - lebar).quantize(_EMPAT), (beda + lebar).quantize(_EMPAT)
