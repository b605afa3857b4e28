"""How many an innovation reached, month by month."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import BERAKHIR, Tahap
from inovasi.domain.usulan import kunci
from inovasi.models import Jangkauan, Usulan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah


@transaction.atomic
def catat(*, usulan: Usulan, versi: int, bulan: date, jumlah: int, satuan: str, sumber: str) -> Jangkauan:
    """Write the number of one month (`bulan` is any day of it), read as `versi`, 0 when there was none. Raises
    SuntingBersamaan, ValidationError by field."""
    satu = kunci(usulan)
    if satu.tahap == Tahap.INISIATIF or satu.status in BERAKHIR:
        raise ValidationError("Jangkauan dicatat sejak uji coba, selama inovasi berjalan.")
    awal = bulan.replace(day=1)
    if awal > hari_ini():
        raise tolak("bulan", "Bulan ini belum berjalan.")
    data = {"jumlah": jumlah, "satuan": satuan.strip(), "sumber": sumber.strip()}
    ada = Jangkauan.objects.select_for_update(of=("self",)).filter(usulan=satu, bulan=awal).first()
    if ada is not None:
        tolak_bila_berubah(ada, versi, data)
    ada = ada or Jangkauan(usulan=satu, bulan=awal, versi=0)
    for nama, nilai in data.items():
        setattr(ada, nama, nilai)
    ada.full_clean()
    ada.versi += 1
    ada.save()
    return ada
