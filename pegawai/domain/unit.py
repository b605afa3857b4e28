"""Writing of the unit tree."""

import re

from django.db import transaction
from django.db.models import F

from kinerja.pelacakan import karena
from pegawai.choices import JENIS_OPD, JenisUnit
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


@transaction.atomic
def buat(*, kode: str, nama: str, jenis: str, induk: UnitKerja | None) -> UnitKerja:
    """Add a unit and keep its agency: an agency is its own, another unit has that of its parent."""
    unit = UnitKerja(kode=kode, nama=nama, jenis=jenis, parent=induk, opd=induk.opd if induk else None)
    unit.full_clean()
    unit.save(force_insert=True)
    if jenis in JENIS_OPD:
        unit.opd = unit
        unit.save(update_fields=["opd"])
    return unit


# Codes stand in addresses; these two are taken by pages.
_KODE = re.compile(r"^(?!(?:tambah|reorganisasi)$)[0-9A-Za-z][0-9A-Za-z.\-]*$")


def _periksa(kode: str, jenis: str, induk: UnitKerja | None) -> None:
    if not _KODE.match(kode):
        raise tolak("kode", "Pakai huruf, angka, titik, dan tanda hubung saja, misalnya 1.02.03.")
    if (jenis == JenisUnit.PEMERINTAH) != (induk is None):
        pesan = "Pemerintah kota berada di puncak: kosongkan induknya." if induk else "Pilih unit di atasnya."
        raise tolak("induk", pesan)


def _periksa_kembar(kode: str, kecuali: UnitKerja | None = None) -> None:
    lain = UnitKerja.objects.without_tree_fields().filter(kode=kode).exclude(pk=kecuali and kecuali.pk).first()
    if lain:
        raise tolak("kode", f"Kode ini sudah dipakai {lain}. Pilih kode lain.")


@transaction.atomic
def tambah(*, kode: str, nama: str, jenis: str, induk: UnitKerja | None, alasan: str) -> UnitKerja:
    """Add a unit by hand. Raises ValidationError by field: a code taken or not fit for an address, no parent."""
    _periksa(kode, jenis, induk)
    _periksa_kembar(kode)
    with karena(alasan):
        return buat(kode=kode, nama=nama, jenis=jenis, induk=induk)


@transaction.atomic
def ubah(
    *, unit: UnitKerja, versi: int, kode: str, nama: str, jenis: str, induk: UnitKerja | None, alasan: str
) -> UnitKerja:
    """Correct a unit that was read as `versi`, as of now; a new structure from a date on is a reorganisation. Those
    below follow to another agency. Raises SuntingBersamaan when somebody else saved it meanwhile, ValidationError by
    field, also for a parent below the unit."""
    terkunci = UnitKerja.objects.without_tree_fields().select_for_update().get(pk=unit.pk)
    tolak_bila_berubah(terkunci, versi, {"kode": kode, "nama": nama, "jenis": jenis, "parent": induk})
    _periksa(kode, jenis, induk)
    _periksa_kembar(kode, unit)
    bawah = set(unit_dan_bawahannya([unit.pk]).values_list("unit", flat=True))
    if induk and induk.pk in bawah:
        raise tolak("induk", f"{induk} adalah {unit} sendiri atau berada di bawahnya. Pilih induk lain.")
    lama = terkunci.opd_id
    baru = unit.pk if jenis in JENIS_OPD else induk.opd_id if induk else None
    terkunci.kode, terkunci.nama, terkunci.jenis, terkunci.parent = kode, nama, jenis, induk
    terkunci.versi += 1
    terkunci.full_clean()
    with karena(alasan):
        terkunci.save(update_fields=["kode", "nama", "jenis", "parent", "versi"])
        UnitKerja.objects.filter(pk__in=bawah, opd=lama).update(opd=baru)
    return terkunci


@transaction.atomic
def ganti_nama(*, unit: UnitKerja, nama: str) -> None:
    """Another name; history keeps the old one."""
    unit.nama = nama
    unit.full_clean()
    UnitKerja.objects.filter(pk=unit.pk).update(nama=nama, versi=F("versi") + 1)


@transaction.atomic
def pindah_induk(*, unit: UnitKerja, induk: UnitKerja) -> None:
    """Hang a unit with all below it elsewhere in the tree; the agency follows. Refused below itself."""
    bawah = set(unit_dan_bawahannya([unit.pk]).values_list("unit", flat=True))
    if induk.pk in bawah:
        raise tolak("tujuan", f"{induk} berada di bawah {unit}. Pilih induk lain.")
    UnitKerja.objects.filter(pk=unit.pk).update(parent=induk, versi=F("versi") + 1)
    if unit.jenis not in JENIS_OPD:
        # Agencies below keep themselves; what belonged to the old agency now belongs to the new one.
        UnitKerja.objects.filter(pk__in=bawah, opd=unit.opd_id).update(opd=induk.opd_id)


@transaction.atomic
def lebur(*, unit: UnitKerja, ke: UnitKerja) -> None:
    """Close a unit whose people have left for `ke`; the units below hang on `ke`."""
    for anak in UnitKerja.objects.without_tree_fields().filter(parent=unit):
        pindah_induk(unit=anak, induk=ke)
    UnitKerja.objects.filter(pk=unit.pk).update(aktif=False, versi=F("versi") + 1)
