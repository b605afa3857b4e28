"""Feedback: given at any time, signed, never changed afterwards."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import NadaUmpanBalik, NilaiDasar
from penilaian.models import SKP, HasilKerja, UmpanBalik
from penilaian.queries.wewenang import sebagai_apa


@transaction.atomic
def beri(
    *,
    skp: SKP,
    penulis: Pengguna,
    nada: str,
    kejadian: str,
    hasil: HasilKerja | None = None,
    nilai_dasar: str = "",
    dampak: str = "",
    langkah: str = "",
) -> UmpanBalik:
    """Give feedback on a result of the plan or on a BerAKHLAK value, and tell the employee.

    Raises PermissionDenied for a writer who is none of `sebagai_apa`, ValidationError (by field, in Indonesian) for
    what is missing.
    """
    sebagai = sebagai_apa(penulis, skp)
    if not sebagai:
        raise PermissionDenied("Umpan balik diberikan oleh atasan, ketua tim, rekan, bawahan, atau yang diminta.")
    return catat(
        skp=skp,
        penulis=penulis,
        sebagai=sebagai,
        nada=nada,
        kejadian=kejadian,
        hasil=hasil,
        nilai_dasar=nilai_dasar,
        dampak=dampak,
        langkah=langkah,
    )


def catat(
    *,
    skp: SKP,
    penulis: Pengguna,
    sebagai: str,
    nada: str,
    kejadian: str,
    hasil: HasilKerja | None,
    nilai_dasar: str,
    dampak: str,
    langkah: str,
) -> UmpanBalik:
    """Check and store what a writer who may give it says; inside a transaction."""
    kejadian, dampak, langkah = kejadian.strip(), dampak.strip(), langkah.strip()
    _periksa(skp, nada, kejadian, hasil, nilai_dasar, langkah)
    umpan_balik = UmpanBalik.objects.create(
        skp=skp,
        penulis=penulis,
        sebagai=sebagai,
        nada=nada,
        hasil=hasil,
        nilai_dasar=nilai_dasar,
        kejadian=kejadian,
        dampak=dampak,
        langkah=langkah,
    )
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul="Umpan balik baru untuk Anda",
                tautan="/kinerja/umpan-balik/",
                kunci=f"umpan_balik:{umpan_balik.publik}",
            )
            for akun in Pengguna.objects.filter(pegawai_id=skp.pegawai_id)
        ]
    )
    return umpan_balik


def _periksa(skp: SKP, nada: str, kejadian: str, hasil: HasilKerja | None, nilai_dasar: str, langkah: str) -> None:
    galat: dict[str, str] = {}
    if nada not in NadaUmpanBalik.values:
        galat["nada"] = "Pilih apresiasi atau saran perbaikan."
    if not kejadian:
        galat["kejadian"] = "Tuliskan apa yang Anda lihat."
    if nada == NadaUmpanBalik.PERBAIKAN and not langkah:
        galat["langkah"] = "Saran perbaikan memerlukan langkah berikutnya."
    galat |= periksa_pokok(skp, hasil, nilai_dasar)
    if galat:
        raise ValidationError(galat)


def periksa_pokok(skp: SKP, hasil: HasilKerja | None, nilai_dasar: str) -> dict[str, str]:
    """What is wrong with the topic, by field."""
    galat: dict[str, str] = {}
    if nilai_dasar and nilai_dasar not in NilaiDasar.values:
        galat["nilai_dasar"] = "Pilih salah satu nilai BerAKHLAK."
    if hasil is not None and hasil.skp_id != skp.pk:
        galat["hasil"] = "Pilih hasil kerja dari SKP ini."
    if hasil is None and not nilai_dasar:
        galat["hasil"] = "Pilih hasil kerja atau nilai BerAKHLAK yang dibahas."
    return galat


def tandai_dibaca(*, umpan_balik: UmpanBalik, pengguna: Pengguna) -> bool:
    """Mark feedback as read by its receiver; the first reading counts. True when this call marked it."""
    if pengguna.pegawai_id is None or umpan_balik.skp.pegawai_id != pengguna.pegawai_id:
        raise PermissionDenied("Hanya penerima yang menandai umpan balik sudah dibaca.")
    return bool(UmpanBalik.objects.filter(pk=umpan_balik.pk, dibaca=None).update(dibaca=timezone.now()))
