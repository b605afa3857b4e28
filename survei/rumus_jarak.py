"""Distance between two points on the ground: pure, no Django."""

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

_JARI_BUMI_KM = 6371.0
Titik = tuple[Decimal, Decimal]


def jarak_km(a: Titik, b: Titik) -> Decimal:
    """Kilometres as the crow flies between two points (latitude, longitude in degrees), one decimal (haversine)."""
    (lat_a, lon_a), (lat_b, lon_b) = ((radians(float(x)) for x in t) for t in (a, b))
    sudut = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return Decimal(str(round(2 * _JARI_BUMI_KM * asin(sqrt(min(1.0, sudut))), 1)))


def pusat(titik: list[Titik]) -> Titik | None:
    """The middle of some points of one town, None without any."""
    if not titik:
        return None
    return sum((t[0] for t in titik), Decimal(0)) / len(titik), sum((t[1] for t in titik), Decimal(0)) / len(titik)
