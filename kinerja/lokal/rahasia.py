"""Local secrets for demo and tests: made once under `.data/`, readable by the owner alone."""

import base64
import os
import secrets
from pathlib import Path


def rahasia_lokal(data: Path, nama: str, *, fernet: bool = False) -> str:
    """The secret called `nama`, made on first use. With `fernet` it is a Fernet key. Safe when two processes race."""
    folder = data / "rahasia"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    berkas = folder / nama
    if not berkas.exists():
        isi = base64.urlsafe_b64encode(os.urandom(32)).decode() if fernet else secrets.token_urlsafe(50)
        sementara = folder / f".{nama}.{os.getpid()}"
        sementara.touch(mode=0o600)
        sementara.write_text(isi)
        try:
            os.link(sementara, berkas)
        except FileExistsError:
            pass
        finally:
            sementara.unlink()
    return berkas.read_text().strip()
