"""The printed overview of units in a period: one level of the tree, by unit code, nobody named."""

from pathlib import Path
from typing import Any

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka
from penilaian.models import Periode
from penilaian.queries.kinerja_unit import BarisUnit, Ikhtisar

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(ikhtisar: Ikhtisar, periode: Periode, pembaca: int) -> bytes:
    """The document of one level, as `penilaian.queries.kinerja_unit.ikhtisar` read it for the account `pembaca`: how
    much of it somebody may see differs, so each reader's is a document of its own."""
    pusat = ikhtisar.pusat
    data = {
        "judul": f"Kinerja unit {periode.nama}",
        "unit": str(pusat.unit) if pusat else "",
        "ringkasan": _ringkasan(pusat) if pusat else [],
        "predikat": [[label, str(banyak)] for label, banyak in ikhtisar.predikat] if ikhtisar.baris else [],
        "baris": [_baris(b) for b in ikhtisar.baris],
        "keadaan": f"periode {periode.get_status_display().lower()}.",
    }
    naskah = Naskah(
        jenis=JenisDokumen.KINERJA_UNIT,
        kunci=f"unit:{pusat.unit.pk if pusat else 0}:{periode.pk}:{pembaca}",
        isi=data,
        sementara=not periode.beku,
    )
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


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
