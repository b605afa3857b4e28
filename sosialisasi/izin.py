"""Who may do what in communication. Rows come from the `terlihat_oleh` of each model."""

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from sosialisasi.models import Pengumuman


def boleh_mengelola_sosialisasi(pengguna: Pengguna) -> bool:
    """May open the pages of the communicator at all."""
    return pengguna.akses.punya(NamaPeran.PENGELOLA_SOSIALISASI)


def boleh_mengelola_kota(pengguna: Pengguna) -> bool:
    """Policy texts, answers, the integrity pact and the pulse are the city's: its communicator alone writes them."""
    return pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI)


def boleh_membaca_denyut(pengguna: Pengguna) -> bool:
    """Reads what the pulse says by agency: the city's communicator, its leaders and the auditor."""
    kota = (NamaPeran.PENGELOLA_SOSIALISASI, NamaPeran.PIMPINAN, NamaPeran.AUDITOR)
    return pengguna.akses.seluruh_kota(*kota)


def boleh_mengelola(pengguna: Pengguna, pengumuman: Pengumuman) -> bool:
    """Writes, publishes and withdraws this announcement."""
    return Pengumuman.objects.dikelola_oleh(pengguna).filter(pk=pengumuman.pk).exists()
