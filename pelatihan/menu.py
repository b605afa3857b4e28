"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pelatihan.izin import boleh_memeriksa_luar


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    _belajar()


def _belajar() -> None:
    daftarkan(Butir("Pelatihan", "pelatihan:katalog", "academic-cap", 44, lambda pengguna: True))
    daftarkan(
        Butir(
            "Pemeriksaan pelatihan luar",
            "pelatihan:riwayat_periksa",
            "document-magnifying-glass",
            84,
            boleh_memeriksa_luar,
        )
    )
