"""Indices of several services as one, and which of several are surely better: pure, no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from kinerja.bilangan import bulatkan, desimal, pecahan
from survei.rumus_selang import galat_baku, selang


@dataclass(frozen=True)
class Indeks:
    """An index of `n` answers with their standard deviation and the number of users, as far as known."""

    ikm: Decimal
    n: int
    simpangan: Decimal | None
    populasi: int | None = None

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        """The 95 % interval, None below ten answers or when all are alike."""
        return selang(self.ikm, self.simpangan, self.n, self.populasi)

    @property
    def galat(self) -> tuple[Decimal, Decimal] | None:
        """(index, standard error), for comparing with another; None when the spread is unknown."""
        return (self.ikm, galat_baku(self.simpangan, self.n, self.populasi)) if self.simpangan else None


def gabung(bagian: Iterable[Indeks]) -> Indeks | None:
    """All answers together (pooled): the mean weighs each service by its answers, the spread has the one within and
    the one between services. Exact when no answer is blank. Users are known only when those of all parts are."""
    isi = [b for b in bagian if b.n]
    if not isi:
        return None
    n = sum(b.n for b in isi)
    rerata = _rerata(isi)
    dalam = sum(((b.n - 1) * pecahan(b.simpangan or 0) ** 2 for b in isi), Fraction(0))
    antara = sum((b.n * (pecahan(b.ikm) - rerata) ** 2 for b in isi), Fraction(0))
    populasi = sum(b.populasi or 0 for b in isi) if all(b.populasi for b in isi) else None
    return Indeks(bulatkan(rerata), n, _akar((dalam + antara) / (n - 1)) if n > 1 else None, populasi)


def rerata_unit(unit: Iterable[Iterable[Indeks]]) -> Decimal | None:
    """The plain mean of the pooled indices of units, each given by its services; rounded once, at the end, so that
    every page that names it says the same. None without any answer."""
    terisi = [isi for u in unit if (isi := [b for b in u if b.n])]
    return bulatkan(sum((_rerata(isi) for isi in terisi), Fraction(0)) / len(terisi)) if terisi else None


def _rerata(isi: Sequence[Indeks]) -> Fraction:
    """Weighed by answers, not rounded."""
    return sum((pecahan(b.ikm) * b.n for b in isi), Fraction(0)) / sum(b.n for b in isi)


def _akar(ragam: Fraction) -> Decimal | None:
    with localcontext() as konteks:
        konteks.prec = 28
        return desimal(ragam).sqrt() if ragam else None


def peringkat(selang_semua: Sequence[tuple[Decimal, Decimal] | None]) -> list[tuple[int, int] | None]:
    """The ranks that each may hold: behind those whose whole interval is above its own, before those below. Intervals
    that overlap share ranks; without an interval there is no rank."""
    ada = [s for s in selang_semua if s is not None]
    return [
        None if s is None else (1 + sum(x[0] > s[1] for x in ada), len(ada) - sum(x[1] < s[0] for x in ada))
        for s in selang_semua
    ]
