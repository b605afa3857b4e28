"""Other units that took an innovation over."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import BERAKHIR, Tahap
from inovasi.domain.kabar import kabari_tim
from inovasi.domain.usulan import kunci
from inovasi.models import Replikasi, Usulan
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna, UnitKerja


@transaction.atomic
def catat(
    *, usulan: Usulan, unit: UnitKerja, mulai: date, penyesuaian: str, oleh: Pengguna, versi: int = 0
) -> Replikasi:
    """A unit says since when it does the same and what it changed; said again (as read with `versi`) it is corrected.
    Its team is told. Raises SuntingBersamaan, ValidationError by field."""
    satu = kunci(usulan)
    if satu.tahap != Tahap.PENERAPAN or satu.status in BERAKHIR:
        raise ValidationError("Yang direplikasi adalah inovasi yang sudah diterapkan.")
    if unit.pk == satu.unit_id:
        raise tolak("unit", "Unit ini yang menjalankan inovasinya. Pilih unit lain.")
    if satu.tanggal_penerapan and mulai < satu.tanggal_penerapan:
        raise tolak("mulai", "Replikasi dimulai sesudah inovasinya diterapkan.")
    data = {"mulai": mulai, "penyesuaian": penyesuaian.strip()}
    ada = Replikasi.objects.select_for_update(of=("self",)).filter(usulan=satu, unit=unit).first()
    baru = ada is None
    if ada is not None:
        tolak_bila_berubah(ada, versi, data)
    ada = ada or Replikasi(usulan=satu, unit=unit, versi=0)
    ada.mulai, ada.penyesuaian, ada.oleh = mulai, penyesuaian.strip(), oleh
    ada.full_clean()
    ada.versi += 1
    ada.save()
    if baru:
        kabari_tim(satu, f"Direplikasi {unit}: {satu.judul}", isi=ada.penyesuaian)
    return ada
