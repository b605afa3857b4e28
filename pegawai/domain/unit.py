"""Writing of the unit tree."""

from django.db import transaction

from pegawai.choices import JENIS_OPD
from pegawai.models import UnitKerja


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
