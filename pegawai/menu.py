"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pegawai.choices import StatusKoreksi
from pegawai.izin import boleh_melihat_tanpa_penilai, boleh_mengekspor_pegawai
from pegawai.models import Pengguna
from pegawai.queries.daftar import koreksi_untuk
from pegawai.queries.lingkup import PERAN_MELIHAT


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("Pegawai", "pegawai:daftar", "users", 60, _melihat_orang_lain, ponsel=True, cari=True))
    daftarkan(Butir("Unit", "pegawai:unit_daftar", "building-office-2", 62, lambda pengguna: True))
    daftarkan(Butir("Tim kerja", "pegawai:tim_daftar", "user-group", 63, lambda pengguna: True))
    daftarkan(
        Butir("Permintaan koreksi", "pegawai:koreksi_daftar", "inbox", 82, lambda p: p.akses.admin, _koreksi_terbuka)
    )
    daftarkan(Butir("Impor pegawai", "pegawai:impor_daftar", "arrow-up-tray", 83, lambda p: p.akses.admin))
    daftarkan(Butir("Akun", "pegawai:akun_daftar", "identification", 84, lambda p: p.akses.admin))
    daftarkan(Butir("Peran", "pegawai:peran", "key", 85, lambda p: p.akses.admin_kota))
    daftarkan(Butir("Tanpa penilai", "pegawai:tanpa_penilai", "user-minus", 82, boleh_melihat_tanpa_penilai))
    daftarkan(Butir("Mutu data", "pegawai:mutu", "shield-check", 83, lambda p: p.akses.admin))
    daftarkan(Butir("Reorganisasi", "pegawai:reorganisasi_daftar", "rectangle-group", 88, lambda p: p.akses.admin_kota))
    daftarkan(Butir("Pensiun", "pegawai:pensiun", "calendar-days", 86, boleh_mengekspor_pegawai))
    daftarkan(Butir("Jabatan", "pegawai:jabatan_daftar", "briefcase", 87, boleh_mengekspor_pegawai))


def _melihat_orang_lain(pengguna: Pengguna) -> bool:
    akses = pengguna.akses
    return bool(akses.menilai or akses.pimpinan or akses.tim_dipimpin or akses.punya(*PERAN_MELIHAT))


def _koreksi_terbuka(pengguna: Pengguna) -> int:
    return koreksi_untuk(pengguna).filter(status=StatusKoreksi.DIAJUKAN).count()
