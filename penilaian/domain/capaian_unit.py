"""Figures of units and teams in a period: drafted by whoever may draft, counted once the head or leader sends them."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.choices import JenisUkuran, StatusPeriode
from penilaian.domain.perjanjian import kunci
from penilaian.models import Periode, Perjanjian, TargetUnit
from penilaian.queries.wewenang_unit import boleh_menyusun_perjanjian, memimpin


@dataclass(frozen=True)
class IsianHasil:
    """The figure of one indicator as typed, with the revision of the row that the form showed."""

    indikator_id: int
    nilai: Decimal | None
    catatan: str
    revisi: int


@transaction.atomic
def simpan(
    *, perjanjian: Perjanjian, periode: Periode, oleh: Pengguna, isian: list[IsianHasil], kirim: bool = False
) -> int:
    """Write the figures of a running period; with `kirim` they count. A changed figure is a draft again.

    Returns how many rows changed. Raises PermissionDenied, and ValidationError keyed by `n-<indikator>`.
    """
    terkunci = kunci(perjanjian)
    if not boleh_menyusun_perjanjian(oleh, terkunci.pemilik):
        raise PermissionDenied("Hanya kepala unit, ketua tim, atau pengelola kinerja yang mengisi hasil.")
    if kirim and not memimpin(oleh, terkunci.pemilik):
        raise PermissionDenied("Hanya kepala unit atau ketua tim yang mengirim hasil.")
    kini = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if kini.status != StatusPeriode.BERJALAN:
        raise ValidationError(f"{kini.nama} {kini.get_status_display().lower()}; hasilnya tidak dapat diubah.")
    if not Perjanjian.objects.pada_periode(kini).filter(pk=terkunci.pk).exists():
        raise ValidationError("Perjanjian ini tidak berlaku pada periode itu.")
    baris = {
        t.indikator_id: t
        for t in TargetUnit.objects.select_for_update(of=("self",))
        .select_related("indikator")
        .filter(indikator__perjanjian=terkunci, periode=kini)
    }
    isi = [(baris[i.indikator_id], i) for i in isian if i.indikator_id in baris]
    _periksa(isi, kirim)
    ubah = [t for t, i in isi if _terapkan(t, i, oleh, kirim)]
    with karena("Hasil dikirim" if kirim else "Hasil disimpan"):
        for t in ubah:
            t.save()
    return len(ubah)


def _periksa(isi: list[tuple[TargetUnit, IsianHasil]], kirim: bool) -> None:
    galat: dict[str, str] = {}
    for t, i in isi:
        kunci_galat = f"n-{t.indikator_id}"
        if i.nilai is not None and i.nilai < 0:
            galat[kunci_galat] = "Hasil tidak boleh kurang dari nol."
        elif t.indikator.ukuran == JenisUkuran.YA_TIDAK and i.nilai not in (None, 0, 1):
            galat[kunci_galat] = "Pilih ya atau tidak."
        elif i.revisi != t.revisi and _berubah(t, i):
            oleh = f" oleh {t.diisi_oleh}" if t.diisi_oleh else ""
            galat[kunci_galat] = f"Sudah diubah{oleh} sejak halaman ini dibuka. Muat ulang halaman, lalu ulangi."
    if not galat and kirim and all(i.nilai is None for _, i in isi):
        raise ValidationError("Isi paling sedikit satu hasil sebelum mengirim.")
    if galat:
        raise ValidationError(galat)


def _berubah(t: TargetUnit, i: IsianHasil) -> bool:
    return (t.nilai, t.catatan) != (i.nilai, i.catatan)


def _terapkan(t: TargetUnit, i: IsianHasil, oleh: Pengguna, kirim: bool) -> bool:
    """Put what was typed on the row; True when it has to be saved."""
    berubah = _berubah(t, i)
    mengirim = kirim and i.nilai is not None and (berubah or t.dikirim is None)
    if not (berubah or mengirim):
        return False
    if berubah:
        t.nilai, t.catatan, t.diisi_oleh = i.nilai, i.catatan, oleh
    t.dikirim, t.dikirim_oleh = (timezone.now(), oleh) if mengirim else (None, None)
    t.revisi += 1
    return True
