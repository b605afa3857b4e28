"""The printed overview of units in a period: one level of the tree, by unit code, nobody named."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from kinerja.documents.pdf import susun_pdf
from kinerja.templatetags.ui import angka, wib
from penilaian.models import Periode
from penilaian.queries.kinerja_unit import BarisUnit, Ikhtisar

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(ikhtisar: Ikhtisar, periode: Periode) -> bytes:
    """The document of one level, as `penilaian.queries.kinerja_unit.ikhtisar` read it."""
    pusat = ikhtisar.pusat
    data = {
        "judul": f"Kinerja unit {periode.nama}",
        "unit": str(pusat.unit) if pusat else "",
        "ringkasan": _ringkasan(pusat) if pusat else [],
        "predikat": [[label, str(banyak)] for label, banyak in ikhtisar.predikat] if ikhtisar.baris else [],
        "baris": [_baris(b) for b in ikhtisar.baris],
        "keadaan": f"Keadaan {wib(timezone.now())}; periode {periode.get_status_display().lower()}.",
    }
    return susun_pdf(templat=TEMPLAT, data=data)


def _predikat(b: BarisUnit) -> str:
    return str(b.putusan.get_predikat_display()) if b.putusan else "belum ditetapkan"


def _orang(b: BarisUnit) -> list[str]:
    """Rated of all plans, and the mean; dashes for a reader who may not see people in summary."""
    return [f"{b.orang.dinilai} dari {b.orang.skp}", angka(b.orang.rerata)] if b.orang else ["–", "–"]


def _baris(b: BarisUnit) -> list[str]:
    return [b.unit.nama, _predikat(b), angka(b.hasil.nilai if b.hasil else None), *_orang(b)]


def _ringkasan(b: BarisUnit) -> list[list[Any]]:
    dinilai, rerata = _orang(b)
    return [
        ["Predikat organisasi", _predikat(b)],
        ["Hasil dari indikator sendiri", angka(b.hasil.nilai if b.hasil else None)],
        ["Orang yang sudah dinilai", dinilai],
        ["Rerata hasil kerja orang", rerata],
    ]
