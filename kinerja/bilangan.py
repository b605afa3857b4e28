"""Numbers of the formulas: pure, no Django. Read exactly, reckoned as fractions, rounded once, half-up, at the end."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction

Angka = int | str | Decimal | float

# Both the database and Fraction-to-Decimal conversions carry many more digits than this; snapping here first keeps
# a true tie such as 90,005 a tie. It cannot move any figure that is not within 1e-10 of one.
_DIGIT_AMAN = 10


def pecahan(nilai: Angka, nama: str = "angka") -> Fraction:
    """Read a number exactly; a float counts as it prints. Raises ValueError for anything else (also NaN, infinity,
    true/false)."""
    if isinstance(nilai, Fraction):
        return nilai
    if isinstance(nilai, bool) or not isinstance(nilai, int | str | Decimal | float):
        raise ValueError(f"{nama}: isi dengan angka, bukan {nilai!r}.")
    try:
        desimal = Decimal(str(nilai).strip())
    except InvalidOperation:
        raise ValueError(f"{nama}: isi dengan angka, bukan {nilai!r}.") from None
    if not desimal.is_finite():
        raise ValueError(f"{nama}: isi dengan angka yang terhingga, bukan {nilai!r}.")
    return Fraction(desimal)


def bulatkan(nilai: Fraction, digit: int = 2) -> Decimal:
    """Round half-up (away from zero) to a Decimal with `digit` decimals."""
    return _half_up(_half_up(nilai, _DIGIT_AMAN), digit)


def _half_up(nilai: Fraction | Decimal, digit: int) -> Decimal:
    with localcontext() as konteks:
        konteks.prec = 60
        if isinstance(nilai, Fraction):
            nilai = Decimal(nilai.numerator) / Decimal(nilai.denominator)
        return nilai.quantize(Decimal(1).scaleb(-digit), rounding=ROUND_HALF_UP)


def desimal(nilai: Fraction) -> Decimal:
    """An unrounded figure as Decimal: exact when it ends, 40 digits when it does not."""
    with localcontext() as konteks:
        konteks.prec = 40
        return Decimal(nilai.numerator) / Decimal(nilai.denominator)
