"""Who may do what with a record. Rows come from `terlihat_oleh` and `dikelola_oleh`; here are the verbs."""

from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


def boleh_mengelola_pegawai(pengguna: Pengguna) -> bool:
    """May open the forms of HR staff at all."""
    return pengguna.akses.admin


def boleh_mengubah_pegawai(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """HR of the person's unit, or of the city; nobody changes their own record (they report what is wrong)."""
    if pengguna.akses.admin_kota:
        return pegawai.pk != pengguna.akses.pegawai_id
    return Pegawai.objects.dikelola_oleh(pengguna).filter(pk=pegawai.pk).exists()


def boleh_mengelola_unit(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """HR of the city, or of a tree in which the unit stands."""
    akses = pengguna.akses
    if akses.admin_kota:
        return True
    akar = akses.unit_peran(NamaPeran.ADMIN_KEPEGAWAIAN)
    pohon = unit_dan_bawahannya(akar)
    return bool(akar) and UnitKerja.objects.without_tree_fields().filter(pk=unit.pk, pk__in=pohon).exists()


def boleh_melihat_tanpa_penilai(pengguna: Pengguna) -> bool:
    """The list of those whom nobody can assess: HR mends it, the auditor reads it."""
    return pengguna.akses.punya(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


def boleh_melihat_riwayat(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """History with names of those who changed it: HR of the person, the auditor, and the person."""
    if pengguna.pegawai_id == pegawai.pk or pengguna.akses.auditor:
        return True
    return boleh_mengubah_pegawai(pengguna, pegawai)


def boleh_melihat_data_pribadi(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """Birth date, NIK (masked), phone: the person, HR of the person, the auditor. Not the superior."""
    return boleh_melihat_riwayat(pengguna, pegawai)


def boleh_mengekspor_pegawai(pengguna: Pengguna) -> bool:
    """Export of the filtered list: HR and auditor."""
    return pengguna.akses.punya(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


def boleh_melihat_disiplin(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """Disciplinary measures: HR of the person and the auditor, not the superior and not the person (design 4)."""
    return pengguna.akses.auditor or boleh_mengubah_pegawai(pengguna, pegawai)
