"""Who opens which page of beranda."""

from pegawai.models import Pengguna
from pegawai.queries.lingkup import PERAN_MELIHAT


def boleh_melihat_ringkasan(pengguna: Pengguna) -> bool:
    """Heads of units, leaders, and the roles that look into the whole city."""
    return pengguna.akses.pimpinan or pengguna.akses.seluruh_kota(*PERAN_MELIHAT)
