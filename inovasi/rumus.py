"""Arithmetic of the innovation programme: pure, no Django."""

from fractions import Fraction

from kinerja.bilangan import Angka, pecahan

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
