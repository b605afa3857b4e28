"""Complaints and proposals about a service: taken in without login, held when they speak of illegal fees, answered."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats
from django.utils.crypto import get_random_string

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan, tolak
from pegawai.domain.koreksi import tenggat_hari_kerja
from pegawai.models import Pegawai, Pengguna
from pegawai.queries.riwayat import pengubah_terakhir
from survei.choices import StatusKeluhan, StatusKomentar
from survei.domain.kontak import buka, sandikan
from survei.domain.kupon import HURUF
from survei.domain.saran import menyebut_pungli, samarkan, usulkan_unsur
from survei.models import Keluhan, Komentar, KontakKeluhan, KontakLaporan, LangkahKeluhan, LaporanPungli, Layanan

PANJANG_MAKS = 3000
PANJANG_KODE = 10
HARI_KERJA_JAWABAN = 14


@transaction.atomic
def sampaikan(*, layanan: Layanan, isi: str, kontak: str = "", kunci: str = "") -> Keluhan:
    """Take a complaint in; its code is told to the sender once. The same `kunci` sent again gives the same complaint.
    Raises ValidationError by field."""
    isi = " ".join(isi.replace("\x00", "").split())
    if len(isi) < 10:
        raise tolak("isi", "Ceritakan apa yang terjadi atau apa yang Anda usulkan, paling sedikit sepuluh huruf.")
    baru = _baru(layanan, samarkan(isi)[:PANJANG_MAKS], ditahan=menyebut_pungli(isi))
    if kunci:
        baru.sidik = hashlib.sha256(kunci.encode()).hexdigest()
        if not _sisipkan(baru):
            return Keluhan.objects.get(sidik=baru.sidik)
    else:
        baru.save(force_insert=True)
    if kontak.strip():
        KontakKeluhan.objects.create(keluhan=baru, sandi=sandikan(kontak))
    return baru


def _sisipkan(baru: Keluhan) -> bool:
    """Whether this was the first time; two at once cannot both be."""
    Keluhan.objects.bulk_create([baru], ignore_conflicts=True)
    tersimpan = Keluhan.objects.filter(kode=baru.kode).first()
    baru.pk = tersimpan.pk if tersimpan else None
    return tersimpan is not None


def _baru(layanan: Layanan, teks: str, *, ditahan: bool, dari_komentar: bool = False) -> Keluhan:
    hari = hari_ini()
    return Keluhan(
        kode=get_random_string(PANJANG_KODE, HURUF),
        layanan=layanan,
        teks=teks,
        unsur="" if ditahan else usulkan_unsur(teks),
        ditahan=ditahan,
        dari_komentar=dari_komentar,
        tanggal=hari,
        tenggat=tenggat_hari_kerja(hari, HARI_KERJA_JAWABAN),
    )


@transaction.atomic
def dari_komentar(*, komentar: Komentar) -> Keluhan:
    """The survey manager makes a comment something to be answered for; the comment counts as sorted. A comment becomes
    one ticket: raises ValidationError the second time."""
    terkunci = (
        Komentar.objects.select_for_update().select_related("periode__layanan").get(pk=komentar.pk, ditahan=False)
    )
    if terkunci.status == StatusKomentar.TIKET:
        raise ValidationError("Komentar ini sudah menjadi keluhan.")
    baru = _baru(terkunci.periode.layanan, terkunci.teks, ditahan=False, dari_komentar=True)
    baru.unsur = terkunci.unsur or terkunci.usulan
    baru.save(force_insert=True)
    terkunci.status = StatusKomentar.TIKET
    terkunci.save(update_fields=["status"])
    return baru


def baca_kontak(keluhan: Keluhan) -> str:
    """The sender's contact, empty when none was given or it was removed."""
    return buka(KontakKeluhan.objects.filter(keluhan=keluhan).values_list("sandi", flat=True).first())


