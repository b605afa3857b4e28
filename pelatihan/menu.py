"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pelatihan.izin import boleh_memeriksa_luar, boleh_mengelola_pelatihan
from pelatihan.queries.kelola import banyak_antrean, banyak_luar
from pelatihan.queries.kepatuhan import boleh_melihat_kepatuhan
from pelatihan.queries.tim import banyak_usulan


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    _belajar()
    _atasan()
    _pimpinan()
    _pengelola()


def _belajar() -> None:
    daftarkan(Butir("Pelatihan", "pelatihan:katalog", "academic-cap", 44, lambda pengguna: True))
    daftarkan(
        Butir(
            "Pemeriksaan pelatihan luar",
            "pelatihan:riwayat_periksa",
            "document-magnifying-glass",
            84,
            boleh_memeriksa_luar,
            hitung=banyak_luar,
        )
    )


def _atasan() -> None:
    daftarkan(Butir("Pelatihan tim", "pelatihan:tim", "book-open", 31, lambda p: p.akses.menilai, hitung=banyak_usulan))


def _pimpinan() -> None:
    daftarkan(Butir("Kepatuhan pelatihan", "pelatihan:kepatuhan", "chart-pie", 53, boleh_melihat_kepatuhan))


def _pengelola() -> None:
    daftarkan(
        Butir(
            "Kelola pelatihan",
            "pelatihan:kelola",
            "rectangle-stack",
            83,
            boleh_mengelola_pelatihan,
            hitung=banyak_antrean,
        )
    )
