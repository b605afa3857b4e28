"""Questions: asked with or without a name, answered within working days by the city's communicators."""

import hashlib
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, Value
from django.urls import reverse
from django.utils.crypto import get_random_string

from kinerja.domain.pemberitahuan import beri_tahu, beri_tahu_dari
from kinerja.models import Pemberitahuan
from kinerja.models.dokumen import ABJAD
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.domain.galat import tolak
from pegawai.domain.koreksi import tenggat_hari_kerja
from pegawai.models import Pengguna, Peran
from sosialisasi.choices import StatusPertanyaan
from sosialisasi.models import LangkahPertanyaan, Materi, Pertanyaan

HARI_KERJA = 5
PANJANG_KODE = 10


@transaction.atomic
def tanyakan(
    *, teks: str, penanya: Pengguna | None, tanda: str, materi: Materi | None = None, halaman: str = ""
) -> Pertanyaan:
    """Ask; without `penanya` nothing is kept of who asked, not even the hour (no notice is sent for it, and no step is
    recorded). `tanda` is the random token of the form: the same question sent twice is one. Raises ValidationError by
    field."""
    teks = teks.replace("\x00", "").strip()
    if len(teks) < 10:
        raise tolak("teks", "Tulis pertanyaan Anda dalam satu kalimat atau lebih.")
    sidik = hashlib.sha256(f"{tanda}:{teks}".encode()).hexdigest() if tanda else None
    if sidik and (sudah := Pertanyaan.objects.filter(sidik=sidik).first()):
        return sudah
    return Pertanyaan.objects.create(
        kode=get_random_string(PANJANG_KODE, ABJAD),
        sidik=sidik,
        penanya=penanya,
        materi=materi,
        halaman=halaman[:60],
        teks=teks,
        tanggal=hari_ini(),
        tenggat=tenggat_hari_kerja(hari_ini(), HARI_KERJA),
    )


@transaction.atomic
def jawab(*, pertanyaan: Pertanyaan, versi: int, jawaban: str, tutup: bool = False) -> Pertanyaan:
    """Answer, or close with the reason why there is no answer; who asked with a name is told. An answer may be made
    better later. Raises ValidationError by field."""
    satu = Pertanyaan.objects.select_for_update().get(pk=pertanyaan.pk)
    if satu.versi != versi:
        raise ValidationError("Pertanyaan ini baru saja dijawab orang lain. Muat ulang, lalu baca jawabannya.")
    if not jawaban.strip():
        raise tolak("jawaban", "Tulis jawaban, atau mengapa tidak dapat dijawab.")
    satu.status = StatusPertanyaan.DITUTUP if tutup else StatusPertanyaan.DIJAWAB
    satu.jawaban, satu.versi = jawaban.strip(), satu.versi + 1
    satu.save(update_fields=["status", "jawaban", "versi"])
    LangkahPertanyaan.objects.create(pertanyaan=satu, status=satu.status)
    if satu.penanya:
        beri_tahu(
            pemberitahuan=[
                Pemberitahuan(
                    penerima=satu.penanya,
                    judul="Pertanyaan Anda dijawab",
                    isi=satu.teks[:200],
                    tautan=reverse("sosialisasi:tanya_status", args=[satu.kode]),
                    kunci=f"tanya:{satu.pk}:{satu.versi}",
                )
            ]
        )
    return satu


def ingatkan() -> int:
    """Every morning: the city's communicators, while a question is due tomorrow or late. One statement."""
    hari = hari_ini()
    mendesak = Pertanyaan.objects.filter(status=StatusPertanyaan.BARU, tenggat__lte=hari + timedelta(days=1))
    peran = Peran.objects.pada(hari).filter(Exists(mendesak), nama=NamaPeran.PENGELOLA_SOSIALISASI, unit=None)
    kueri = peran.order_by().values_list(
        F("pengguna_id"),
        Value("Pertanyaan menunggu jawaban"),
        Value("Batas menjawabnya besok atau sudah lewat."),
        Value(reverse("sosialisasi:kelola_tanya_daftar")),
        Value(f"tanya:ingat:{hari}"),
    )
    return beri_tahu_dari(kueri=kueri, harian=hari)
