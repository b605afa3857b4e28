"""The pilot: planned before the first gate, its outcome written before the second."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import DAPAT_DITULIS, Tahap
from inovasi.domain.usulan import kunci
from inovasi.models import UjiCoba, Usulan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah


@transaction.atomic
def rencanakan(*, usulan: Usulan, versi: int, data: Mapping[str, Any]) -> UjiCoba:
    """Write the plan read as `versi` (0 when there was none); fixed once the gate was passed. Raises SuntingBersamaan,
    ValidationError by field."""
    satu = _kunci(usulan, Tahap.INISIATIF, "Rencana uji coba tidak berubah lagi sesudah disetujui.")
    rencana = UjiCoba.objects.select_for_update(of=("self",)).filter(usulan=satu).first()
    if rencana is None:
        rencana = UjiCoba(usulan=satu, versi=0)
    else:
        tolak_bila_berubah(rencana, versi, data)
    for nama, nilai in data.items():
        setattr(rencana, nama, nilai)
    _periksa(rencana)
    rencana.versi += 1
    rencana.save()
    return rencana


@transaction.atomic
def catat_hasil(*, usulan: Usulan, versi: int, akhir: Decimal, pelajaran: str) -> UjiCoba:
    """What the measure reached and what was learned, whatever came out. Raises SuntingBersamaan, ValidationError by
    field."""
    satu = _kunci(usulan, Tahap.UJI_COBA, "Hasil dicatat selama tahap uji coba.")
    uji = UjiCoba.objects.select_for_update(of=("self",)).filter(usulan=satu).first()
    if uji is None:
        raise ValidationError("Usulan ini belum mempunyai rencana uji coba.")
    tolak_bila_berubah(uji, versi, {"akhir": akhir, "pelajaran": pelajaran.strip()})
    if uji.mulai > hari_ini():
        raise ValidationError("Uji coba belum dimulai.")
    if not pelajaran.strip():
        raise tolak("pelajaran", "Tulis apa yang dipelajari, juga bila target tidak tercapai.")
    uji.akhir, uji.pelajaran = akhir, pelajaran.strip()
    uji.full_clean()
    uji.versi += 1
    uji.save()
    return uji


def _periksa(rencana: UjiCoba) -> None:
    """Both rules of the table beside their fields, then the rest."""
    if rencana.selesai < rencana.mulai:
        raise tolak("selesai", "Hari selesai tidak boleh sebelum hari mulai.")
    naik = rencana.target > rencana.awal
    if rencana.target == rencana.awal or naik != rencana.naik:
        raise tolak("target", "Nilai yang dituju harus lebih baik daripada nilai sebelum uji coba.")
    rencana.full_clean(validate_constraints=False)


def _kunci(usulan: Usulan, tahap: Tahap, sebab: str) -> Usulan:
    satu = kunci(usulan)
    if satu.tahap != tahap:
        raise ValidationError(sebab)
    if satu.status not in DAPAT_DITULIS:
        raise ValidationError(f"Usulan ini {satu.get_status_display().lower()}, jadi tidak dapat diubah sekarang.")
    return satu
