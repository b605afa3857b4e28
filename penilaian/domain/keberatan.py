"""Objections from the side of the person: draft, attachments, sending with a number, withdrawal.

PP 30/2019 art. 59: in writing and with reasons, within the term from delivery, to the assessor's superior.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils import timezone

from kinerja.domain import berkas
from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.choices import (
    JenisLangkah,
    JenisPutusan,
    PokokKeberatan,
    StatusKeberatan,
    StatusRealisasi,
    SumberIndikator,
)
from penilaian.domain.keberatan_kabar import catat, kabari, kabari_hr
from penilaian.models import SKP, Keberatan, LampiranKeberatan, PutusanNilai, Realisasi
from penilaian.queries.pemutus import pemutus_pertama
from penilaian.queries.tenggat import aturan_pada, batas_ajukan, tenggat

LAMPIRAN_MAKS = 5
_TERBUKA = (StatusKeberatan.DRAF, StatusKeberatan.DIAJUKAN, StatusKeberatan.DIDENGAR)


def kunci(keberatan: Keberatan, revisi: int | None) -> Keberatan:
    """The row locked. Raises ValidationError when it changed since the form was opened (`revisi` None: not asked)."""
    terkunci = (
        Keberatan.objects.select_for_update(of=("self",))
        .select_related("skp__pegawai", "periode__kebijakan", "putusan", "ditanggapi_oleh", "realisasi")
        .get(pk=keberatan.pk)
    )
    if revisi is not None and terkunci.revisi != revisi:
        raise ValidationError(
            f"Keberatan ini sudah berubah ({terkunci.get_status_display().lower()}) sejak halaman dibuka. "
            "Muat ulang halaman ini; tulisan Anda belum disimpan."
        )
    return terkunci


def simpan(keberatan: Keberatan) -> Keberatan:
    """Store a changed row with the next revision."""
    keberatan.revisi += 1
    keberatan.save()
    return keberatan


@transaction.atomic
def simpan_draf(
    *,
    putusan: PutusanNilai,
    oleh: Pengguna,
    uraian: str,
    harapan: str = "",
    realisasi: Realisasi | None = None,
    angka: str = "",
    keberatan: Keberatan | None = None,
    revisi: int | None = None,
) -> Keberatan:
    """Begin the draft of an objection to the latest delivered decision, or rewrite it.

    `realisasi` names a returned result or the index of a service, `angka` a figure of the officer in words
    (`queries.layanan.angka_dibantah`); without either the rating is meant. Raises PermissionDenied for
    anyone but the person, ValidationError when the term has passed, the decision is final or one is open already.
    """
    _milik_sendiri(oleh, putusan.skp)
    batas = periksa_terbuka(putusan)
    pokok = PokokKeberatan.SURVEI if angka and realisasi is None else _pokok(putusan, realisasi)
    if keberatan is None:
        SKP.objects.select_for_update(no_key=True).get(pk=putusan.skp_id)
        terbuka = Keberatan.objects.filter(skp=putusan.skp_id, periode=putusan.periode_id, status__in=_TERBUKA)
        if terbuka.exists():
            raise ValidationError("Sudah ada keberatan yang belum selesai untuk hasil ini. Buka keberatan itu.")
        baru = Keberatan(skp=putusan.skp, periode=putusan.periode, putusan=putusan, tenggat_ajukan=batas)
    else:
        baru = kunci(keberatan, revisi)
        _harus_draf(baru)
        baru.revisi += 1
    baru.pokok, baru.realisasi, baru.angka = pokok, realisasi, "" if realisasi else angka[:250]
    baru.uraian, baru.harapan = uraian.strip(), harapan.strip()
    baru.save()
    return baru


def periksa_terbuka(putusan: PutusanNilai) -> datetime:
    """Until when the person may object. Raises ValidationError saying why not (any more)."""
    if putusan.disampaikan is None:
        raise ValidationError("Hasil belum disampaikan. Anda dapat bertanya kepada penilai lebih dulu.")
    diputus = Keberatan.objects.filter(putusan=putusan, status=StatusKeberatan.DIPUTUS)
    if putusan.jenis == JenisPutusan.KEBERATAN or diputus.exists():
        raise ValidationError("Keberatan atas hasil ini sudah diputus. Putusan itu final.")
    terbaru = PutusanNilai.objects.filter(
        skp=putusan.skp_id, periode=putusan.periode_id, disampaikan__isnull=False
    ).order_by("-id")
    if terbaru.values_list("pk", flat=True).first() != putusan.pk:
        raise ValidationError("Sudah ada putusan yang lebih baru. Muat ulang halaman ini.")
    batas = batas_ajukan(putusan)
    if batas is None or timezone.now() > batas:
        raise ValidationError("Waktu mengajukan keberatan atas hasil ini sudah lewat.")
    return batas


def _pokok(putusan: PutusanNilai, realisasi: Realisasi | None) -> PokokKeberatan:
    if realisasi is None:
        return PokokKeberatan.NILAI
    if (realisasi.skp_id, realisasi.periode_id) != (putusan.skp_id, putusan.periode_id):
        raise ValidationError({"terhadap": "Pilih salah satu dari daftar."})
    if realisasi.indikator.sumber == SumberIndikator.LAYANAN:
        return PokokKeberatan.SURVEI
    if realisasi.status != StatusRealisasi.DIKEMBALIKAN:
        raise ValidationError({"terhadap": "Hasil ini tidak dikembalikan, jadi tidak ada yang ditolak."})
    return PokokKeberatan.BUKTI


def _milik_sendiri(oleh: Pengguna, skp: SKP) -> None:
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.pegawai_id:
        raise PermissionDenied("Hanya pegawai yang dinilai yang mengajukan keberatan.")


def _harus_draf(keberatan: Keberatan) -> None:
    if keberatan.status != StatusKeberatan.DRAF:
        raise ValidationError("Keberatan ini sudah dikirim dan tidak dapat diubah lagi.")


@transaction.atomic
def lampirkan(*, keberatan: Keberatan, oleh: Pengguna, unggahan: UploadedFile) -> LampiranKeberatan:
    """Lay a file beside a draft (the person) or beside the answer (the assessor, until the decision)."""
    terkunci = kunci(keberatan, None)
    if oleh.pegawai_id is not None and oleh.pegawai_id == terkunci.skp.penilai_id:
        if not terkunci.berjalan:
            raise ValidationError("Keberatan ini tidak menunggu tanggapan.")
    else:
        _milik_sendiri(oleh, terkunci.skp)
        _harus_draf(terkunci)
    if LampiranKeberatan.objects.filter(keberatan=terkunci, oleh=oleh).count() >= LAMPIRAN_MAKS:
        raise ValidationError(f"Paling banyak {LAMPIRAN_MAKS} lampiran. Hapus salah satu dulu.")
    return LampiranKeberatan.objects.create(
        keberatan=terkunci, oleh=oleh, berkas=berkas.simpan(isi=unggahan, pemilik=oleh)
    )


@transaction.atomic
def hapus_lampiran(*, lampiran: LampiranKeberatan, oleh: Pengguna) -> None:
    """Take a file away from one's own draft."""
    terkunci = kunci(lampiran.keberatan, None)
    _milik_sendiri(oleh, terkunci.skp)
    _harus_draf(terkunci)
    lampiran.delete()


