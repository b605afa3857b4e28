"""Adding what a spreadsheet says to a draft: all of it or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Pengguna
from penilaian.domain.rencana import IsianTarget, buka_isi, simpan_hasil, simpan_indikator, simpan_target
from penilaian.models import SKP, HasilKerja, Indikator
from penilaian.queries.lembar_rencana import HasilLembar, RencanaLembar


@transaction.atomic
def tambahkan(*, skp: SKP, oleh: Pengguna, rencana: RencanaLembar, revisi: int | None = None) -> int:
    """Add results, indicators and targets to the draft; a result of the same words gets the new indicators. Returns
    how many indicators came in.

    Raises PermissionDenied for others than the owner, ValidationError when a row is wrong or the plan changed since
    `revisi`.
    """
    if rencana.kesalahan or not rencana.hasil:
        raise ValidationError("Perbaiki dahulu baris yang ditandai; belum ada yang disimpan.")
    buka_isi(skp, oleh, revisi)
    ada = {h.uraian: h for h in HasilKerja.objects.filter(skp=skp)}
    target: list[IsianTarget] = []
    for baris in rencana.hasil:
        hasil = ada.get(baris.uraian) or simpan_hasil(hasil=_hasil(skp, baris), oleh=oleh)
        for i in baris.indikator:
            indikator = simpan_indikator(
                indikator=Indikator(
                    hasil=hasil,
                    uraian=i.uraian,
                    aspek=i.aspek,
                    ukuran=i.ukuran,
                    satuan=i.satuan,
                    arah=i.arah,
                    bagian=i.bagian,
                ),
                oleh=oleh,
            )
            target += [IsianTarget(indikator.pk, p, t.target, t.target_maks) for p, t in i.target.items()]
    simpan_target(skp=skp, oleh=oleh, isian=target)
    return rencana.jumlah_indikator


def _hasil(skp: SKP, baris: HasilLembar) -> HasilKerja:
    return HasilKerja(skp=skp, uraian=baris.uraian, jenis=baris.jenis, bobot=baris.bobot)
