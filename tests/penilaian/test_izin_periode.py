"""Periods: HR of the city manages them, heads look, employees and strangers do neither."""

import pytest

from penilaian.izin import boleh_melihat_periode, boleh_mengelola_periode
from tests.orang import Kantor


@pytest.mark.parametrize(
    ("nama", "melihat", "mengelola"),
    [("dewi", False, False), ("ratna", True, False), ("hasan", False, False), ("sari", True, True)],
)
def test_siapa_melihat_dan_mengelola_periode(kantor: Kantor, nama: str, melihat: bool, mengelola: bool) -> None:
    akun = kantor.akun(getattr(kantor, nama))
    assert (boleh_melihat_periode(akun), boleh_mengelola_periode(akun)) == (melihat, mengelola)
