"""Arithmetic of the innovation programme: pure, no Django."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka, bulatkan, pecahan

SKOR_MAKS = 100
SANGAT_INOVATIF, INOVATIF = Fraction("60.01"), Fraction(35)


def predikat_indeks(skor: Angka) -> str:
    """The word of an Indeks Inovasi Daerah of 0–100 (2023 bands): `sangat_inovatif` from 60.01, `inovatif` from 35,
    `kurang_inovatif` above 0, `tidak_dapat_dinilai` at 0. Raises ValueError outside 0–100."""
    nilai = pecahan(skor, "skor")
    if not 0 <= nilai <= SKOR_MAKS:
        raise ValueError(f"Skor indeks inovasi harus antara 0 dan {SKOR_MAKS}, bukan {skor}.")
    if nilai >= SANGAT_INOVATIF:
        return "sangat_inovatif"
    if nilai >= INOVATIF:
        return "inovatif"
    return "kurang_inovatif" if nilai > 0 else "tidak_dapat_dinilai"


def nilai_rubrik(bobot: Mapping[str, Angka], telaah: Sequence[Mapping[str, Angka]]) -> Decimal | None:
    """The figure of a gate, 0–100 with 2 decimals: per criterion the mean of the reviewers, then by weight. None
    without a review. Raises ValueError when a review leaves a criterion out or scores outside 0–100."""
    if not telaah:
        return None
    jumlah = Fraction(0)
    for kode, b in bobot.items():
        skor = []
        for satu in telaah:
            if kode not in satu:
                raise ValueError(f"Kriteria {kode} belum diberi skor.")
            skor.append(pecahan(satu[kode], "skor"))
        if not all(0 <= s <= SKOR_MAKS for s in skor):
            raise ValueError(f"Skor harus antara 0 dan {SKOR_MAKS}.")
        jumlah += pecahan(b, "bobot") * sum(skor, Fraction(0)) / len(skor)
    return bulatkan(jumlah / sum((pecahan(b, "bobot") for b in bobot.values()), Fraction(0)))


def jumlah_kata(teks: str) -> int:
    """Words of a text, as the 300 of the design text are counted: what stands between blanks and holds a letter."""
    return sum(any(h.isalpha() for h in kata) for kata in teks.split())
