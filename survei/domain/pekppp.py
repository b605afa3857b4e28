"""Facts that an agency adds to its evidence for PEKPPP."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.models import Pengguna, UnitKerja
from survei.models import FaktaLuar
from survei.queries.lingkup import opd_dikelola


@transaction.atomic
def tambah_fakta(
    *, unit: UnitKerja, tahun: int, fakta: str, isi: str, sumber: str, tanggal: date, oleh: Pengguna
) -> FaktaLuar:
    """Write a fact with its source and its day, of that year or up to now. Raises PermissionDenied, ValidationError by
    field."""
    _wajib_mengelola(unit, oleh)
    if tanggal > hari_ini():
        raise tolak("tanggal", "Tanggalnya belum tiba: tulis yang sudah terjadi.")
    if tanggal.year < tahun:
        raise tolak("tanggal", f"Tanggalnya sebelum {tahun}, tahun yang dievaluasi.")
    bersih = {"isi": isi.replace("\x00", "").strip(), "sumber": sumber.replace("\x00", "").strip()}
    baru = FaktaLuar(unit=unit, tahun=tahun, fakta=fakta, tanggal=tanggal, oleh=oleh, **bersih)
    baru.full_clean()
    with karena("fakta dari luar, diisi pengelola"):
        baru.save(force_insert=True)
    return baru


@transaction.atomic
def hapus_fakta(*, fakta: FaktaLuar, alasan: str, oleh: Pengguna) -> None:
    """Take a fact away, with a reason; what it said stays in history. Raises PermissionDenied, ValidationError."""
    _wajib_mengelola(fakta.unit, oleh)
    if not alasan.strip():
        raise ValidationError("Tulis mengapa fakta ini dihapus.")
    with karena(alasan.strip()[:200]):
        FaktaLuar.objects.filter(pk=fakta.pk).delete()


def _wajib_mengelola(unit: UnitKerja, oleh: Pengguna) -> None:
    if not opd_dikelola(oleh, unit):
        raise PermissionDenied("Fakta ditulis pengelola survei perangkat daerahnya.")
