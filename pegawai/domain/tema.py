"""Colour theme of an account."""

from pegawai.choices import Tema
from pegawai.models import Pengguna


def pilih_tema(*, pengguna: Pengguna, tema: str) -> None:
    """Keep the theme of an account. Raises ValueError for a value that is no `Tema`."""
    pengguna.tema = Tema(tema)
    pengguna.save(update_fields=["tema"])
