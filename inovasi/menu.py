"""Entries of navigation."""

from inovasi.izin import boleh_mengelola_inovasi
from inovasi.queries.antrean import banyak_menunggu
from kinerja.navigasi import Butir, daftarkan


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Inovasi", "inovasi:daftar", "light-bulb", 46, lambda pengguna: True))
    kelola = Butir(
        "Kelola inovasi", "inovasi:kelola", "light-bulb", 86, boleh_mengelola_inovasi, hitung=banyak_menunggu
    )
    daftarkan(kelola)
