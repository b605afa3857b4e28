"""Who may do what in appraisal. Rows are chosen by `terlihat_oleh`; here are the verbs."""

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna

# --- Periods and policy ---


def boleh_mengelola_periode(pengguna: Pengguna) -> bool:
    """Open, score and close periods, and write policy: HR of the whole city, nobody else."""
    return pengguna.akses.admin_kota


def boleh_melihat_periode(pengguna: Pengguna) -> bool:
    """The figures of a period: HR, those who manage performance, heads, the auditor."""
    akses = pengguna.akses
    return akses.pimpinan or akses.punya(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA, NamaPeran.AUDITOR)
