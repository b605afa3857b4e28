"""Slots: upper apps show content on pages of lower ones without being imported by them."""

from collections import defaultdict
from collections.abc import Callable

_DAFTAR: dict[str, list[Callable]] = defaultdict(list)


def daftarkan(nama: str, isi: Callable) -> None:
    if isi not in _DAFTAR[nama]:
        _DAFTAR[nama].append(isi)


def isi_slot(nama: str) -> list[Callable]:
    return list(_DAFTAR[nama])
