"""Who may do what in the survey. Rows come from `Layanan.objects.terlihat_oleh` and `dikelola_oleh`."""

from collections.abc import Callable
from datetime import date

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from survei.models import Keluhan, Layanan, TindakLanjut
from survei.queries.lingkup import PERAN_MELIHAT


def boleh_mengelola_survei(pengguna: Pengguna) -> bool:
    """May open the pages of the survey manager at all."""
    return pengguna.akses.punya(NamaPeran.PENGELOLA_SURVEI)


def boleh_mengelola(pengguna: Pengguna, layanan: Layanan) -> bool:
    """The manager of the city's surveys, or of a tree in which the service stands."""
    if pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI):
        return True
    return Layanan.objects.dikelola_oleh(pengguna).filter(pk=layanan.pk).exists()


def boleh_mencatat_kunjungan(
    pengguna: Pengguna, layanan: Layanan, mengelola: bool
) -> Callable[[int | None, date], bool]:
    """Says of a counter (id, None for a service without counters) and a day whether this person may write its visits:
    the manager of the survey always, an officer at their own counter in their own days, one who serves the service as a
    whole at all its counters."""
    if mengelola:
        return lambda loket, hari: True
    tugas = list(layanan.petugas.filter(pegawai=pengguna.pegawai_id).values_list("loket", "masa"))
    if not pengguna.pegawai_id or not any(hari_ini() in masa for _, masa in tugas):
        return lambda loket, hari: False
    return lambda loket, hari: any(t in (None, loket) and hari in masa for t, masa in tugas)


def boleh_membaca_hasil(pengguna: Pengguna, layanan: Layanan) -> bool:
    """Report and dashboard of a service, which quote citizens: not those who only serve it."""
    return Layanan.objects.hasil_terlihat_oleh(pengguna).filter(pk=layanan.pk).exists()


def boleh_melihat_dasbor(pengguna: Pengguna) -> bool:
    """May compare services: survey managers, leaders, the auditor, each within their units."""
    return pengguna.akses.pimpinan or pengguna.akses.punya(*PERAN_MELIHAT)


def boleh_melihat_jawaban(pengguna: Pengguna, layanan: Layanan) -> bool:
    """Single answers: the manager of this survey, and the auditor (who sees neither day nor counter)."""
    return pengguna.akses.auditor or boleh_mengelola(pengguna, layanan)


def boleh_mencatat_kemajuan(pengguna: Pengguna, tindak_lanjut: TindakLanjut) -> bool:
    """State and proof of a line of the RTL: who answers for it, and the manager of the survey."""
    if tindak_lanjut.penanggung_jawab_id == pengguna.pegawai_id:
        return True
    return boleh_mengelola(pengguna, tindak_lanjut.periode.layanan)


def boleh_memeriksa_pungli(pengguna: Pengguna) -> bool:
    """Reports of illegal fees and comments held for them: the inspectorate alone, not even HR or the auditor."""
    return pengguna.akses.punya(NamaPeran.INSPEKTORAT)


def boleh_membaca_keluhan(pengguna: Pengguna) -> bool:
    """May find the list of complaints in the menu: survey managers, and leaders of units to read."""
    return boleh_mengelola_survei(pengguna) or pengguna.akses.pimpinan


def boleh_menangani_keluhan(pengguna: Pengguna, keluhan: Keluhan) -> bool:
    """State and answer of a complaint: who answers for it, and the manager of the survey."""
    return keluhan.penanggung_jawab_id == pengguna.pegawai_id or boleh_mengelola(pengguna, keluhan.layanan)
