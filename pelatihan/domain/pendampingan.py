"""Coaching, mentoring, guidance at work: agreed between two, each meeting confirmed by the other of them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai
from pelatihan.choices import BENTUK_PENDAMPINGAN
from pelatihan.models import Pendampingan, Pertemuan


@transaction.atomic
def mulai(
    *, bentuk: str, pegawai: Pegawai, pembimbing: Pegawai, topik: str, tujuan: str, tanggal: date
) -> Pendampingan:
    """Begin a guidance. Raises ValidationError by field."""
    if bentuk not in BENTUK_PENDAMPINGAN:
        raise tolak("bentuk", "Pilih coaching, mentoring, atau bimbingan di tempat kerja.")
    satu = Pendampingan(
        bentuk=bentuk, pegawai=pegawai, pembimbing=pembimbing, topik=topik.strip(), tujuan=tujuan.strip(), mulai=tanggal
    )
    satu.full_clean()
    satu.save(force_insert=True)
    return satu


@transaction.atomic
def catat_pertemuan(*, pendampingan: Pendampingan, oleh: Pegawai, tanggal: date, menit: int, catatan: str) -> Pertemuan:
    """Write down a meeting; it counts when the other has confirmed it. Raises ValidationError by field."""
    if pendampingan.selesai:
        raise ValidationError("Pendampingan ini sudah selesai.")
    if not pendampingan.mulai <= tanggal <= hari_ini():
        raise tolak("tanggal", f"Isi tanggal antara {pendampingan.mulai:%d/%m/%Y} dan hari ini.")
    satu = Pertemuan(
        pendampingan=pendampingan, dicatat_oleh=oleh, tanggal=tanggal, menit=menit, catatan=catatan.strip()
    )
    satu.full_clean()
    satu.save(force_insert=True)
    return satu


@transaction.atomic
def benarkan(*, pertemuan: Pertemuan, oleh: Pegawai) -> Pertemuan:
    """The other of the two confirms a meeting; twice is once. Raises ValidationError for the one who wrote it."""
    satu = Pertemuan.objects.select_for_update().get(pk=pertemuan.pk)
    if satu.dicatat_oleh_id == oleh.pk:
        raise ValidationError("Pertemuan ini Anda catat sendiri; yang membenarkannya pasangan Anda.")
    if satu.dibenarkan is None:
        satu.dibenarkan = timezone.now()
        satu.save(update_fields=["dibenarkan"])
    return satu


@transaction.atomic
def akhiri(*, pendampingan: Pendampingan, versi: int, hasil: str) -> Pendampingan:
    """End a guidance with what was reached. Raises SuntingBersamaan, ValidationError by field."""
    satu = Pendampingan.objects.select_for_update().get(pk=pendampingan.pk)
    tolak_bila_berubah(satu, versi, {"hasil": hasil})
    if satu.selesai:
        raise ValidationError("Pendampingan ini sudah selesai.")
    if not hasil.strip():
        raise tolak("hasil", "Tulis apa yang kini dapat dilakukan.")
    satu.selesai, satu.hasil = hari_ini(), hasil.strip()
    satu.versi += 1
    satu.save(update_fields=["selesai", "hasil", "versi"])
    return satu