@transaction.atomic
def hapus_draf(*, keberatan: Keberatan, oleh: Pengguna) -> None:
    """Throw one's own draft away; history keeps it."""
    terkunci = kunci(keberatan, None)
    _milik_sendiri(oleh, terkunci.skp)
    _harus_draf(terkunci)
    terkunci.delete()


@transaction.atomic
def ajukan(*, keberatan: Keberatan, oleh: Pengguna, revisi: int | None = None) -> Keberatan:
    """Send a draft within the term: it gets its number, its deadlines and the official who decides; assessor and
    official are told. Raises ValidationError for what is missing or too late."""
    k = kunci(keberatan, revisi)
    _milik_sendiri(oleh, k.skp)
    _harus_draf(k)
    k.tenggat_ajukan = periksa_terbuka(k.putusan)
    if not k.uraian:
        raise ValidationError({"uraian": "Tuliskan alasan keberatan Anda."})
    k.diajukan = timezone.now()
    aturan = aturan_pada(k.diajukan)
    k.nomor, k.status = _nomor_berikut(), StatusKeberatan.DIAJUKAN
    k.tenggat_tanggapan = tenggat(k.diajukan, aturan.hari_tanggapan, aturan.jenis_tanggapan)
    k.tenggat_putusan = tenggat(k.diajukan, aturan.hari_putusan, aturan.jenis_putusan)
    k.pemutus = pemutus_pertama(k)
    with karena("Keberatan diajukan"):
        simpan(k)
    catat(k, JenisLangkah.DIAJUKAN, oleh, kepada=k.pemutus)
    _kabari_terkirim(k)
    return k


def _nomor_berikut() -> str:
    """KB-2026-00001, one row of numbers a year without gaps: senders wait for each other."""
    tahun = timezone.localdate().year
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext('nomor keberatan'))")
    terakhir = Keberatan.objects.filter(nomor__startswith=f"KB-{tahun}-").order_by("-nomor").values("nomor").first()
    return f"KB-{tahun}-{int(terakhir['nomor'][8:]) + 1 if terakhir else 1:05d}"


def _kabari_terkirim(k: Keberatan) -> None:
    nama, periode = k.skp.pegawai.nama, k.periode.nama
    kabari(k, [k.skp.pegawai_id], "diajukan", f"Keberatan {k.nomor} terkirim", "Simpan nomor ini.")
    kabari(k, [k.skp.penilai_id], "tanggapi", f"Keberatan {nama} atas {periode} menunggu tanggapan Anda")
    if k.pemutus_id:
        kabari(k, [k.pemutus_id], "putus:1", f"Keberatan {nama} atas {periode} menunggu putusan Anda")
    else:
        kabari_hr(k, "tanpa-pemutus", f"Keberatan {k.nomor} belum punya pejabat pemutus", "Isi di Aturan keberatan.")


@transaction.atomic
def tarik(*, keberatan: Keberatan, oleh: Pengguna, alasan: str, revisi: int | None = None) -> Keberatan:
    """Withdraw before the decision, with a reason; the result stays as it was delivered."""
    k = kunci(keberatan, revisi)
    _milik_sendiri(oleh, k.skp)
    if not k.berjalan:
        raise ValidationError("Hanya keberatan yang belum diputus dapat ditarik.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    k.status, k.ditarik = StatusKeberatan.DITARIK, timezone.now()
    with karena(alasan.strip()):
        simpan(k)
    catat(k, JenisLangkah.DITARIK, oleh, catatan=alasan.strip())
    kabari(k, [k.skp.penilai_id, k.pemutus_id], "ditarik", f"Keberatan {k.nomor} ditarik pegawai")
    return k
