"""A measure before and after as a picture, one strip a measure on one scale: pure, no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

LEBAR, TEPI = 320, 12


@dataclass(frozen=True)
class Garis:
    """Where the figures before and after stand, and the 95 % interval of the figure after as seen from the one before:
    it leaves `x_sebelum` out when the difference is beyond chance. None where nothing can be said."""

    x_sebelum: str
    x_sesudah: str
    selang: tuple[str, str] | None


@dataclass(frozen=True)
class Bagan:
    """`dari` and `sampai` are the tens at the ends of the scale."""

    garis: list[Garis]
    dari: Decimal
    sampai: Decimal


Ukuran = tuple[Decimal, Decimal, Decimal | None, Decimal | None]


def bagan(ukuran: Sequence[Ukuran]) -> Bagan | None:
    """Picture of (before, after, lower and upper end of the difference); None when there is none."""
    if not ukuran:
        return None
    titik = [x for a, b, bawah, atas in ukuran for x in (a, b, a + (bawah or 0), a + (atas or 0))]
    dari, sampai = Decimal(floor(min(titik) / 10) * 10), Decimal(ceil(max(titik) / 10) * 10)

    def x(nilai: Decimal) -> str:
        return f"{TEPI + (nilai - dari) / max(Decimal(1), sampai - dari) * (LEBAR - 2 * TEPI):.1f}"

    garis = [
        Garis(x(a), x(b), None if bawah is None or atas is None else (x(a + bawah), x(a + atas)))
        for a, b, bawah, atas in ukuran
    ]
    return Bagan(garis, dari, sampai)
