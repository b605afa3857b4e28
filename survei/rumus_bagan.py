"""The history of an index as a picture: points in a fixed frame, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEBAR, TINGGI, TEPI = 320, 120, 28
_BAWAH, _ATAS = Decimal(25), Decimal(100)
# The band edges of the letters C, B and A.
GARIS_MUTU = (("C", Decimal("65.00")), ("B", Decimal("76.61")), ("A", Decimal("88.31")))


@dataclass(frozen=True)
class TitikBagan:
    """One period: where its dot and its interval stand."""

    nama: str
    ikm: Decimal
    x: str
    y: str
    selang: tuple[str, str] | None


@dataclass(frozen=True)
class Bagan:
    """Dots, the line through them, and the lines of the letters inside the frame (letter, height)."""

    titik: list[TitikBagan]
    garis: str
    mutu: list[tuple[str, str]]
    dasar: Decimal


def bagan(riwayat: Sequence[tuple[str, Decimal, tuple[Decimal, Decimal] | None]]) -> Bagan | None:
    """Picture of (name, index, interval), oldest first; None for fewer than two: there is no history yet. The frame
    begins at the ten below the lowest figure and ends at 100."""
    if len(riwayat) < 2:
        return None
    rendah = min(min(ikm, *(selang or (ikm,))) for _, ikm, selang in riwayat)
    dasar = max(_BAWAH, rendah // 10 * 10)

    def y(nilai: Decimal) -> str:
        return f"{TINGGI - 8 - (nilai - dasar) / (_ATAS - dasar) * (TINGGI - 20):.1f}"

    langkah = Decimal(LEBAR - 2 * TEPI) / (len(riwayat) - 1)
    titik = [
        TitikBagan(nama, ikm, f"{TEPI + n * langkah:.1f}", y(ikm), (y(selang[0]), y(selang[1])) if selang else None)
        for n, (nama, ikm, selang) in enumerate(riwayat)
    ]
    mutu = [(huruf, y(mulai)) for huruf, mulai in GARIS_MUTU if mulai > dasar]
    return Bagan(titik, " ".join(f"{t.x},{t.y}" for t in titik), mutu, dasar)
