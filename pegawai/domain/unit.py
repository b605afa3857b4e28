"""Writing of the unit tree."""

from django.db import transaction

from pegawai.choices import JENIS_OPD
from pegawai.domain.galat import tolak
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


@transaction.atomic
def ganti_nama(*, unit: UnitKerja, nama: str) -> None:
    """Another name; history keeps the old one."""
    unit.nama = nama
    unit.full_clean()
    unit.save(update_fields=["nama"])


@transaction.atomic
def pindah_induk(*, unit: UnitKerja, induk: UnitKerja) -> None:
    """Hang a unit with all below it elsewhere in the tree; the agency follows. Refused below itself."""
    bawah = set(unit_dan_bawahannya([unit.pk]).values_list("unit", flat=True))
    if induk.pk in bawah:
        raise tolak("tujuan", f"{induk} berada di bawah {unit}. Pilih induk lain.")
    UnitKerja.objects.filter(pk=unit.pk).update(parent=induk)
    if unit.jenis not in JENIS_OPD:
        # Agencies below keep themselves; what belonged to the old agency now belongs to the new one.
        UnitKerja.objects.filter(pk__in=bawah, opd=unit.opd_id).update(opd=induk.opd_id)


@transaction.atomic
def lebur(*, unit: UnitKerja, ke: UnitKerja) -> None:
    """Close a unit whose people have left for `ke`; the units below hang on `ke`."""
    for anak in UnitKerja.objects.without_tree_fields().filter(parent=unit):
        pindah_induk(unit=anak, induk=ke)
    UnitKerja.objects.filter(pk=unit.pk).update(aktif=False)
