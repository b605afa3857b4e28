"""Writing of the catalogue and of the city's numbers for learning."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pelatihan import rumus
from pelatihan.choices import BENTUK_HARI, BENTUK_KLASIKAL
from pelatihan.models import AturanBelajar, Kompetensi, KompetensiProgram, Program


def hitung_jp(*, bentuk: str, hari: Any, jp_asli: Any, lingkup: str) -> Any:
    """What learning of a form counts for. Raises ValidationError beside the field that is missing."""
    berhari = bentuk in BENTUK_HARI
    try:
        return rumus.jp_dihitung(bentuk, hari, jp_asli, lingkup, nonklasikal=bentuk not in BENTUK_KLASIKAL)
    except ValueError as galat:
        raise tolak("hari" if berhari else "jp_asli", str(galat)) from None


@transaction.atomic
def simpan(
    *, program: Program | None, versi: int, data: Mapping[str, Any], sasaran: Mapping[Kompetensi, int]
) -> Program:
    """Make or change a programme, with the level of each competence that it leads to. JP follows from the form; what a
    certificate says already does not change. Raises SuntingBersamaan, ValidationError by field."""
    if program is None:
        satu = Program()
    else:
        satu = Program.objects.select_for_update().get(pk=program.pk)
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    berhari = satu.bentuk in BENTUK_HARI
    satu.hari, satu.jp_asli = (satu.hari, None) if berhari else (None, satu.jp_asli)
    satu.jp = hitung_jp(bentuk=satu.bentuk, hari=satu.hari, jp_asli=satu.jp_asli, lingkup=satu.lingkup)
    if not sasaran:
        raise tolak("kompetensi", "Pilih paling sedikit satu kompetensi yang dipelajari.")
    satu.full_clean()
    with karena("program pelatihan diubah" if program else "program pelatihan dibuat"):
        satu.save()
        satu.sasaran.exclude(kompetensi__in=list(sasaran)).delete()
        KompetensiProgram.objects.bulk_create(
            [KompetensiProgram(program=satu, kompetensi=k, tingkat=t) for k, t in sasaran.items()],
            update_conflicts=True,
            unique_fields=["program", "kompetensi"],
            update_fields=["tingkat"],
        )
    return satu


@transaction.atomic
def atur(*, tahun: int, versi: int, data: Mapping[str, int | str]) -> AturanBelajar:
    """Set the numbers of a year. Raises SuntingBersamaan, ValidationError by field."""
    if tahun < hari_ini().year:
        raise ValidationError("Aturan tahun yang sudah lewat tidak diubah.")
    satu = AturanBelajar.objects.select_for_update().filter(tahun=tahun).first()
    if satu is None:
        satu = AturanBelajar(tahun=tahun)
    else:
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.full_clean()
    satu.save()
    return satu
