"""Registry of navigation: apps add their entries in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Butir:
    """One entry. `boleh` says who sees it; `hitung` (optional) gives the number waiting there.

    `urutan` also chooses the section (`BAGIAN`); `cari` makes its page answer the search on top (?cari=).
    """

    label: str
    nama_url: str
    ikon: str
    urutan: int
    boleh: Callable[[Any], bool]
    hitung: Callable[[Any], int] | None = None
    ponsel: bool = False
    cari: bool = False


# Sections of navigation: from this `urutan` on, under this title.
BAGIAN = ((80, "Pengelolaan"), (50, "Organisasi"), (10, "Kinerja"), (0, ""))

_DAFTAR: dict[str, Butir] = {}


def daftarkan(butir: Butir) -> None:
    _DAFTAR[butir.nama_url] = butir


def untuk(pengguna: Any) -> list[Butir]:
    """Entries that the account may see, in order."""
    return [b for b in sorted(_DAFTAR.values(), key=lambda b: b.urutan) if b.boleh(pengguna)]


def tunjuk(request: HttpRequest, nama_url: str) -> None:
    """Name the current entry (its URL name) for a page whose address does not say where it belongs."""
    request.butir = nama_url  # type: ignore[attr-defined]


def bagian(butir: Butir) -> str:
    """Title of the section that the entry stands under, empty for the first."""
    return next(judul for mulai, judul in BAGIAN if butir.urutan >= mulai)
