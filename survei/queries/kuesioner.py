"""The questionnaire as it is shown: screens of consecutive questions on one topic."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from survei.models import Butir


@dataclass(frozen=True)
class Soal:
    """One question; `pilihan` are (value, text) in the order shown."""

    kode: str
    kelompok: str
    pertanyaan: str
    unsur: str
    pilihan: tuple[tuple[int, str], ...]


@lru_cache(maxsize=32)
def soal(instrumen_id: int) -> tuple[Soal, ...]:
    """The questions in order. Kept by the process: a questionnaire does not change once a period uses it."""
    baris = Butir.objects.filter(instrumen=instrumen_id).order_by("urutan")
    return tuple(
        Soal(b.kode, b.kelompok, b.pertanyaan, b.unsur, tuple((int(p["nilai"]), str(p["teks"])) for p in b.pilihan))
        for b in baris
    )


def layar(daftar: tuple[Soal, ...]) -> list[tuple[str, list[Soal]]]:
    """(title, questions) of each screen: consecutive questions of one topic stand together."""
    return [(judul, list(isi)) for judul, isi in groupby(daftar, key=lambda s: s.kelompok)]
