"""Training taken elsewhere: sent with evidence, checked by HR, counted when accepted."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import berkas
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import StatusRiwayat
from pelatihan.domain.program import hitung_jp
from pelatihan.models import RiwayatLuar


@transaction.atomic
def kirim(*, pegawai: Pegawai, oleh: Pengguna, data: Mapping[str, Any], bukti: UploadedFile) -> RiwayatLuar:
    """Send a training for checking; its JP is reckoned by the rule of its form. Raises ValidationError by field."""
    satu = RiwayatLuar(pegawai=pegawai, **data)
    _tolak_tanggal(satu)
    _tolak_kembar(satu)
    satu.jp = hitung_jp(bentuk=satu.bentuk, hari=satu.hari, jp_asli=satu.jp_asli, lingkup=satu.lingkup)
    try:
        satu.bukti = berkas.simpan(isi=bukti, pemilik=oleh)
    except ValidationError as galat:
        raise ValidationError({"bukti": galat.messages}) from None
    satu.full_clean()
    satu.save(force_insert=True)
    return satu


def _tolak_tanggal(satu: RiwayatLuar) -> None:
    """It is over, its days are in order, and it did not last longer than from its first day to its last."""
    if satu.selesai < satu.mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if satu.selesai > hari_ini():
        raise tolak("selesai", "Pelatihan dilaporkan sesudah selesai.")
    panjang = (satu.selesai - satu.mulai).days + 1
    if satu.hari is not None and satu.hari > panjang:
        raise tolak("hari", f"Dari tanggal mulai sampai selesai hanya {panjang} hari. Periksa lamanya atau tanggalnya.")


def _tolak_kembar(satu: RiwayatLuar) -> None:
    """What waits or was accepted is not sent a second time: by its number, or by name and last day."""
    lain = RiwayatLuar.objects.filter(pegawai=satu.pegawai).exclude(status=StatusRiwayat.DITOLAK)
    if satu.nomor and lain.filter(nomor__iexact=satu.nomor, penyelenggara__iexact=satu.penyelenggara).exists():
        raise tolak("nomor", "Sertifikat bernomor ini sudah Anda kirim.")
    if lain.filter(nama__iexact=satu.nama, selesai=satu.selesai).exists():
        raise tolak("nama", "Pelatihan ini sudah Anda kirim.")


@transaction.atomic
def tarik(*, riwayat: RiwayatLuar, versi: int) -> None:
    """Take back what waits to be checked, with its evidence, so that it can be sent again without the mistake.

    Raises SuntingBersamaan, ValidationError: it has been checked.
    """
    satu = RiwayatLuar.objects.select_for_update(of=("self",)).select_related("bukti").get(pk=riwayat.pk)
    tolak_bila_berubah(satu, versi, {})
    if satu.status != StatusRiwayat.DIAJUKAN:
        raise ValidationError(f"Bukti ini sudah diperiksa: {satu.get_status_display().lower()}.")
    bukti = satu.bukti
    with karena("ditarik pengirimnya"):
        satu.delete()
    berkas.buang(berkas=bukti)


@transaction.atomic
def putuskan(*, riwayat: RiwayatLuar, versi: int, terima: bool, oleh: Pengguna, alasan: str) -> RiwayatLuar:
    """Accept, or refuse with a reason that says what to send instead; the person is told. Nobody decides their own.

    Raises SuntingBersamaan, ValidationError by field.
    """
    satu = RiwayatLuar.objects.select_for_update().get(pk=riwayat.pk)
    status = StatusRiwayat.DITERIMA if terima else StatusRiwayat.DITOLAK
    tolak_bila_berubah(satu, versi, {"status": status})
    if satu.status != StatusRiwayat.DIAJUKAN:
        raise ValidationError(f"Bukti ini sudah diperiksa: {satu.get_status_display().lower()}.")
    if satu.pegawai_id == oleh.pegawai_id:
        raise ValidationError("Bukti Anda sendiri diperiksa orang lain.")
    if not terima and not alasan.strip():
        raise tolak("alasan", "Tulis mengapa tidak diterima dan apa yang perlu dikirim.")
    satu.status, satu.alasan = status, alasan.strip()
    satu.diputus, satu.diputus_oleh = timezone.now(), oleh
    satu.versi += 1
    with karena(alasan.strip() or status.label.lower()):
        satu.save(update_fields=["status", "alasan", "diputus", "diputus_oleh", "versi"])
    akun = Pengguna.objects.filter(pegawai=satu.pegawai_id).first()
    if akun:
        kabar = Pemberitahuan(
            penerima=akun,
            judul=f"{status.label}: {satu.nama}"[:160],
            isi=satu.alasan,
            tautan=reverse("pelatihan:riwayat", args=[satu.publik]),
            kunci=f"riwayat:{satu.pk}:{satu.versi}",
        )
        beri_tahu(pemberitahuan=[kabar])
    return satu
