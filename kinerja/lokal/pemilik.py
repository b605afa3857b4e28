"""One owner a data folder: the lock, and the clearing of what a killed owner left behind.

The lock is an flock, so the kernel frees it however the owner dies. Processes the owner starts carry a mark in their
environment (`TANDA`, with the data folder as its value); only marked processes of this very folder are ever ended.
"""

import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO

TANDA = "KINERJA_PEMILIK"


class SudahBerjalan(RuntimeError):
    """Another owner holds the folder; the message names its address."""


class Pemilik:
    """Holder of the lock of one data folder; keep the object alive as long as the folder is owned."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._berkas: IO[str] | None = None

    def ambil(self, *, port: int) -> None:
        """Take the lock and write the port into it. Raises SudahBerjalan."""
        self.data.mkdir(parents=True, exist_ok=True)
        berkas = (self.data / "kunci").open("a+")
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            berkas.seek(0)
            lama = berkas.read().strip()
            berkas.close()
            raise SudahBerjalan(f"Kinerja sudah berjalan di http://localhost:{lama or port}") from None
        berkas.truncate(0)
        berkas.write(str(port))
        berkas.flush()
        self._berkas = berkas

    def lepas(self) -> None:
        """Give the lock back."""
        if self._berkas is not None:
            self._berkas.close()
            self._berkas = None

    def lingkungan(self) -> dict[str, str]:
        """Environment that marks a process as belonging to this folder."""
        return {**os.environ, TANDA: str(self.data), "KINERJA_DATA": str(self.data)}

    def sisa(self) -> list[int]:
        """Process ids of marked processes of this folder, ourselves excluded."""
        tanda = f"{TANDA}={self.data}".encode()
        hasil = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                isi = (folder / "environ").read_bytes()
            except OSError:
                continue
            if int(folder.name) != os.getpid() and tanda in isi.split(b"\0"):
                hasil.append(int(folder.name))
        return hasil

    def bersihkan(self) -> int:
        """End what a killed owner left behind; returns how many processes that were.

        SIGKILL at once: the manager would restart its programs, and every job can be begun again.
        """
        jumlah = 0
        for _ in range(50):
            sisa = self.sisa()
            if not sisa:
                break
            jumlah = max(jumlah, len(sisa))
            for pid in sorted(sisa):
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.1)
        return jumlah
