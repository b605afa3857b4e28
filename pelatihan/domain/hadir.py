"""Attendance: read from the QR of a session, or written down by who runs the batch."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Pegawai
from pelatihan.choices import MENDUDUKI, CaraHadir, StatusAngkatan
from pelatihan.models import Angkatan, Hadir, Peserta, Sesi
from pelatihan.queries.hadir import keadaan_hadir

BUKAN_QR = "QR ini bukan QR sesi pelatihan. Pindai lagi dari layar di ruangan."


@transaction.atomic
def pindai(*, token: str, pegawai: Pegawai) -> Hadir:
    """The participant scanned the QR in the room. A second scan is the first one. Raises ValidationError: no such
    session, not now, not a participant."""
    sesi = Sesi.objects.select_related("angkatan").filter(token=token).first()
    if sesi is None:
        raise ValidationError(BUKAN_QR)
    kini = keadaan_hadir(sesi, pegawai)
    if kini.peserta is None or not (kini.boleh or kini.dicatat):
        raise ValidationError(kini.kalimat)
    return Hadir.objects.get_or_create(sesi=sesi, peserta=kini.peserta, defaults={"cara": CaraHadir.QR})[0]


@transaction.atomic
def catat(
    *, sesi: Sesi, hadir: Iterable[Peserta], semula: Iterable[int] | None = None, pencatat: int | None = None
) -> int:
    """The attendance list of one session as a whole: who is not in it was not there. What a QR recorded stays a QR
    record. `semula` are the participants whom the list showed as present when it was opened: who scanned since then is
    not taken out. `pencatat` is the person (id) who writes, whose own attendance is for the QR or for somebody else.
    Returns how many the list names. Raises ValidationError when the batch is over, somebody has no place, or it is
    one's own."""
    angkatan = Angkatan.objects.select_for_update(no_key=True, of=("self",)).get(pk=sesi.angkatan_id)
    if angkatan.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Angkatan ini {angkatan.get_status_display().lower()}: kehadirannya tidak berubah lagi.")
    orang = {p.pk for p in hadir}
    berhak = set(angkatan.peserta.filter(status__in=MENDUDUKI).values_list("pk", flat=True))
    if orang - berhak:
        raise ValidationError("Ada orang di daftar yang tidak mendapat tempat. Muat ulang halaman.")
    _tolak_milik_sendiri(sesi, orang, pencatat)
    hilang = sesi.hadir.exclude(peserta__in=orang)
    (hilang if semula is None else hilang.filter(peserta__in=list(semula))).delete()
    Hadir.objects.bulk_create(
        [Hadir(sesi=sesi, peserta_id=pk, cara=CaraHadir.DAFTAR) for pk in sorted(orang)], ignore_conflicts=True
    )
    return len(orang)


def _tolak_milik_sendiri(sesi: Sesi, orang: set[int], pencatat: int | None) -> None:
    milik = Peserta.objects.filter(angkatan=sesi.angkatan_id, pegawai=pencatat, status__in=MENDUDUKI).first()
    if milik and (milik.pk in orang) != sesi.hadir.filter(peserta=milik).exists():
        raise ValidationError("Kehadiran Anda sendiri dicatat lewat QR di ruangan, atau oleh pengelola lain.")
