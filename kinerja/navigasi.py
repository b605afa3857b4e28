"""Registry of navigation: apps add their entries in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Butir:
    """One entry. `boleh` says who sees it; `hitung` (optional) gives the number waiting there."""

    label: str
    nama_url: str
    ikon: str
    urutan: int
    boleh: Callable[[Any], bool]
    hitung: Callable[[Any], int] | None = None
    ponsel: bool = False


_DAFTAR: dict[str, Butir] = {}


def daftarkan(butir: Butir) -> None:
    _DAFTAR[butir.nama_url] = butir


def untuk(pengguna: Any) -> list[Butir]:
    """Entries that the account may see, in order."""
    return [b for b in sorted(_DAFTAR.values(), key=lambda b: b.urutan) if b.boleh(pengguna)]
