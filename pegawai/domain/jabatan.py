"""Writing of the catalogue of positions and of the windows of transfer."""

from datetime import date
from typing import Any

from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import rentang
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Jabatan, JendelaMutasi


@transaction.atomic
def simpan(*, data: dict[str, Any], alasan: str, pk: int | None = None, versi: int | None = None) -> Jabatan:
    """Add a position, or change the one with `pk` that was read as `versi`.

    Raises SuntingBersamaan when somebody else saved it meanwhile, ValidationError by field.
    """
    jabatan = Jabatan.objects.select_for_update().get(pk=pk) if pk else Jabatan()
    if pk:
        tolak_bila_berubah(jabatan, versi or 0, data)
        jabatan.versi += 1
    for nama, nilai in data.items():
        setattr(jabatan, nama, nilai)
    jabatan.full_clean()
    with karena(alasan):
        jabatan.save()
    return jabatan


@transaction.atomic
def buka_jendela(*, mulai: date, selesai: date, keterangan: str) -> JendelaMutasi:
    """A window of transfer, dates inclusive."""
    return JendelaMutasi.objects.create(masa=rentang(mulai, selesai), keterangan=keterangan)


@transaction.atomic
def hapus_jendela(*, pk: int) -> None:
    """Take a window away; history keeps it."""
    JendelaMutasi.objects.filter(pk=pk).delete()
