"""Arithmetic of the citizens' survey (Survei Kepuasan Masyarakat, PermenPANRB 14/2017): pure, no Django.

Figures are Decimal, rounded once, half-up, at the end; wrong input raises ValueError with a message for people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka, bulatkan, desimal, pecahan

# The nine unsur in the order of the rule's list. The questionnaire asks about sarana before pengaduan: answers are
# kept by these codes, never by the place of a question.
UNSUR = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
# "0,11" and "0,111" are what offices print for 1/9; they cost the index 1 % and 0,1 %.
BOBOT = {"1/9": Fraction(1, 9), "0.11": Fraction(11, 100), "0.111": Fraction(111, 1000)}
ISI_MINIMUM = 5
NILAI_MIN, NILAI_MAKS = 1, 4
PENGALI = 25
# From which index, rounded to 2 decimals, a letter begins.
MUTU = (("A", Decimal("88.31")), ("B", Decimal("76.61")), ("C", Decimal("65.00")))
MUTU_TERENDAH = "D"
# Krejcie and Morgan 1970: chi-square with 1 degree of freedom at 0.95, P = 0.5, d = 0.05.
_CHI2, _P, _D = Fraction(3841, 1000), Fraction(1, 2), Fraction(1, 20)
AMBIL_SEMUA = 10


@dataclass(frozen=True)
class HasilIkm:
    """The index of one set of answers; everything is None when no row could be used.

    `n` counts the rows used; `nrr` holds the unrounded mean (1–4) of each unsur, None where nobody answered; `ikm`
    has 2 decimals on the scale 25–100 (a little less under the rounded weights); `mutu` is A, B, C or D.
    """

    n: int | None
    nrr: dict[str, Decimal | None] | None
    ikm: Decimal | None
    mutu: str | None


def ikm(baris: Iterable[Sequence[Angka | None]], bobot: str | Angka = "1/9") -> HasilIkm:
    """The index of rows of nine answers (1–4, fractions allowed, blank None) in the order of `UNSUR`.

    A row with fewer than five answers is left out. The mean of an unsur divides by the answers it has; an unsur that
    nobody answered is left out and its weight shared by the others. `bobot` is "1/9", "0.11" or "0.111".
    """
    terbaca = [_baris(isi, nomor) for nomor, isi in enumerate(baris, 1)]
    terpakai = [isi for isi in terbaca if len(isi) - isi.count(None) >= ISI_MINIMUM]
    kolom = zip(*terpakai, strict=True) if terpakai else [()] * len(UNSUR)
    isi = [[x for x in k if x is not None] for k in kolom]
    jumlah = {u: (sum(x, Fraction(0)), len(x)) for u, x in zip(UNSUR, isi, strict=True)}
    return ikm_dari_jumlah(len(terpakai), jumlah, bobot)


def ikm_dari_jumlah(n: int, jumlah: Mapping[str, tuple[Angka, int]], bobot: str | Angka = "1/9") -> HasilIkm:
    """The index of `n` rows of which only (sum of the answers, number of answers) of each unsur is known: what a
    database counts in one statement. `jumlah` may leave an unsur out (the index without biaya of a free service)."""
    penimbang = _bobot(bobot)
    if not n:
        return HasilIkm(None, None, None, None)
    rata = {u: _rerata(*jumlah[u]) for u in UNSUR if u in jumlah}
    terisi = [x for x in rata.values() if x is not None]
    indeks = bulatkan(sum(terisi, Fraction(0)) / len(terisi) * len(UNSUR) * penimbang * PENGALI)
    nrr = {kode: None if x is None else desimal(x) for kode, x in rata.items()}
    return HasilIkm(n, nrr, indeks, _huruf(indeks))


def mutu(ikm: Angka) -> str:
    """The letter of an index of 25–100, judged on 2 decimals half-up: D below 65, C, B from 76.61, A from 88.31."""
    nilai = pecahan(ikm, "IKM")
    if not 25 <= nilai <= 100:
        raise ValueError(f"IKM harus antara 25 dan 100, bukan {ikm}.")
    return _huruf(bulatkan(nilai))


def ukuran_sampel(populasi: int) -> int:
    """Respondents to ask out of `populasi` users of a service: Krejcie and Morgan's formula, half-up; fewer than ten
    are all asked."""
    n = pecahan(populasi, "populasi")
    if n.denominator != 1 or n < 1:
        raise ValueError(f"Populasi harus bilangan bulat mulai 1, bukan {populasi}.")
    if n < AMBIL_SEMUA:
        return int(n)
    ragam = _CHI2 * _P * (1 - _P)
    return int(bulatkan(ragam * n / (_D**2 * (n - 1) + ragam), 0))


def _bobot(bobot: str | Angka) -> Fraction:
    kunci = str(bobot).strip().replace(",", ".")
    if kunci not in BOBOT:
        raise ValueError(f"Bobot harus salah satu dari {', '.join(BOBOT)}, bukan {bobot}.")
    return BOBOT[kunci]


def _baris(isi: Sequence[Angka | None], nomor: int) -> list[Fraction | None]:
    if isinstance(isi, str) or len(isi) != len(UNSUR):
        raise ValueError(f"Baris {nomor}: harus ada {len(UNSUR)} jawaban.")
    return [jawaban(x, f"Baris {nomor}, {kode}") for kode, x in zip(UNSUR, isi, strict=True)]


def jawaban(isi: Angka | None, nama: str) -> Fraction | None:
    """One answer, 1–4 with fractions, blank None; `nama` is what the message calls it."""
    if isi is None or (isinstance(isi, str) and not isi.strip()):
        return None
    nilai = pecahan(isi, nama)
    if not NILAI_MIN <= nilai <= NILAI_MAKS:
        raise ValueError(f"{nama}: jawaban harus {NILAI_MIN} sampai {NILAI_MAKS}, bukan {isi}.")
    return nilai


def _rerata(jumlah: Angka, banyak: int) -> Fraction | None:
    return pecahan(jumlah, "jumlah nilai") / banyak if banyak else None


def _huruf(indeks: Decimal) -> str:
    return next((huruf for huruf, mulai in MUTU if indeks >= mulai), MUTU_TERENDAH)
