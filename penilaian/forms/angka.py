"""How a stored number stands in a form field, so that reading it back gives the same number."""

from decimal import Decimal


def tulis(angka: Decimal | None) -> str:
    """With a comma and without useless zeros: a dot before three digits would be read as thousands."""
    return "" if angka is None else f"{angka.normalize():f}".replace(".", ",")
