"""Asking a named colleague for feedback, and answering."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import SebagaiUmpanBalik, StatusSKP
from penilaian.domain.umpan_balik import catat, periksa_pokok
from penilaian.models import SKP, HasilKerja, PermintaanUmpanBalik, UmpanBalik
from penilaian.queries.rekan import akun_lingkar


@transaction.atomic
def minta(
    *,
    skp: SKP,
    oleh: Pengguna,
    kepada: Pengguna,
    hasil: HasilKerja | None = None,
    nilai_dasar: str = "",
    pesan: str = "",
) -> PermintaanUmpanBalik:
    """Ask a colleague; they are told. Raises PermissionDenied for a plan that is not one's own or not running,
    ValidationError by field."""
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.pegawai_id or skp.status != StatusSKP.BERLAKU:
        raise PermissionDenied("Umpan balik diminta oleh pemilik SKP yang berlaku.")
    galat = periksa_pokok(skp, hasil, nilai_dasar)
    if not akun_lingkar(oleh.pegawai_id).filter(pk=kepada.pk).exists():
        galat["kepada"] = "Pilih atasan, rekan, bawahan, atau rekan satu tim kerja."
    if galat:
        raise ValidationError(galat)
    minta = PermintaanUmpanBalik(
        skp=skp, kepada=kepada, hasil=hasil, nilai_dasar=nilai_dasar, pesan=pesan.strip()[:500]
    )
    try:
        minta.validate_constraints()
    except ValidationError as ganda:
        raise ValidationError({"kepada": ganda.messages}) from ganda
    minta.save()
    _kabari(kepada, "Umpan balik Anda diminta", reverse("penilaian:umpan_balik_diminta", args=[minta.publik]), minta)
    return minta


def _kabari(akun: Pengguna, judul: str, tautan: str, permintaan: PermintaanUmpanBalik) -> None:
    kunci = f"permintaan:{permintaan.publik}"
    beri_tahu(pemberitahuan=[Pemberitahuan(penerima=akun, judul=judul, tautan=tautan, kunci=kunci)])


def _terbuka(permintaan: PermintaanUmpanBalik, oleh: Pengguna) -> PermintaanUmpanBalik:
    if permintaan.kepada_id != oleh.pk:
        raise PermissionDenied("Hanya yang diminta yang menjawab permintaan ini.")
    terkunci = PermintaanUmpanBalik.objects.select_for_update(of=("self",)).select_related("skp", "hasil")
    permintaan = terkunci.get(pk=permintaan.pk)
    if permintaan.jawaban_id or permintaan.dilewati:
        raise ValidationError("Permintaan ini sudah dijawab atau dilewati.")
    return permintaan


@transaction.atomic
def jawab(
    *,
    permintaan: PermintaanUmpanBalik,
    oleh: Pengguna,
    nada: str,
    kejadian: str,
    dampak: str = "",
    langkah: str = "",
) -> UmpanBalik:
    """Answer once, signed; the topic is that of the request."""
    permintaan = _terbuka(permintaan, oleh)
    permintaan.jawaban = catat(
        skp=permintaan.skp,
        penulis=oleh,
        sebagai=SebagaiUmpanBalik.DIMINTA,
        nada=nada,
        kejadian=kejadian,
        hasil=permintaan.hasil,
        nilai_dasar=permintaan.nilai_dasar,
        dampak=dampak,
        langkah=langkah,
    )
    permintaan.save(update_fields=["jawaban"])
    return permintaan.jawaban


@transaction.atomic
def lewati(*, permintaan: PermintaanUmpanBalik, oleh: Pengguna) -> None:
    """Say that one cannot answer; whoever asked may ask somebody else."""
    permintaan = _terbuka(permintaan, oleh)
    permintaan.dilewati = timezone.now()
    permintaan.save(update_fields=["dilewati"])
