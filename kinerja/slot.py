"""Slots: upper apps show content on pages of lower ones without being imported by them."""

from collections import defaultdict
from typing import Any

_DAFTAR: dict[str, list[Any]] = defaultdict(list)


def daftarkan(nama: str, isi: Any) -> None:
    if isi not in _DAFTAR[nama]:
        _DAFTAR[nama].append(isi)


def isi_slot(nama: str) -> list[Any]:
    return list(_DAFTAR[nama])
