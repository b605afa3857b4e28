"""Writing the *matriks peran hasil*: what a superior fills in becomes a planned result in the person's draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max, Sum
from django.urls import reverse
from django.utils.formats import date_format

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import AsalRancangan, JenisHasil, StatusSKP
from penilaian.domain.bagikan import asal_dari
from penilaian.domain.skp import BENTROK, buka_rancangan, kunci
from penilaian.models import SKP, HasilKerja
from penilaian.queries.matriks import RANCANGAN, skp_berjalan
from penilaian.queries.templat import DAPAT, LEWAT, PERAN_TEMPLAT, Saringan, menunggu_pengelola, penerima

SERATUS = Decimal(100)
# Weight of a new result in a draft whose weights are full already: the person sets them right before sending.
BOBOT_PENUH = Decimal(5)
JUDUL = {
    AsalRancangan.ATASAN: "Atasan mengisi peran Anda di rancangan SKP",
    AsalRancangan.HR: "Admin kepegawaian menyusun rancangan SKP untuk Anda",
    AsalRancangan.PENGELOLA: "Pengelola kinerja menyusun rancangan SKP untuk Anda",
}


@dataclass(frozen=True)
class IsianSel:
    """One cell as typed: a new result for the column `kolom_id`, or the result `hasil_id` that came from the matrix
    (`uraian=""` takes it out again)."""

    kolom_id: int
    uraian: str
    hasil_id: int | None = None


@transaction.atomic
def isi_peran(*, penempatan: Penempatan, oleh: Pengguna, isian: Iterable[IsianSel], revisi: int) -> SKP | None:
    """Write one row of the superior's matrix into the draft of the person placed there, begun when there is none; an
    approved plan is never touched. `revisi` is that of the draft as shown, 0 when there was none. Returns the draft,
    None when nothing was filled in.

    The assessor writes it; HR and the *pengelola kinerja* for people in reach who have no plan (see `_wenang`).
    Raises PermissionDenied for others, ValidationError when the draft was sent or has changed.
    """
    asal = _wenang(penempatan, oleh)
    atasan = skp_berjalan(penempatan.penilai_id)
    if atasan is None:
        raise ValidationError(f"SKP {penempatan.penilai} belum berlaku, jadi belum ada hasil yang dapat dibagi.")
    kolom = set(HasilKerja.objects.filter(skp=atasan).values_list("pk", flat=True))
    isian = [i for i in isian if i.kolom_id in kolom and (i.uraian or i.hasil_id)]
    if not isian:
        return None
    with karena("Matriks peran hasil"):
        skp = _rancangan(penempatan, revisi, asal)
        for i in isian:
            if i.hasil_id:
                _ubah(skp, i)
        _tambah(skp, [i for i in isian if not i.hasil_id], atasan)
        SKP.objects.filter(pk=skp.pk).update(revisi=F("revisi") + 1)
    _kabari(skp, oleh, asal)
    return skp


def _wenang(penempatan: Penempatan, oleh: Pengguna) -> AsalRancangan:
    """In whose name the row is written: the assessor's; or that of HR or the *pengelola kinerja* for somebody else of
    their units who has no plan, the latter after the second week of January."""
    if hari_ini() in penempatan.masa and oleh.pegawai_id and oleh.pegawai_id == penempatan.penilai_id:
        return AsalRancangan.ATASAN
    terjangkau = oleh.akses.punya(*PERAN_TEMPLAT) and oleh.pegawai_id != penempatan.pegawai_id
    orang = penerima(oleh, Saringan()).filter(pk=penempatan.pk).first() if terjangkau else None
    if orang is None:
        raise PermissionDenied("Hanya atasan langsung yang mengisi peran orang ini.")
    if tunggu := menunggu_pengelola(oleh):
        raise ValidationError(f"Pengelola kinerja menyusun rancangan yang belum ada mulai {date_format(tunggu)}.")
    if orang.lewat != DAPAT:
        raise ValidationError(f"{penempatan.pegawai}: {LEWAT[orang.lewat]}.")
    return asal_dari(oleh)


def _rancangan(penempatan: Penempatan, revisi: int, asal: AsalRancangan) -> SKP:
    """The draft to write into, locked; a new one when there is none."""
    Pegawai.objects.select_for_update(no_key=True).get(pk=penempatan.pegawai_id)
    ada = SKP.objects.filter(penempatan=penempatan, status__in=RANCANGAN).first()
    if ada is None:
        return buka_rancangan(penempatan=penempatan, asal=asal)
    if asal != AsalRancangan.ATASAN:
        raise ValidationError(f"{ada.pegawai} baru saja mulai menyusun SKP. Rancangannya tidak ditimpa.", code=BENTROK)
    if ada.status == StatusSKP.DIAJUKAN:
        raise ValidationError(f"SKP {ada.pegawai} menunggu persetujuan Anda. Kembalikan dulu, lalu isi perannya.")
    if revisi == 0:
        raise ValidationError(f"{ada.pegawai} baru saja mulai menyusun SKP. Muat ulang halaman ini.", code=BENTROK)
    return kunci(skp=ada, revisi=revisi)


def _ubah(skp: SKP, isian: IsianSel) -> None:
    """Word a result from the matrix anew, or take it out while the person has put no indicator to it."""
    hasil = HasilKerja.objects.filter(pk=isian.hasil_id, skp=skp, dari_matriks__isnull=False).first()
    if hasil is None:
        raise ValidationError("Hasil itu sudah tidak ada di rancangan. Muat ulang halaman ini.", code=BENTROK)
    if isian.uraian:
        hasil.uraian = isian.uraian
        hasil.full_clean()
        hasil.save()
    elif hasil.indikator.exists():
        raise ValidationError(
            f"“{hasil.uraian}” sudah diberi indikator oleh {skp.pegawai}. Bicarakan dulu; ia yang menghapusnya."
        )
    else:
        hasil.delete()


def _tambah(skp: SKP, isian: list[IsianSel], atasan: SKP) -> None:
    """New main results share the weight that is left, so that the weights of a fresh draft add up to 100."""
    ada = HasilKerja.objects.filter(skp=skp)
    urutan = ada.aggregate(n=Max("urutan"))["n"] or 0
    sisa = SERATUS - (ada.filter(jenis=JenisHasil.UTAMA).aggregate(n=Sum("bobot"))["n"] or 0)
    for n, (i, bobot) in enumerate(zip(isian, _bagi(sisa, len(isian)), strict=True), urutan + 1):
        hasil = HasilKerja(
            skp=skp,
            uraian=i.uraian,
            bobot=bobot,
            hasil_atasan_id=i.kolom_id,
            dari_matriks_id=atasan.pegawai_id,
            urutan=n,
        )
        hasil.full_clean()
        hasil.save()


def _bagi(sisa: Decimal, banyak: int) -> list[Decimal]:
    """`sisa` in whole percents over `banyak` parts, the remainder on the first."""
    if not banyak:
        return []
    if sisa < banyak:
        return [BOBOT_PENUH] * banyak
    satu = sisa // banyak
    return [sisa - satu * (banyak - 1)] + [satu] * (banyak - 1)


def _kabari(skp: SKP, oleh: Pengguna, asal: AsalRancangan) -> None:
    penerima = Pengguna.objects.filter(pegawai_id=skp.pegawai_id).first()
    if penerima is None:
        return
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=penerima,
                judul=JUDUL[asal],
                isi=f"{oleh} mengisi hasil yang Anda dukung. Lengkapi indikator dan targetnya, lalu kirim.",
                tautan=reverse("penilaian:skp", args=[skp.publik]),
                kunci=f"matriks-{skp.pk}-{skp.revisi}",
            )
        ]
    )
