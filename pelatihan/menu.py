"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    _belajar()


def _belajar() -> None:
    daftarkan(Butir("Pelatihan", "pelatihan:katalog", "academic-cap", 44, lambda pengguna: True))
