"""Patterns of report numbers, and the taking of a number."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from kinerja.domain.nomor import ambil
from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna, UnitKerja
from survei import rumus_nomor
from survei.models import NaskahLaporan, PolaNomor
from survei.queries.lingkup import opd_dikelola
from survei.queries.nomor_laporan import deret, pola_untuk


@transaction.atomic
def tulis_pola(*, unit: UnitKerja | None, pola: str, versi: int, oleh: Pengguna) -> PolaNomor:
    """Store the pattern of an agency (None: of all that have none of their own), read as `versi` (0: never written).
    Numbers given before stay. Raises PermissionDenied, SuntingBersamaan, ValidationError by field."""
    if not opd_dikelola(oleh, unit):
        raise PermissionDenied("Pola nomor ditulis pengelola survei perangkat daerahnya.")
    try:
        bersih = rumus_nomor.periksa(pola)
    except ValueError as galat:
        raise tolak("pola", str(galat)) from None
    PolaNomor.objects.bulk_create([PolaNomor(unit=unit, pola=bersih, versi=0)], ignore_conflicts=True)
    satu = PolaNomor.objects.select_for_update().get(unit=unit)
    tolak_bila_berubah(satu, versi, {"pola": bersih})  # type: ignore[arg-type]
    satu.pola, satu.versi = bersih, satu.versi + 1
    satu.full_clean(exclude=["unit"])
    with karena("pola nomor laporan survei"):
        satu.save(update_fields=["pola", "versi"])
    return satu


def ambil_nomor(*, penerbit: UnitKerja, hari: date) -> str:
    """Take the next number of an agency, past those typed by hand; two at once get two numbers."""
    pola = pola_untuk(penerbit)
    while True:
        (urut,) = ambil(deret=deret(penerbit), tahun=hari.year)
        nomor = rumus_nomor.susun(pola, urut=urut, tahun=hari.year, bulan=hari.month, unit=penerbit.kode)
        if not NaskahLaporan.objects.filter(penerbit=penerbit, nomor=nomor).exists():
            return nomor
