"""Exact fractions in SQL: quotients that keep their digits and the rounding of `penilaian.rumus`."""

from decimal import Context, Decimal

from django.db.models import DecimalField, Func, Value

LEBAR = DecimalField(max_digits=70, decimal_places=30)
# PostgreSQL gives a quotient at least as many digits after the point as the dividend has, so a constant written with
# 24 of them makes every quotient keep 24, enough for a tie to stay a tie, without a cast for each row.
_SKALA = Decimal(1).scaleb(-24)
_ANGKA = DecimalField(max_digits=60, decimal_places=2)


class Bulat(Func):
    """Half-up to 2 decimals, snapped to 10 first: `penilaian.rumus.bulatkan`."""

    template = "round(round(%(expressions)s, 10), 2)"
    output_field = _ANGKA


def konstanta(angka: Decimal | int) -> Value:
    """A constant that is added, compared or taken as it is."""
    return Value(Decimal(angka), output_field=LEBAR)


def panjang(angka: Decimal | int) -> Value:
    """A constant with the digits that a quotient made from it shall keep."""
    return Value(Decimal(angka).quantize(_SKALA, context=Context(prec=70)), output_field=LEBAR)