@transaction.atomic
def tindak(
    *,
    keluhan: Keluhan,
    versi: int,
    oleh: Pengguna,
    status: str,
    unsur: str,
    jawaban: str,
    nomor_luar: str = "",
    penanggung_jawab: Pegawai | None = None,
) -> Keluhan:
    """A step on a complaint that was read as `versi`. Answering closes it and removes the contact. Raises
    ValidationError by field, SuntingBersamaan."""
    terkunci = Keluhan.objects.select_for_update().get(pk=keluhan.pk, ditahan=False)
    data = {"status": status, "unsur": unsur, "jawaban": samarkan(jawaban.strip()), "nomor_luar": nomor_luar.strip()}
    _tolak_bila_berubah(terkunci, versi, data)
    if terkunci.status == StatusKeluhan.SELESAI:
        raise ValidationError("Keluhan ini sudah dijawab.")
    if status == StatusKeluhan.SELESAI and not data["jawaban"]:
        raise tolak("jawaban", "Tulis jawaban untuk pengirim sebelum menutup keluhan.")
    lama = terkunci.penanggung_jawab_id
    for kolom, nilai in data.items():
        setattr(terkunci, kolom, nilai)
    terkunci.penanggung_jawab = penanggung_jawab
    terkunci.selesai = hari_ini() if status == StatusKeluhan.SELESAI else None
    terkunci.versi += 1
    terkunci.full_clean(exclude=["teks"])
    terkunci.save()
    LangkahKeluhan.objects.create(keluhan=terkunci, status=status)
    if terkunci.selesai:
        KontakKeluhan.objects.filter(keluhan=terkunci).delete()
    if penanggung_jawab and penanggung_jawab.pk != lama:
        _beri_tahu(terkunci, penanggung_jawab, oleh)
    return terkunci


def _tolak_bila_berubah(tersimpan: Keluhan, versi: int, data: dict[str, str]) -> None:
    """As for other records; who was here before comes from the last step, the complaint itself has no history."""
    if tersimpan.versi == versi:
        return
    langkah = tersimpan.langkah.last()
    oleh, kapan = pengubah_terakhir(LangkahKeluhan, langkah.pk) if langkah else ("", None)
    berbeda = {k: getattr(tersimpan, k) for k, nilai in data.items() if getattr(tersimpan, k) != nilai}
    raise SuntingBersamaan(versi=tersimpan.versi, berbeda=berbeda, oleh=oleh, kapan=kapan)


def _beri_tahu(keluhan: Keluhan, orang: Pegawai, oleh: Pengguna) -> None:
    """Who is to answer hears of it, unless it is the one who wrote it down."""
    akun = Pengguna.objects.filter(pegawai=orang, is_active=True).exclude(pk=oleh.pk)
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=a,
                judul=f"Keluhan warga tentang {keluhan.layanan} menunggu jawaban Anda"[:160],
                isi=f"Dijawab paling lambat {formats.date_format(keluhan.tenggat)}.",
                tautan=f"/keluhan/{keluhan.publik}/",
                kunci=f"keluhan-{keluhan.pk}",
            )
            for a in akun
        ]
    )


@transaction.atomic
def lepaskan(*, keluhan: Keluhan) -> None:
    """The inspectorate finds nothing of the kind: it goes to the survey manager, and the deadline runs from today."""
    terkunci = Keluhan.objects.select_for_update().get(pk=keluhan.pk, ditahan=True)
    terkunci.ditahan, terkunci.unsur = False, usulkan_unsur(terkunci.teks)
    terkunci.tenggat = tenggat_hari_kerja(hari_ini(), HARI_KERJA_JAWABAN)
    terkunci.save(update_fields=["ditahan", "unsur", "tenggat"])


@transaction.atomic
def jadikan_laporan(*, keluhan: Keluhan) -> LaporanPungli:
    """The inspectorate takes a held complaint up as a report: under the same code, so that the sender finds it, with
    the contact; the complaint itself is removed."""
    terkunci = Keluhan.objects.select_for_update().get(pk=keluhan.pk, ditahan=True)
    laporan = LaporanPungli.objects.create(
        kode=terkunci.kode, layanan_id=terkunci.layanan_id, isi=terkunci.teks, tanggal=terkunci.tanggal
    )
    kontak = KontakKeluhan.objects.filter(keluhan=terkunci).first()
    if kontak:
        KontakLaporan.objects.create(laporan=laporan, sandi=kontak.sandi)
    terkunci.delete()
    return laporan
