"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pegawai.models import Pengguna
from sosialisasi.izin import boleh_mengelola_kota, boleh_mengelola_sosialisasi
from sosialisasi.queries.tanya import menunggu


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Kabar", "sosialisasi:kabar", "megaphone", 5, lambda pengguna: True))
    kelola = Butir(
        "Kelola sosialisasi",
        "sosialisasi:kelola_kabar",
        "pencil-square",
        86,
        boleh_mengelola_sosialisasi,
        hitung=_pertanyaan,
    )
    daftarkan(kelola)


def _pertanyaan(pengguna: Pengguna) -> int:
    """Questions that wait; no statement for who does not answer them."""
    return menunggu().count() if boleh_mengelola_kota(pengguna) else 0
