"""Arithmetic of the innovation programme: pure, no Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from kinerja.bilangan import Angka, bulatkan, pecahan
from survei.rumus_selang import N_INDIKATIF, t_95

SKOR_MAKS = 100
# Answers on either side below which nothing is said of a difference.
N_DAMPAK = N_INDIKATIF
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


@dataclass(frozen=True)
class Contoh:
    """A mean of `n` answers with their standard deviation, None where it is unknown."""

    rerata: Decimal
    simpangan: Decimal | None
    n: int


@dataclass(frozen=True)
class Beda:
    """A difference (after − before) and its 95 % interval, 2 decimals."""

    selisih: Decimal
    bawah: Decimal
    atas: Decimal


def beda(sebelum: Contoh, sesudah: Contoh) -> Beda | None:
    """How much a mean moved, with Welch's 95 % interval; None below `N_DAMPAK` answers on either side or without any
    spread. The number of users corrects nothing here: those who will come later are others than those who came."""
    if min(sebelum.n, sesudah.n) < N_DAMPAK or not sebelum.simpangan or not sesudah.simpangan:
        return None
    with localcontext() as konteks:
        konteks.prec = 28
        v1, v2 = sebelum.simpangan**2 / sebelum.n, sesudah.simpangan**2 / sesudah.n
        derajat = int((v1 + v2) ** 2 / (v1**2 / (sebelum.n - 1) + v2**2 / (sesudah.n - 1)))
        lebar = t_95(derajat) * (v1 + v2).sqrt()
        d = sesudah.rerata - sebelum.rerata
        return Beda(*(bulatkan(pecahan(x)) for x in (d, d - lebar, d + lebar)))


def simpulan(bawah: Decimal | None, atas: Decimal | None) -> str:
    """What an interval allows to say: `naik` or `turun` only when it leaves zero out, else `belum`; `kurang` without
    one."""
    if bawah is None or atas is None:
        return "kurang"
    if bawah > 0:
        return "naik"
    return "turun" if atas < 0 else "belum"
