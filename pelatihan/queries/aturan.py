"""The city's numbers for learning."""

from kinerja.waktu import hari_ini
from pelatihan.models import AturanBelajar


def aturan(tahun: int | None = None) -> AturanBelajar:
    """The numbers of a year: its own, else the newest before it, else the defaults (not stored)."""
    tahun = tahun or hari_ini().year
    return AturanBelajar.objects.filter(tahun__lte=tahun).order_by("-tahun").first() or AturanBelajar(tahun=tahun)
