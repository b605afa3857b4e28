"""Words of the innovation index against published bands."""

from decimal import Decimal
from typing import Any

import pytest

from inovasi.rumus import jumlah_kata, nilai_rubrik, predikat_indeks
from tests.contoh import kasus


@pytest.mark.parametrize(("masukan", "harap"), kasus("indeks_inovasi"))
def test_predikat_terbit(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    assert predikat_indeks(masukan["skor"]) == harap["predikat"]


@pytest.mark.parametrize(
    ("skor", "predikat"),
    [
        (100, "sangat_inovatif"),
        ("60.01", "sangat_inovatif"),
        ("60.009", "inovatif"),
        (35, "inovatif"),
        ("34.99", "kurang_inovatif"),
        ("0.001", "kurang_inovatif"),
        (0, "tidak_dapat_dinilai"),
    ],
)
def test_batas(skor: Any, predikat: str) -> None:
    assert predikat_indeks(skor) == predikat


@pytest.mark.parametrize("skor", [-1, "100.01", "tinggi", None, False, float("inf")])
def test_di_luar_skala_ditolak(skor: Any) -> None:
    with pytest.raises(ValueError, match=r"[sS]kor"):
        predikat_indeks(skor)


def test_nilai_rubrik_rerata_penelaah_lalu_bobot() -> None:
    """(80+60)/2 × 60 % + (90+100)/2 × 40 % = 42 + 38."""
    satu, dua = {"baru": 80, "manfaat": 90}, {"baru": 60, "manfaat": 100}
    assert nilai_rubrik({"baru": 60, "manfaat": 40}, [satu, dua]) == Decimal("80.00")
    assert nilai_rubrik({"baru": 60, "manfaat": 40}, []) is None
    # One third of 100 and two thirds of 50: rounded once, half up.
    assert nilai_rubrik({"baru": 1, "manfaat": 2}, [{"baru": 100, "manfaat": 50}]) == Decimal("66.67")


def test_nilai_rubrik_menolak_yang_tidak_lengkap_atau_di_luar_batas() -> None:
    with pytest.raises(ValueError, match="manfaat belum diberi skor"):
        nilai_rubrik({"baru": 60, "manfaat": 40}, [{"baru": 80}])
    with pytest.raises(ValueError, match="antara 0 dan 100"):
        nilai_rubrik({"baru": 60}, [{"baru": 101}])


def test_jumlah_kata_hanya_yang_berhuruf() -> None:
    assert jumlah_kata("Nomor antrean – dari rumah, 24 jam.") == 5
