"""Writing of the text blocks of survey reports."""

from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import UnitKerja
from survei.models import NaskahLaporan, PeriodeSurvei

BAGIAN = ("nomor", "latar_belakang", "dasar", "tujuan", "metode", "penutup", "dokumentasi")


@transaction.atomic
def tulis(
    *, periode: PeriodeSurvei | None = None, unit: UnitKerja | None = None, kode: str = "", versi: int, **isi: str
) -> NaskahLaporan:
    """Store the blocks (`BAGIAN`) of the report of a period, or of an agency in periods of one code, read as `versi`
    (0: never written). Raises SuntingBersamaan, ValidationError by field."""
    NaskahLaporan.objects.bulk_create(
        [NaskahLaporan(periode=periode, unit=unit, kode=kode, versi=0)], ignore_conflicts=True
    )
    naskah = NaskahLaporan.objects.select_for_update().get(periode=periode, unit=unit, kode=kode)
    bersih = {nama: isi[nama].replace("\x00", "").strip() for nama in BAGIAN}
    tolak_bila_berubah(naskah, versi, bersih)
    for nama, teks in bersih.items():
        setattr(naskah, nama, teks)
    naskah.versi += 1
    naskah.full_clean(exclude=["periode", "unit"])
    with karena("naskah laporan survei"):
        naskah.save(update_fields=[*BAGIAN, "versi"])
    return naskah
