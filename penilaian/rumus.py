"""Arithmetic of appraisal: pure, no Django, no database.

Numbers may be int, str, Decimal or float (a float counts as it prints). Inside, everything is an exact fraction; the
result is a Decimal, rounded once, half-up, at the end. `penilaian.queries.hitung` says the same in SQL, and
`tests/penilaian/test_sama.py` holds the two together. Wrong input raises ValueError with a message for people.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka as Angka
from kinerja.bilangan import bulatkan as bulatkan
from kinerja.bilangan import desimal
from kinerja.bilangan import pecahan as pecahan
from penilaian.rumus_distribusi import PREDIKAT as PREDIKAT
from penilaian.rumus_distribusi import Batas as Batas
from penilaian.rumus_distribusi import distribusi as distribusi
from penilaian.rumus_distribusi import kuota as kuota

Pasangan = tuple[Angka, Angka]

DI_ATAS, SESUAI, DI_BAWAH = "di_atas", "sesuai", "di_bawah"
RATING = (DI_ATAS, SESUAI, DI_BAWAH)
NAIK, TURUN = "naik", "turun"

CAPAIAN_MAKS = 120
NILAI_HASIL_MAKS = 120
TAMBAHAN_MAKS = 10
AMBANG_ATAS, AMBANG_SESUAI = 110, 90
NILAI_RATING = {DI_ATAS: 120, SESUAI: 100, DI_BAWAH: 80}

# Predikat kinerja pegawai by rating hasil kerja and rating perilaku kerja: the nine cells of PermenPANRB 6/2022.
MATRIKS: dict[tuple[str, str], str] = {
    (DI_ATAS, DI_ATAS): "sangat_baik",
    (DI_ATAS, SESUAI): "baik",
    (DI_ATAS, DI_BAWAH): "kurang",
    (SESUAI, DI_ATAS): "baik",
    (SESUAI, SESUAI): "baik",
    (SESUAI, DI_BAWAH): "kurang",
    (DI_BAWAH, DI_ATAS): "butuh_perbaikan",
    (DI_BAWAH, SESUAI): "butuh_perbaikan",
    (DI_BAWAH, DI_BAWAH): "sangat_kurang",
}

# Percent of the coefficient by predikat: Peraturan BKN 3/2023. PP 30/2019 says "cukup" for butuh perbaikan.
PERSEN_ANGKA_KREDIT = {
    "sangat_baik": 150,
    "baik": 100,
    "butuh_perbaikan": 75,
    "cukup": 75,
    "kurang": 50,
    "sangat_kurang": 25,
}


def capaian_tepat(
    realisasi: Angka, target: Angka, arah: str, target_maks: Angka | None = None, *, maks: Angka = CAPAIAN_MAKS
) -> Fraction:
    """`capaian` as an exact fraction; `maks` is the cap of the policy, in percent."""
    if arah not in (NAIK, TURUN):
        raise ValueError(f"Arah harus naik atau turun, bukan {arah!r}.")
    r, bawah = pecahan(realisasi, "realisasi"), pecahan(target, "target")
    atas = bawah if target_maks is None else pecahan(target_maks, "batas atas target")
    if r < 0:
        raise ValueError("Realisasi tidak boleh kurang dari nol.")
    if bawah <= 0:
        raise ValueError("Target harus lebih dari nol. Untuk sasaran tanpa kejadian, pakai indikator ya/tidak.")
    if atas < bawah:
        raise ValueError("Batas atas target tidak boleh di bawah batas bawahnya.")
    if bawah <= r <= atas:
        return Fraction(100)
    batas = bawah if r < bawah else atas
    nilai = r / batas if arah == NAIK else 2 - r / batas
    return min(pecahan(maks), max(Fraction(0), nilai * 100))


def capaian(realisasi: Angka, target: Angka, arah: str, target_maks: Angka | None = None) -> Decimal:
    """Percent reached by one indicator, unrounded, kept between 0 and 120.

    `arah` "naik" (more is better): realisasi / target. "turun" (less is better): 2 − realisasi / target.
    With `target_maks` the target is a range: inside it 100, outside by the same formula with the bound that was
    passed (7–8 days, lower is better, 9 taken: 2 − 9/8 = 87.5). Source: PermenPANRB 8/2021 and city policy.
    """
    return desimal(capaian_tepat(realisasi, target, arah, target_maks))


def nilai_hasil_tepat(
    utama: Iterable[Pasangan],
    tambahan: Iterable[Pasangan] = (),
    *,
    maks: Angka = NILAI_HASIL_MAKS,
    tambahan_maks: Angka = TAMBAHAN_MAKS,
) -> Fraction | None:
    """`nilai_hasil` as an exact fraction; `maks` caps each capaian and the sum, `tambahan_maks` the addition."""
    jumlah_bobot = jumlah = tambah = Fraction(0)
    for bobot, persen in utama:
        b, c = _bobot_capaian(bobot, persen, maks)
        jumlah_bobot += b
        jumlah += b * c
    for bobot, persen in tambahan:
        b, c = _bobot_capaian(bobot, persen, maks)
        tambah += b * c / 100
    if not jumlah_bobot:
        return None
    return min(pecahan(maks), jumlah / jumlah_bobot + min(pecahan(tambahan_maks), tambah))


def nilai_hasil(utama: Iterable[Pasangan], tambahan: Iterable[Pasangan] = ()) -> Decimal | None:
    """Score of work results, 2 decimals, from pairs (bobot, capaian percent) of the indicators that have data.

    min(120, Σ(bobot × capaian) / Σ bobot over main results + min(10, Σ(bobot × capaian) / 100 over additional ones)).
    Weights are renormalised, so leaving out an indicator without data is not a zero. None when no main indicator
    with weight is left: no figure, no silent zero.
    """
    tepat = nilai_hasil_tepat(utama, tambahan)
    return None if tepat is None else bulatkan(tepat)


def _bobot_capaian(bobot: Angka, persen: Angka, maks: Angka) -> tuple[Fraction, Fraction]:
    b, c = pecahan(bobot, "bobot"), pecahan(persen, "capaian")
    if b < 0:
        raise ValueError("Bobot tidak boleh kurang dari nol.")
    if not 0 <= c <= pecahan(maks):
        raise ValueError(f"Capaian harus antara 0 dan {maks} persen.")
    return b, c


def nilai_perilaku_tepat(rating: Iterable[str], *, angka: Mapping[str, Angka] = NILAI_RATING) -> Fraction | None:
    """`nilai_perilaku` as an exact fraction; `angka` is the figure of each rating in the policy."""
    nilai = [pecahan(angka[_rating(r)]) for r in rating]
    return sum(nilai, Fraction(0)) / len(nilai) if nilai else None


def nilai_perilaku(rating: Iterable[str]) -> Decimal | None:
    """Mean of the aiding ratings per BerAKHLAK value (di atas 120, sesuai 100, di bawah 80), 2 decimals; unrated
    values are left out, None when nothing is rated."""
    tepat = nilai_perilaku_tepat(rating)
    return None if tepat is None else bulatkan(tepat)


def usulan(nilai: Angka | None) -> str | None:
    """The rating that a figure proposes, decided on the figure rounded to 2 decimals: ≥ 110 di atas, ≥ 90 sesuai."""
    if nilai is None:
        return None
    bulat = bulatkan(pecahan(nilai, "nilai"))
    if bulat >= AMBANG_ATAS:
        return DI_ATAS
    return SESUAI if bulat >= AMBANG_SESUAI else DI_BAWAH


def indeks_tepat(hasil: Angka, perilaku: Angka, bobot: tuple[Angka, Angka] = (70, 30)) -> Fraction:
    """`indeks_pp30` as an exact fraction."""
    bobot_hasil, bobot_perilaku = (pecahan(b, "bobot") for b in bobot)
    if bobot_hasil < 0 or bobot_perilaku < 0 or bobot_hasil + bobot_perilaku != 100:
        raise ValueError("Bobot hasil dan perilaku harus berjumlah 100.")
    h, p = pecahan(hasil, "nilai hasil"), pecahan(perilaku, "nilai perilaku")
    for nama, nilai in (("Nilai hasil", h), ("Nilai perilaku", p)):
        if not 0 <= nilai <= 120:
            raise ValueError(f"{nama} harus antara 0 dan 120.")
    return (bobot_hasil * h + bobot_perilaku * p) / 100


def indeks_pp30(hasil: Angka, perilaku: Angka, bobot: tuple[Angka, Angka] = (70, 30)) -> Decimal:
    """Weighted number of PP 30/2019 Art. 41, 2 decimals: 70/30, or 60/40 when peer opinion is used. Without a label."""
    return bulatkan(indeks_tepat(hasil, perilaku, bobot))


def predikat(hasil: str, perilaku: str) -> str:
    """Predikat kinerja pegawai by the nine-cell matrix of PermenPANRB 6/2022."""
    return MATRIKS[_rating(hasil), _rating(perilaku)]


def _rating(nilai: str) -> str:
    if nilai not in RATING:
        raise ValueError(f"Rating harus di_atas, sesuai, atau di_bawah, bukan {nilai!r}.")
    return nilai


def predikat_pp30(nilai: Angka, ide_baru: bool) -> str:
    """Label of PP 30/2019 Art. 41(5), only for years rated under it: 110–120 with a new idea sangat_baik, ≥ 90 baik,
    ≥ 70 cukup, ≥ 50 kurang, below sangat_kurang."""
    n = pecahan(nilai, "nilai")
    if not 0 <= n <= 120:
        raise ValueError("Nilai harus antara 0 dan 120.")
    if n >= 110 and ide_baru:
        return "sangat_baik"
    for batas, sebutan in ((90, "baik"), (70, "cukup"), (50, "kurang")):
        if n >= batas:
            return sebutan
    return "sangat_kurang"


def angka_kredit(predikat: str, koefisien: Angka, bulan: int) -> Decimal:
    """Angka kredit of a functional official, 2 decimals half-up: percent × coefficient a year × months / 12
    (Peraturan BKN 3/2023). Round each row, then add."""
    if predikat not in PERSEN_ANGKA_KREDIT:
        raise ValueError(f"Predikat {predikat!r} tidak dikenal.")
    k, b = pecahan(koefisien, "koefisien"), pecahan(bulan, "bulan")
    if k <= 0:
        raise ValueError("Koefisien harus lebih dari nol.")
    if b.denominator != 1 or not 1 <= b <= 12:
        raise ValueError("Bulan harus bilangan bulat 1 sampai 12.")
    return bulatkan(Fraction(PERSEN_ANGKA_KREDIT[predikat], 100) * k * b / 12)
