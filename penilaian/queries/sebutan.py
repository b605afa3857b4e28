"""Rows named on a command line."""

from pegawai.models import UnitKerja
from penilaian.models import Periode


def periode_berkode(kode: str) -> Periode:
    """Raises ValueError with a message for people when there is no such period."""
    periode = Periode.objects.select_related("kebijakan").filter(kode=kode).first()
    if periode is None:
        raise ValueError(f"Periode {kode} tidak ada.")
    return periode


def unit_berkode(kode: str) -> UnitKerja:
    """Raises ValueError with a message for people when there is no such unit."""
    unit = UnitKerja.objects.filter(kode=kode).first()
    if unit is None:
        raise ValueError(f"Unit kerja {kode} tidak ada.")
    return unit
