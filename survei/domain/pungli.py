"""Reports of illegal fees, and comments held because they speak of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string

from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from survei.choices import StatusLaporan
from survei.domain.kontak import buka, sandikan
from survei.domain.kupon import HURUF
from survei.domain.saran import samarkan, usulkan_unsur
from survei.models import Komentar, KontakLaporan, LangkahPungli, LaporanPungli, Layanan

PANJANG_MAKS = 3000
_PANJANG_KODE = 10


@transaction.atomic
def laporkan(*, isi: str, layanan: Layanan | None = None, kontak: str = "") -> LaporanPungli:
    """Take a report in; its code is told to the sender once. Raises ValidationError by field."""
    isi = isi.replace("\x00", "").strip()
    if len(isi) < 10:
        raise tolak("isi", "Ceritakan apa yang diminta, di layanan mana, dan kira-kira kapan.")
    laporan = LaporanPungli.objects.create(
        kode=get_random_string(_PANJANG_KODE, HURUF),
        layanan=layanan,
        isi=isi[:PANJANG_MAKS],
        tanggal=hari_ini(),
    )
    if kontak.strip():
        KontakLaporan.objects.create(laporan=laporan, sandi=sandikan(kontak))
    return laporan


def baca_kontak(laporan: LaporanPungli) -> str:
    """The sender's contact, empty when none was given or it was removed."""
    return buka(KontakLaporan.objects.filter(laporan=laporan).values_list("sandi", flat=True).first())


@transaction.atomic
def tindak(*, laporan: LaporanPungli, status: str, catatan: str, jawaban: str) -> LaporanPungli:
    """A step of the inspectorate. Closing needs an answer to the sender and removes the contact. Raises
    ValidationError by field."""
    if status not in StatusLaporan.values:
        raise tolak("status", "Pilih keadaan laporan.")
    if status == StatusLaporan.SELESAI and not jawaban.strip():
        raise tolak("jawaban", "Tulis jawaban untuk pelapor sebelum menutup laporan.")
    terkunci = LaporanPungli.objects.select_for_update().get(pk=laporan.pk)
    if terkunci.status == StatusLaporan.SELESAI:
        raise ValidationError("Laporan ini sudah selesai diperiksa.")
    terkunci.status, terkunci.catatan, terkunci.jawaban = status, catatan.strip(), jawaban.strip()
    terkunci.save(update_fields=["status", "catatan", "jawaban"])
    LangkahPungli.objects.create(laporan=terkunci, status=status)
    if status == StatusLaporan.SELESAI:
        KontakLaporan.objects.filter(laporan=terkunci).delete()
    return terkunci


@transaction.atomic
def jadikan_laporan(*, komentar: Komentar) -> LaporanPungli:
    """The inspectorate takes a held comment up as a report; the comment goes out of the survey."""
    terkunci = Komentar.objects.select_for_update().select_related("periode").get(pk=komentar.pk, ditahan=True)
    laporan = LaporanPungli.objects.create(
        kode=get_random_string(_PANJANG_KODE, HURUF),
        layanan_id=terkunci.periode.layanan_id,
        isi=terkunci.teks,
        tanggal=hari_ini(),
        dari_komentar=True,
    )
    terkunci.delete()
    return laporan


@transaction.atomic
def lepaskan(*, komentar: Komentar) -> None:
    """The inspectorate finds nothing of the kind: the comment goes back among the others."""
    terkunci = Komentar.objects.select_for_update().get(pk=komentar.pk, ditahan=True)
    terkunci.ditahan, terkunci.usulan = False, usulkan_unsur(samarkan(terkunci.teks))
    terkunci.save(update_fields=["ditahan", "usulan"])
