"""The year as an aid: figures of several periods and plans weighted by months. Pure; proposes no rating.

No rule averages a year out of its periods (PermenPANRB 6/2022), so the assessor reads this beside the periodic
decisions and decides. A part counts n/12, as for angka kredit (Peraturan BKN 3/2023).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka, bulatkan, pecahan


def bulan(awal: date, akhir: date) -> int:
    """Months of the days awal ≤ d < akhir: a month counts for the part that holds its middle day, so that the parts of
    a year add up to twelve, also when a month is cut in two halves. Raises ValueError when the days run backwards."""
    if akhir < awal:
        raise ValueError("Akhir tidak boleh sebelum awal.")
    jumlah, kini = 0, awal.replace(day=1)
    while kini < akhir:
        berikut = (kini + timedelta(days=32)).replace(day=1)
        jumlah += awal <= kini + timedelta(days=(berikut - kini).days // 2) < akhir
        kini = berikut
    return jumlah


def tertimbang_bulan(bagian: Sequence[tuple[int, Angka | None]]) -> Decimal | None:
    """Σ(bulan × nilai) / Σ bulan over the parts that have a figure, 2 decimals half-up; None when none has one: a part
    without a figure is left out, not zero. Raises ValueError for months outside 0–12."""
    jumlah = pembagi = Fraction(0)
    for banyak, nilai in bagian:
        if not 0 <= banyak <= 12:
            raise ValueError("Bulan harus 0 sampai 12.")
        if nilai is not None:
            jumlah += banyak * pecahan(nilai, "nilai")
            pembagi += banyak
    return bulatkan(jumlah / pembagi) if pembagi else None
