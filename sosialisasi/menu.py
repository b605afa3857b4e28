"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from sosialisasi.izin import boleh_mengelola_sosialisasi


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Kabar", "sosialisasi:kabar", "megaphone", 5, lambda pengguna: True))
    daftarkan(Butir("Kelola sosialisasi", "sosialisasi:kelola_kabar", "pencil-square", 86, boleh_mengelola_sosialisasi))
