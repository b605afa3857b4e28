"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pegawai.models import Pengguna
from survei.izin import boleh_membaca_keluhan, boleh_memeriksa_pungli
from survei.queries.lingkup import PERAN_MELIHAT
from survei.queries.petugas import TUGAS_LOKET


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Survei kepuasan", "survei:daftar", "face-smile", 47, _melihat))
    daftarkan(Butir("Loket saya", "survei:loket_saya", "building-storefront", 46, _di_loket))
    daftarkan(Butir("Keluhan warga", "survei:keluhan", "chat-bubble-left-right", 48, boleh_membaca_keluhan))
    daftarkan(Butir("Laporan pungli", "survei:pungli", "shield-exclamation", 49, boleh_memeriksa_pungli))


def _di_loket(pengguna: Pengguna) -> bool:
    return TUGAS_LOKET in pengguna.akses.tugas


def _melihat(pengguna: Pengguna) -> bool:
    akses = pengguna.akses
    return bool(akses.unit_dipimpin) or akses.punya(*PERAN_MELIHAT)
