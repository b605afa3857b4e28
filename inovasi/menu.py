"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Inovasi", "inovasi:daftar", "light-bulb", 46, lambda pengguna: True))
