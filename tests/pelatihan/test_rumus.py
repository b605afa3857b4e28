"""Hours of learning against published conversions."""

from decimal import Decimal
from typing import Any

import pytest

from pelatihan.rumus import jam_pelajaran
from tests.contoh import kasus

BENTUK = "Bentuk harus seminar, konferensi, workshop, atau pelatihan_…, bukan "
LINGKUP = "Lingkup harus nasional atau internasional, bukan "


@pytest.mark.parametrize(("masukan", "harap"), kasus("jam_pelajaran"))
def test_konversi_terbit(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    assert jam_pelajaran(**masukan) == harap["jp"]


@pytest.mark.parametrize(
    ("bentuk", "hari", "jp_asli", "lingkup", "jp"),
    [
        ("seminar", 2, None, "nasional", "8"),
        ("konferensi", 3, None, "internasional", "18"),
        ("workshop", 1, None, "nasional", "5"),
        ("pelatihan_teknis", None, 24, "nasional", "24"),
        ("pelatihan_manajerial", None, 24, "internasional", "28.8"),
        ("pelatihan_fungsional", 3, "32", "nasional", "32"),
        ("seminar", "0.5", None, "nasional", "2"),
    ],
)
def test_konversi(bentuk: str, hari: Any, jp_asli: Any, lingkup: str, jp: str) -> None:
    assert jam_pelajaran(bentuk, hari, jp_asli, lingkup) == Decimal(jp)


@pytest.mark.parametrize(
    ("masukan", "pesan"),
    [
        ({"bentuk": "seminar"}, "hari: wajib diisi untuk bentuk ini."),
        ({"bentuk": "workshop", "hari": 0}, "hari: harus lebih dari nol, bukan 0."),
        ({"bentuk": "pelatihan_teknis", "hari": 3}, "JP asli: wajib diisi untuk bentuk ini."),
        ({"bentuk": "pelatihan_teknis", "jp_asli": -1}, "JP asli: harus lebih dari nol, bukan -1."),
        (
            {"bentuk": "seminar", "hari": 1, "lingkup": "kota"},
            LINGKUP + "'kota'.",
        ),
        (
            {"bentuk": "rapat", "hari": 1},
            BENTUK + "'rapat'.",
        ),
        (
            {"bentuk": "pelatihan_", "jp_asli": 1},
            BENTUK + "'pelatihan_'.",
        ),
    ],
)
def test_masukan_salah_disebut(masukan: dict[str, Any], pesan: str) -> None:
    with pytest.raises(ValueError) as galat:  # noqa: PT011 - the message is compared below
        jam_pelajaran(**masukan)
    assert str(galat.value) == pesan
