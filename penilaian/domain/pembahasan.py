"""Talks with assessors about a calibration. Nothing here touches a rating."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from kinerja.domain import pemberitahuan
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Pengguna
from penilaian.models import Pembahasan, Periode
from penilaian.queries.kalibrasi import penilai_dibahas


@transaction.atomic
def catat_pembahasan(
    *, penilai: Pegawai, periode: Periode, tanggal: date, isi: str, hasil: str, oleh: Pengguna
) -> Pembahasan:
    """Record a talk and its outcome; the assessor is told. Raises PermissionDenied for whoever may not talk about this
    assessor (themselves included) and ValidationError for empty words or a day to come."""
    if oleh.pegawai_id == penilai.pk or not penilai_dibahas(oleh).filter(pk=penilai.pk).exists():
        raise PermissionDenied
    galat = {}
    if not isi.strip():
        galat["isi"] = "Tulis apa yang dibahas."
    if not hasil.strip():
        galat["hasil"] = "Tulis hasil pembahasannya, juga bila tidak ada yang perlu dilakukan."
    if tanggal > hari_ini():
        galat["tanggal"] = "Catat pembahasan yang sudah berlangsung, paling lambat hari ini."
    if galat:
        raise ValidationError(galat)
    catatan = Pembahasan.objects.create(
        penilai=penilai, periode=periode, tanggal=tanggal, isi=isi.strip(), hasil=hasil.strip(), oleh=oleh
    )
    _beri_tahu(catatan)
    return catatan


def _beri_tahu(catatan: Pembahasan) -> None:
    akun = Pengguna.objects.filter(pegawai=catatan.penilai, is_active=True).first()
    if akun is None:
        return
    kabar = Pemberitahuan(
        penerima=akun,
        judul="Pembahasan kalibrasi dicatat",
        isi=f"Pembahasan tentang penilaian Anda pada {catatan.periode.nama} dicatat oleh {catatan.oleh}. "
        "Tidak ada rating yang berubah.",
        tautan=reverse("penilaian:kalibrasi_penilai", args=[catatan.periode.kode, catatan.penilai.publik]),
        kunci=f"pembahasan:{catatan.pk}",
    )
    pemberitahuan.beri_tahu(pemberitahuan=[kabar])
