"""Writing of who signs certificates."""

from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.choices import SELESAI_DINAS
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, UnitKerja
from pelatihan.models import Penandatangan


@transaction.atomic
def tetapkan(*, unit: UnitKerja | None, pejabat: Pegawai, jabatan: str, versi: int = 0) -> Penandatangan:
    """Say who signs for an agency, or for the city, read as `versi`; certificates already given stay as they are.
    Raises SuntingBersamaan, ValidationError by field."""
    if pejabat.status in SELESAI_DINAS:
        raise tolak("pejabat", f"{pejabat} tidak berdinas lagi. Pilih pejabat yang bertugas sekarang.")
    if unit is not None and unit.opd_id != unit.pk:
        raise tolak("unit", "Pilih perangkat daerahnya, bukan unit di dalamnya.")
    satu = Penandatangan.objects.select_for_update().filter(unit=unit).first()
    if satu is None:
        satu = Penandatangan(unit=unit)
    else:
        tolak_bila_berubah(satu, versi, {"pejabat": pejabat, "jabatan": jabatan})
        satu.versi += 1
    satu.pejabat, satu.jabatan = pejabat, " ".join(jabatan.split())
    satu.full_clean()
    with karena("penandatangan sertifikat"):
        satu.save()
    return satu
