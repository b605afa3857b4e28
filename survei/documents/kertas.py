"""Numbered paper sheets of the survey, in the official wording and order of options."""

from pathlib import Path

from kinerja.documents.pdf import susun_pdf
from survei.choices import PROFIL_KERTAS
from survei.models import PeriodeSurvei
from survei.queries.kuesioner import soal

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf_kertas(*, periode: PeriodeSurvei, mulai: int, banyak: int) -> bytes:
    """A tagged PDF with one sheet a page, numbered from `mulai` on."""
    return susun_pdf(
        templat=TEMPLAT,
        data={
            "layanan": periode.layanan.nama,
            "unit": periode.layanan.unit.nama_jelas,
            "periode": periode.nama,
            "nomor": [f"{n:04d}" for n in range(mulai, mulai + banyak)],
            "soal": [[s.pertanyaan, [[str(n), teks] for n, teks in s.pilihan]] for s in soal(periode.instrumen_id)],
            "profil": [
                [nama, [f"{n}. {label}" for n, label in enumerate(pilihan.labels, 1)]]
                for nama, pilihan in PROFIL_KERTAS.values()
            ],
        },
    )
