"""Taking back what followed from a transfer, when the transfer itself is undone and nobody has worked on it since."""

from typing import Any

from django.apps import apps
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.models import Penempatan
from penilaian.choices import StatusSKP
from penilaian.models import SKP

_KEMBALI = ("penempatan_id", "penilai_id", "unit_id", "rentang", "status", "versi")
SEBAB = "Pindah jabatan"


@transaction.atomic
def urungkan_pindah(lama: Penempatan, baru: Penempatan) -> None:
    """Receiver of `pegawai.peristiwa.saat_batal_pindah`: the draft that the move opened goes (or back to where it
    was), the plan that it ended runs on. A draft that was worked on stays, and with it the placement."""
    draf = SKP.objects.select_for_update(of=("self",), no_key=True).filter(penempatan=baru).first()
    if draf is not None:
        terakhir, sebelumnya = _dua_terakhir(draf)
        if draf.status != StatusSKP.DRAF or not _karena_pindah(terakhir):
            return
        with karena("Kepindahan diurungkan"):
            if sebelumnya is None:
                draf.delete()
            else:
                _kembalikan(draf, sebelumnya)
    for berakhir in SKP.objects.filter(penempatan=lama, status=StatusSKP.DISESUAIKAN):
        terakhir, sebelumnya = _dua_terakhir(berakhir)
        if _karena_pindah(terakhir) and sebelumnya is not None:
            with karena("Kepindahan diurungkan"):
                _kembalikan(berakhir, sebelumnya)


def _dua_terakhir(skp: SKP) -> tuple[Any, Any]:
    """The newest event of a plan and the one before it, None where there is none."""
    riwayat = apps.get_model("penilaian", "SKPEvent").objects.filter(pgh_obj_id=skp.pk).order_by("-pgh_id")
    return (*riwayat[:2], None, None)[:2]


def _karena_pindah(peristiwa: Any) -> bool:
    return peristiwa is not None and (peristiwa.pgh_context or {}).get("alasan") == SEBAB


def _kembalikan(skp: SKP, peristiwa: Any) -> None:
    for nama in _KEMBALI:
        setattr(skp, nama, getattr(peristiwa, nama))
    skp.revisi += 1
    skp.save()
