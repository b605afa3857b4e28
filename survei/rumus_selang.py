"""How sure an index is: pure, no Django. An index of few answers says so, and no change within chance is reported.

x of a respondent is 25 × the mean of the answers given; the index is their mean when nothing is blank.
"""

from decimal import Decimal, localcontext
from fractions import Fraction

from kinerja.bilangan import bulatkan, pecahan
from survei.rumus import mutu

N_SELANG = 10
N_TERBIT = 5
N_INDIKATIF = 30
N_PETUGAS = 30
SUSUT = 20
_BAWAH, _ATAS = Decimal(25), Decimal(100)
_Z = Decimal("1.959963984540054")


def t_95(derajat: int) -> Decimal:
    """Two-sided 95 % point of Student's t: the expansion of Abramowitz and Stegun 26.7.5, right to 4 decimals from 9
    degrees of freedom on, which is where intervals begin here."""
    z, v = _Z, Decimal(derajat)
    suku = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum((s / v**pangkat for pangkat, s in enumerate(suku, 1)), Decimal(0))


def galat_baku(simpangan: Decimal, n: int, populasi: int | None = None) -> Decimal:
    """Standard error of the index, with (N − n)/(N − 1) under the root when the number of users N is known."""
    with localcontext() as konteks:
        konteks.prec = 28
        ragam = simpangan**2 / n
        # More answers than users: the number of users is wrong and corrects nothing.
        if populasi and populasi > 1 and n <= populasi:
            ragam *= Decimal(populasi - n) / (populasi - 1)
        return ragam.sqrt()


def selang(
    ikm: Decimal, simpangan: Decimal | None, n: int, populasi: int | None = None
) -> tuple[Decimal, Decimal] | None:
    """The 95 % interval of an index, 2 decimals, within 25–100; None below ten answers or when all are alike."""
    if n < N_SELANG or not simpangan:
        return None
    lebar = t_95(n - 1) * galat_baku(simpangan, n, populasi)
    bawah, atas = max(_BAWAH, ikm - lebar), min(_ATAS, ikm + lebar)
    return bulatkan(pecahan(bawah)), bulatkan(pecahan(atas))


def huruf_tersentuh(bawah: Decimal, atas: Decimal) -> list[str]:
    """The letters that an interval touches, from the worst: two or more mean that the letter is not certain."""
    return [h for h in "DCBA" if mutu(bawah) >= h >= mutu(atas)]


def ragu(bawah: Decimal | None, atas: Decimal | None) -> str:
    """The letters of an interval that touches more than one, the best first: "A/B"; else empty."""
    if bawah is None or atas is None:
        return ""
    huruf = huruf_tersentuh(bawah, atas)
    return "/".join(reversed(huruf)) if len(huruf) > 1 else ""


def berbeda(satu: tuple[Decimal, Decimal], dua: tuple[Decimal, Decimal]) -> int:
    """Is the second (index, standard error) beyond chance above (1) or below (−1) the first, or neither (0)?"""
    beda = dua[0] - satu[0]
    lebar = _Z * (satu[1] ** 2 + dua[1] ** 2).sqrt()
    return 0 if abs(beda) <= lebar else 1 if beda > 0 else -1


def susut(nilai: Decimal, n: int, rerata_unit: Decimal) -> Decimal:
    """A figure of one officer drawn towards the unit's mean: weight n / (n + 20) on the own figure, unrounded."""
    bobot = Fraction(n, n + SUSUT)
    hasil = bobot * pecahan(nilai) + (1 - bobot) * pecahan(rerata_unit)
    return Decimal(hasil.numerator) / Decimal(hasil.denominator)


def alfa_cronbach(ragam_unsur: list[Decimal], ragam_total: Decimal, n: int) -> Decimal | None:
    """Cronbach's alpha of complete rows, 3 decimals; None below twenty rows or without any variance. A negative value
    is a legal one."""
    k = len(ragam_unsur)
    if n < 20 or not ragam_total or k < 2:
        return None
    return bulatkan(Fraction(k, k - 1) * (1 - pecahan(sum(ragam_unsur, Decimal(0))) / pecahan(ragam_total)), 3)
