"""Leniency and severity of assessors, from sums a group: pure, no Django, no database.

Method. Each person has a result figure x and a behaviour figure y that the assessor gave. The slope of y on x is taken
within assessors (analysis of covariance), so that a lenient assessor does not bend it; what is left of an assessor's
mean is compared with the median assessor. The spread of true differences between assessors is estimated by the method
of moments of DerSimonian & Laird (1986), and each difference is drawn towards zero by the share of its variance that
is chance (empirical Bayes: Efron & Morris, 1975). So a few people say little, and the interval says how little.
The words are for a talk: no rating follows from these figures.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

NOL, SATU = Decimal(0), Decimal(1)
# A difference smaller than this many points is no matter for a talk, however sure; a rating step is 20 points.
BATAS = Decimal(3)
# Fewer people than this: nothing is said about the assessor. Fewer such assessors: there is nothing to compare with.
MIN_ORANG, MIN_PENILAI = 5, 5
# Normal quantile of a 95 % interval.
Z95 = Decimal("1.959964")

LONGGAR, KETAT, WAJAR, BELUM_CUKUP = "longgar", "ketat", "wajar", "belum_cukup"
PERLU_DIBAHAS = (LONGGAR, KETAT)


@dataclass(frozen=True)
class Kelompok:
    """The people of one assessor: their number and the sums of x, y, x², xy and y²."""

    kunci: Hashable
    n: int
    x: Decimal
    y: Decimal
    xx: Decimal
    xy: Decimal
    yy: Decimal


@dataclass(frozen=True)
class Taksiran:
    """One assessor against the median one, in points: `mentah` as seen, `selisih` drawn towards zero, with the bounds
    of its 95 % interval; None where there is nothing to compare with."""

    n: int
    mentah: Decimal | None
    selisih: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None
    status: str

    @property
    def perlu_dibahas(self) -> bool:
        return self.status in PERLU_DIBAHAS


@dataclass(frozen=True)
class Kalibrasi:
    """`kemiringan`: points of y a point of x within assessors; `simpangan`: standard deviation of people,
    `antar_penilai`: of assessors; `taksiran` by key."""

    kemiringan: Decimal
    simpangan: Decimal | None
    antar_penilai: Decimal | None
    taksiran: dict[Hashable, Taksiran]


def selang_bagian(banyak: int, dari: int) -> tuple[Decimal, Decimal]:
    """95 % interval of a share, in percent (Wilson, 1927): of 3 among 10 the true share may be 11 to 60 %. Raises
    ValueError for a part larger than its whole or nobody at all."""
    if not 0 <= banyak <= dari or not dari:
        raise ValueError("Bagian harus 0 sampai seluruhnya, dari paling sedikit satu.")
    p, z2 = Decimal(banyak) / dari, Z95 * Z95
    tengah = p + z2 / (2 * dari)
    lebar = Z95 * (p * (1 - p) / dari + z2 / (4 * dari * dari)).sqrt()
    bawah, atas = ((tengah + tanda * lebar) / (1 + z2 / dari) * 100 for tanda in (-1, 1))
    return max(NOL, bawah), min(Decimal(100), atas)


def kelompok(kunci: Hashable, pasangan: Sequence[tuple[Decimal, Decimal]]) -> Kelompok:
    """The sums of some (x, y)."""
    x, y = [p[0] for p in pasangan], [p[1] for p in pasangan]
    return Kelompok(
        kunci,
        len(pasangan),
        sum(x, NOL),
        sum(y, NOL),
        sum((a * a for a in x), NOL),
        sum((a * b for a, b in pasangan), NOL),
        sum((b * b for b in y), NOL),
    )


def kalibrasi(daftar: Sequence[Kelompok]) -> Kalibrasi:
    """Estimate every assessor. Without enough assessors, or with nobody to tell chance from, all are `belum_cukup`."""
    isi = [k for k in daftar if k.n > 0]
    besar = [k for k in isi if k.n >= MIN_ORANG]
    sxx = sum((k.xx - k.x * k.x / k.n for k in isi), NOL)
    sxy = sum((k.xy - k.x * k.y / k.n for k in isi), NOL)
    syy = sum((k.yy - k.y * k.y / k.n for k in isi), NOL)
    miring = sxy / sxx if sxx > 0 else NOL
    bebas = sum(k.n for k in isi) - len(isi) - (1 if sxx > 0 else 0)
    if len(besar) < MIN_PENILAI or bebas <= 0:
        kosong = {k.kunci: Taksiran(k.n, None, None, None, None, BELUM_CUKUP) for k in isi}
        return Kalibrasi(miring, None, None, kosong)
    ragam = max(NOL, syy - miring * sxy) / bebas
    rerata_x = sum((k.x for k in isi), NOL) / sum(k.n for k in isi)
    suai = {k.kunci: (k.y - miring * k.x) / k.n for k in isi}
    tengah = median(suai[k.kunci] for k in besar)
    # Variance of an adjusted mean: chance of the people, and of the slope for groups far from the mean of x.
    jauh = {k.kunci: (k.x / k.n - rerata_x) ** 2 / sxx if sxx > 0 else NOL for k in isi}
    v = {k.kunci: ragam * (SATU / k.n + jauh[k.kunci]) for k in isi}
    antar = _antar([(suai[k.kunci], v[k.kunci]) for k in besar])
    taksiran = {k.kunci: _taksir(k.n, suai[k.kunci] - tengah, v[k.kunci], antar) for k in isi}
    return Kalibrasi(miring, ragam.sqrt(), antar.sqrt(), taksiran)


def _antar(daftar: list[tuple[Decimal, Decimal]]) -> Decimal:
    """Variance between assessors beyond chance (DerSimonian & Laird)."""
    if any(v == 0 for _, v in daftar):
        rerata = sum((d for d, _ in daftar), NOL) / len(daftar)
        return sum(((d - rerata) ** 2 for d, _ in daftar), NOL) / (len(daftar) - 1)
    w = [SATU / v for _, v in daftar]
    jumlah = sum(w, NOL)
    rerata = sum((b * d for b, (d, _) in zip(w, daftar, strict=True)), NOL) / jumlah
    q = sum((b * (d - rerata) ** 2 for b, (d, _) in zip(w, daftar, strict=True)), NOL)
    return max(NOL, (q - (len(daftar) - 1)) / (jumlah - sum((b * b for b in w), NOL) / jumlah))


def _taksir(n: int, mentah: Decimal, v: Decimal, antar: Decimal) -> Taksiran:
    susut = antar / (antar + v) if antar + v > 0 else NOL
    selisih = susut * mentah
    lebar = Z95 * (susut * v).sqrt()
    bawah, atas = selisih - lebar, selisih + lebar
    status = WAJAR
    if n < MIN_ORANG:
        status = BELUM_CUKUP
    elif selisih >= BATAS and bawah > 0:
        status = LONGGAR
    elif selisih <= -BATAS and atas < 0:
        status = KETAT
    return Taksiran(n, mentah, selisih, bawah, atas, status)
