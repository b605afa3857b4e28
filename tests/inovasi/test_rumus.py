"""Words of the innovation index against published bands."""

from typing import Any

import pytest

from inovasi.rumus import predikat_indeks
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
