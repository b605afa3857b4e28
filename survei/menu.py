"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pegawai.models import Pengguna
from survei.queries.lingkup import PERAN_MELIHAT


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Survei kepuasan", "survei:daftar", "face-smile", 47, _melihat))


def _melihat(pengguna: Pengguna) -> bool:
    akses = pengguna.akses
    return bool(akses.unit_dipimpin) or akses.punya(*PERAN_MELIHAT)
