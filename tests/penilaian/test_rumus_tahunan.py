"""The year as an aid: months of a part, and figures weighted by them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian.rumus_tahunan import bulan, tertimbang_bulan


@pytest.mark.parametrize(
    ("awal", "akhir", "hasil"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), 12),
        (date(2026, 1, 1), date(2026, 4, 1), 3),
        (date(2026, 1, 1), date(2026, 4, 15), 3),
        (date(2026, 4, 15), date(2027, 1, 1), 9),
        (date(2026, 1, 1), date(2026, 4, 17), 4),
        (date(2026, 1, 1), date(2026, 4, 16), 3),
        (date(2026, 4, 16), date(2027, 1, 1), 9),
        (date(2026, 5, 1), date(2026, 5, 1), 0),
    ],
)
def test_bulan_milik_bagian_yang_memuat_hari_tengahnya(awal: date, akhir: date, hasil: int) -> None:
    assert bulan(awal, akhir) == hasil


@given(hari=st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_dua_bagian_setahun_selalu_dua_belas_bulan(hari: date) -> None:
    assert bulan(date(2024, 1, 1), hari) + bulan(hari, date(2025, 1, 1)) == 12


def test_tertimbang_bulan_dan_bagian_tanpa_angka_bukan_nol() -> None:
    assert tertimbang_bulan([(3, 80), (9, "110.00")]) == Decimal("102.50")
    assert tertimbang_bulan([(3, None), (9, 110)]) == Decimal("110.00")
    assert tertimbang_bulan([(3, None)]) is None
    assert tertimbang_bulan([]) is None


def test_bulan_dan_tanggal_yang_mustahil_ditolak() -> None:
    with pytest.raises(ValueError, match="Bulan harus 0 sampai 12"):
        tertimbang_bulan([(13, 100)])
    with pytest.raises(ValueError, match="Akhir tidak boleh sebelum awal"):
        bulan(date(2026, 2, 1), date(2026, 1, 1))
