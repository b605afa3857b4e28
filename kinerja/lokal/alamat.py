"""Where the embedded services live. Pure path arithmetic: settings import it, so it may import nothing heavy.

Sockets stand in a short folder of their own, because a socket path may not exceed 107 characters
while the checkout may lie anywhere. The folder is mode 0700; the owner (`kinerja.lokal.pemilik`) makes it.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
BASIS_DATA = "kinerja"
PENGGUNA_DB = "postgres"


@dataclass(frozen=True)
class AlamatLokal:
    """Paths and URLs of one set of embedded services; `data` is the folder that holds everything that is kept."""

    data: Path

    @property
    def soket(self) -> Path:
        """Short folder of the sockets, the same for every process that uses the same `data` folder."""
        sidik = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"kinerja-{os.getuid()}-{sidik}"

    @property
    def pg_data(self) -> Path:
        return self.data / "pg"

    @property
    def valkey_soket(self) -> Path:
        return self.soket / "valkey.sock"

    @property
    def database_url(self) -> str:
        return f"postgresql://{PENGGUNA_DB}@/{BASIS_DATA}?host={self.soket}"

    @property
    def redis_url(self) -> str:
        return f"redis+socket://{self.valkey_soket}"


def data_dir() -> Path:
    """Folder of everything that is kept: `KINERJA_DATA`, else `.data/` in the checkout."""
    return Path(os.environ.get("KINERJA_DATA") or BASE_DIR / ".data").resolve()


def alamat_lokal() -> AlamatLokal:
    return AlamatLokal(data_dir())
