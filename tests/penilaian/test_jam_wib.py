"""Clocks are those of Palembang: the last minute of the year, on the day and at the second that WIB says."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from kinerja.waktu import akhir_hari, hari_ini, rentang, sisa_hari
from penilaian.models import Periode
from penilaian.queries.nol import lewat_tenggat

SATU_MENIT_TERAKHIR = datetime(2026, 12, 31, 16, 59, 30, tzinfo=UTC)
TAHUN_BARU = datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC)
TENGGAT = akhir_hari(date(2026, 12, 31))


def test_hari_terakhir_tahun_berakhir_pukul_23_59_59_wib() -> None:
    assert datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC) == TENGGAT


@pytest.mark.parametrize(
    ("saat", "hari", "sisa", "lewat"),
    [
        # 06.59 WIB of the last day: UTC is still on 30 December.
        (datetime(2026, 12, 30, 23, 59, 59, tzinfo=UTC), date(2026, 12, 31), 0, False),
        (SATU_MENIT_TERAKHIR, date(2026, 12, 31), 0, False),
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), date(2026, 12, 31), 0, False),
        # Midnight in Palembang: a new year there, still 31 December in UTC.
        (TAHUN_BARU, date(2027, 1, 1), -1, True),
    ],
)
def test_menit_terakhir_tahun(saat: datetime, hari: date, sisa: int, lewat: bool) -> None:
    periode = Periode(tenggat_realisasi=TENGGAT, tenggat_penilaian=TENGGAT)
    with time_machine.travel(saat, tick=False):
        assert (hari_ini(), sisa_hari(TENGGAT), lewat_tenggat(periode)) == (hari, sisa, lewat)
        assert (timezone.now() <= TENGGAT, hari_ini() in rentang(date(2026, 1, 1), date(2026, 12, 31))) == (
            not lewat,
            not lewat,
        )
