"""Calls for ideas and their rounds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from inovasi.models import Putaran, Seruan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah


@transaction.atomic
def simpan(*, seruan: Seruan | None, versi: int, data: Mapping[str, Any]) -> Seruan:
    """Make or change a call. Raises SuntingBersamaan, ValidationError by field."""
    if seruan is None:
        satu = Seruan()
    else:
        satu = Seruan.objects.select_for_update().get(pk=seruan.pk)
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.full_clean()
    satu.save()
    return satu


@transaction.atomic
def buka_putaran(*, seruan: Seruan, mulai: date, selesai: date, diumumkan: date | None = None) -> Putaran:
    """The next round of a call; rounds of a call follow each other. Raises ValidationError by field."""
    satu = Seruan.objects.select_for_update().get(pk=seruan.pk)
    if not satu.aktif:
        raise ValidationError("Seruan ini tidak aktif. Aktifkan dulu sebelum membuka putaran.")
    if selesai < hari_ini():
        raise tolak("selesai", "Hari terakhir mengirim ide tidak boleh sudah lewat.")
    if diumumkan and diumumkan < selesai:
        raise tolak("diumumkan", "Hasil diumumkan setelah hari terakhir mengirim ide.")
    tabrak = satu.putaran.filter(mulai__lte=selesai, selesai__gte=mulai).first()
    if tabrak:
        raise tolak("mulai", f"Bertumpang dengan putaran {tabrak.nomor}.")
    nomor = 1 + (satu.putaran.aggregate(n=Max("nomor"))["n"] or 0)
    putaran = Putaran(seruan=satu, nomor=nomor, mulai=mulai, selesai=selesai, diumumkan=diumumkan)
    putaran.full_clean()
    putaran.save()
    return putaran


@transaction.atomic
def umumkan(*, putaran: Putaran, versi: int, hasil: str) -> Putaran:
    """Say what came of a round that has ended; may be completed later. Raises SuntingBersamaan, ValidationError by
    field."""
    satu = Putaran.objects.select_for_update().get(pk=putaran.pk)
    tolak_bila_berubah(satu, versi, {"hasil": hasil.strip()})
    if satu.selesai >= hari_ini():
        raise ValidationError("Putaran ini masih menerima ide.")
    if not hasil.strip():
        raise tolak("hasil", "Tulis hasil putaran: ide mana yang terpilih dan mengapa.")
    satu.hasil = hasil.strip()
    satu.diumumkan = min(satu.diumumkan or hari_ini(), hari_ini())
    satu.versi += 1
    satu.save()
    return satu
