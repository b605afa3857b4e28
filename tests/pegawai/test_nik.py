"""Structure of the population number."""

from typing import Any

import pytest

from pegawai import nik
from tests.contoh import kasus


@pytest.mark.parametrize(("masukan", "harap"), kasus("nik"))
def test_contoh(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    hasil = nik.periksa(masukan["nik"])
    arti = {"valid": True, "hari": hasil.hari, "bulan": hasil.bulan, "tahun2": hasil.tahun2}
    assert arti | {"jenis_kelamin": hasil.jenis_kelamin} == harap


def test_perempuan_tanggal_ditambah_empat_puluh() -> None:
    hasil = nik.periksa("1671 0145 0890 0002")
    assert (hasil.hari, hasil.bulan, hasil.jenis_kelamin) == (5, 8, "P")


@pytest.mark.parametrize(
    "teks", ["351514050868000", "3515143213680001", "3515143102680001", "3515140508680000", "x" * 16]
)
def test_menolak(teks: str) -> None:
    with pytest.raises(ValueError, match="NIK"):
        nik.periksa(teks)
