"""Registry of job handlers: lower floors run jobs of upper apps without importing them.

An app registers its handlers in `AppConfig.ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kinerja.models import Bagian, Pekerjaan


@dataclass(frozen=True)
class Pelaksana:
    """`kerjakan` does one part inside one transaction and returns the number of rows written, `tutup` (optional)
    runs once after the last part, inside the transaction that closes the job, and returns what goes into `hasil`.
    `boleh_lihat` says who sees the job page besides the person who asked for it."""

    kerjakan: Callable[[Pekerjaan, Bagian], int]
    tutup: Callable[[Pekerjaan], dict] | None = None
    boleh_lihat: Callable[[object], bool] | None = None


_DAFTAR: dict[str, Pelaksana] = {}


def daftarkan(jenis: str, pelaksana: Pelaksana) -> None:
    _DAFTAR[jenis] = pelaksana


def pelaksana_untuk(jenis: str) -> Pelaksana:
    """The handler of a kind of job. Raises LookupError for an unknown one, which must alarm, not vanish."""
    try:
        return _DAFTAR[jenis]
    except KeyError:
        raise LookupError(f"Tidak ada pelaksana untuk pekerjaan jenis {jenis!r}.") from None
