"""Attendance: read from the QR of a session, or written down by who runs the batch."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from pegawai.models import Pegawai
from pelatihan.choices import MENDUDUKI, CaraHadir, StatusAngkatan, StatusPeserta
from pelatihan.models import Angkatan, Hadir, Peserta, Sesi

# People come early; before that the code of a session says nothing.
BUKA_SEBELUM = timedelta(minutes=30)


@transaction.atomic
def pindai(*, token: str, pegawai: Pegawai) -> Hadir:
    """The participant scanned the QR in the room. A second scan is the first one. Raises ValidationError: no such
    session, not now, not a participant."""
    sesi = Sesi.objects.select_related("angkatan").filter(token=token).first()
    if sesi is None:
        raise ValidationError("QR ini bukan QR sesi pelatihan. Pindai lagi dari layar di ruangan.")
    kini = timezone.now()
    if not sesi.mulai - BUKA_SEBELUM <= kini <= sesi.selesai:
        jam = timezone.localtime(sesi.mulai)
        raise ValidationError(
            f"Kehadiran sesi ini dicatat mulai 30 menit sebelum pukul {jam:%H.%M} sampai sesi selesai. "
            "Bila Anda hadir, minta pengelola mencatatnya."
        )
    peserta = Peserta.objects.filter(angkatan=sesi.angkatan, pegawai=pegawai, status=StatusPeserta.DITERIMA).first()
    if peserta is None:
        raise ValidationError("Anda tidak tercatat sebagai peserta angkatan ini. Hubungi pengelola di ruangan.")
    return Hadir.objects.get_or_create(sesi=sesi, peserta=peserta, defaults={"cara": CaraHadir.QR})[0]


@transaction.atomic
def catat(*, sesi: Sesi, hadir: Iterable[Peserta]) -> int:
    """The attendance list of one session as a whole: who is not in it was not there. What a QR recorded stays a QR
    record. Returns how many are present. Raises ValidationError when the batch is over, or somebody has no place."""
    angkatan = Angkatan.objects.select_for_update(no_key=True, of=("self",)).get(pk=sesi.angkatan_id)
    if angkatan.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Angkatan ini {angkatan.get_status_display().lower()}: kehadirannya tidak berubah lagi.")
    orang = {p.pk for p in hadir}
    berhak = set(angkatan.peserta.filter(status__in=MENDUDUKI).values_list("pk", flat=True))
    if orang - berhak:
        raise ValidationError("Ada orang di daftar yang tidak mendapat tempat. Muat ulang halaman.")
    sesi.hadir.exclude(peserta__in=orang).delete()
    Hadir.objects.bulk_create(
        [Hadir(sesi=sesi, peserta_id=pk, cara=CaraHadir.DAFTAR) for pk in sorted(orang)], ignore_conflicts=True
    )
    return len(orang)
