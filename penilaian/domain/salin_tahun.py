"""Begin a plan as a copy of the earlier one, in one act."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from kinerja.pelacakan import karena
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import SKP_DAPAT_DIUBAH
from penilaian.domain.salin import salin_hasil, salin_lampiran
from penilaian.domain.skp import buka_rancangan, kunci
from penilaian.models import SKP, HasilKerja, TargetPeriode
from penilaian.queries.salin import siapkan_salinan, sumber_salinan
from penilaian.queries.tautan import hasil_atasan


@transaction.atomic
def salin_sebelumnya(*, oleh: Pengguna, tahun: int | None = None) -> SKP:
    """A draft for one's current position with the results, indicators and targets of the newest approved plan. Targets
    come to the open periods of the year (this one, or the next once opened) and stay a draft; what supported a result
    of the superior supports the one with the same words, or nothing yet. An empty draft is filled, one with content is
    never overwritten.

    Raises ValidationError without a position, without an earlier plan, or when the draft has content.
    """
    pegawai = Pegawai.objects.select_for_update().filter(pk=oleh.pegawai_id).first()
    penempatan = Penempatan.objects.pada().definitif().filter(pegawai=pegawai).first() if pegawai else None
    if penempatan is None:
        raise ValidationError("Anda belum punya jabatan yang tercatat. Minta admin kepegawaian mengisinya.")
    asal = sumber_salinan(SKP.objects.filter(pegawai=pegawai), tahun)
    if asal is None:
        raise ValidationError("Tidak ada SKP lama yang dapat disalin.")
    with karena(f"Disalin dari SKP {asal.rentang.lower.year}"):
        tujuan = _tujuan(penempatan, tahun)
        SKP.objects.filter(pk=tujuan.pk).update(pendekatan=asal.pendekatan, revisi=F("revisi") + 1)
        _isi(asal, tujuan)
    return tujuan


def _tujuan(penempatan: Penempatan, tahun: int | None) -> SKP:
    ada = SKP.objects.filter(penempatan=penempatan, status__in=SKP_DAPAT_DIUBAH).first()
    if ada is None:
        return buka_rancangan(penempatan=penempatan, tahun=tahun)
    if tahun and ada.rentang.lower.year != tahun:
        raise ValidationError(f"Selesaikan dulu rancangan SKP {ada.rentang.lower.year}.")
    if ada.hasil.exists():
        raise ValidationError("Rancangan SKP Anda sudah berisi, jadi tidak ditimpa. Lanjutkan rancangan itu.")
    return kunci(skp=ada)


def _isi(asal: SKP, tujuan: SKP) -> None:
    salinan = siapkan_salinan(asal, tujuan.rentang)
    indikator = salin_hasil(asal=asal, tujuan=tujuan)
    salin_lampiran(asal=asal, tujuan=tujuan)
    TargetPeriode.objects.bulk_create(
        TargetPeriode(
            skp=tujuan,
            indikator=indikator[b.indikator.pk],
            periode=p,
            target=t.target,
            target_maks=t.target_maks,
        )
        for b in salinan.target
        for p, t in b.sel
        if t is not None
    )
    menurut_kata = {h.uraian: h for h in hasil_atasan(tujuan)}
    baru = list(HasilKerja.objects.filter(skp=tujuan).select_related("hasil_atasan"))
    for h in baru:
        h.hasil_atasan = menurut_kata.get(h.hasil_atasan.uraian) if h.hasil_atasan else None
        h.dari_matriks = None
    HasilKerja.objects.bulk_update(baru, ["hasil_atasan", "dari_matriks"])
