"""Coaching, mentoring, guidance at work: agreed between two, each meeting confirmed by the other of them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import BENTUK_PENDAMPINGAN
from pelatihan.models import Pendampingan, Pertemuan

MENIT_PALING_LAMA = 480


@transaction.atomic
def mulai(
    *,
    bentuk: str,
    pegawai: Pegawai,
    pembimbing: Pegawai,
    topik: str,
    tujuan: str,
    tanggal: date,
    oleh: Pegawai | None = None,
) -> Pendampingan:
    """Begin a guidance; the other of the two is told when `oleh` began it. Raises ValidationError by field."""
    if bentuk not in BENTUK_PENDAMPINGAN:
        raise tolak("bentuk", "Pilih coaching, mentoring, atau bimbingan di tempat kerja.")
    satu = Pendampingan(
        bentuk=bentuk, pegawai=pegawai, pembimbing=pembimbing, topik=topik.strip(), tujuan=tujuan.strip(), mulai=tanggal
    )
    satu.full_clean()
    satu.save(force_insert=True)
    if oleh is not None:
        _kabari(satu, oleh, f"{oleh} memulai {satu.get_bentuk_display().lower()} dengan Anda", satu.topik, "mulai")
    return satu


@transaction.atomic
def catat_pertemuan(*, pendampingan: Pendampingan, oleh: Pegawai, tanggal: date, menit: int, catatan: str) -> Pertemuan:
    """Write down a meeting; it counts when the other has confirmed it. Raises ValidationError by field."""
    _tolak_orang_lain(pendampingan, oleh)
    if pendampingan.selesai:
        raise ValidationError("Pendampingan ini sudah selesai.")
    if menit > MENIT_PALING_LAMA:
        raise tolak("menit", f"Satu pertemuan paling lama {MENIT_PALING_LAMA} menit.")
    if not pendampingan.mulai <= tanggal <= hari_ini():
        raise tolak("tanggal", f"Isi tanggal antara {pendampingan.mulai:%d/%m/%Y} dan hari ini.")
    satu = Pertemuan(
        pendampingan=pendampingan, dicatat_oleh=oleh, tanggal=tanggal, menit=menit, catatan=catatan.strip()
    )
    satu.full_clean()
    satu.save(force_insert=True)
    _kabari(pendampingan, oleh, f"Benarkan pertemuan {tanggal:%d/%m/%Y}", f"Dicatat {oleh}.", f"temu:{satu.pk}")
    return satu


@transaction.atomic
def benarkan(*, pertemuan: Pertemuan, oleh: Pegawai) -> Pertemuan:
    """The other of the two confirms a meeting; twice is once. Raises ValidationError for the one who wrote it."""
    satu = Pertemuan.objects.select_for_update(of=("self",)).select_related("pendampingan").get(pk=pertemuan.pk)
    _tolak_orang_lain(satu.pendampingan, oleh)
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


def _tolak_orang_lain(satu: Pendampingan, oleh: Pegawai) -> None:
    if oleh.pk not in (satu.pegawai_id, satu.pembimbing_id):
        raise ValidationError("Pendampingan ini milik dua orang lain.")


def _kabari(satu: Pendampingan, oleh: Pegawai, judul: str, isi: str, kunci: str) -> None:
    """Tell the other of the two."""
    pasangan = satu.pembimbing_id if oleh.pk == satu.pegawai_id else satu.pegawai_id
    akun = Pengguna.objects.filter(pegawai=pasangan).first()
    if akun:
        kabar = Pemberitahuan(
            penerima=akun,
            judul=judul[:160],
            isi=isi,
            tautan=reverse("pelatihan:pendampingan_lihat", args=[satu.publik]),
            kunci=f"pendampingan:{satu.pk}:{kunci}",
        )
        beri_tahu(pemberitahuan=[kabar])
