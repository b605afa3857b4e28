"""Quantities as people write them."""

from decimal import Decimal

from django.utils.formats import number_format


def ringkas(angka: Decimal | int | None) -> str:
    """A number without needless zeros, with comma and thousands dots: 2,6; 1.250; "–" for none."""
    if angka is None:
        return "–"
    return number_format(format(Decimal(angka).normalize(), "f"), use_l10n=True, force_grouping=True)
