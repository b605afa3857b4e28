"""Content of an agreement's draft: indicators and targets. Only those who may draft it write, only while it is one."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max

from pegawai.models import Pengguna
from penilaian.domain.perjanjian import kunci
from penilaian.models import IndikatorUnit, Perjanjian, TargetUnit
from penilaian.queries.wewenang_unit import boleh_menyusun_perjanjian


def _buka(perjanjian: Perjanjian, oleh: Pengguna, revisi: int | None) -> Perjanjian:
    """The locked draft, checked for its writer; `revisi` counts this change."""
    terkunci = kunci(perjanjian, revisi)
    if not boleh_menyusun_perjanjian(oleh, terkunci.pemilik):
        raise PermissionDenied("Hanya kepala unit, ketua tim, atau pengelola kinerja yang mengubahnya.")
    if not terkunci.dapat_diubah:
        raise ValidationError(
            f"Perjanjian ini {terkunci.get_status_display().lower()}, jadi isinya tidak dapat diubah. "
            "Untuk mengubah perjanjian yang berlaku, buat versi baru."
        )
    Perjanjian.objects.filter(pk=terkunci.pk).update(revisi=F("revisi") + 1)
    return terkunci


@transaction.atomic
def simpan_indikator(*, indikator: IndikatorUnit, oleh: Pengguna, revisi: int | None = None) -> IndikatorUnit:
    """Add or change an indicator (`indikator.perjanjian` set). Raises ValidationError by field."""
    terkunci = _buka(indikator.perjanjian, oleh, revisi)
    if indikator._state.adding:
        terbesar = IndikatorUnit.objects.filter(perjanjian=terkunci).aggregate(n=Max("urutan"))["n"]
        indikator.urutan = (terbesar or 0) + 1
    indikator.full_clean()
    indikator.save()
    return indikator


@transaction.atomic
def hapus_indikator(*, indikator: IndikatorUnit, oleh: Pengguna, revisi: int | None = None) -> None:
    """Take an indicator out of a draft, with its targets."""
    _buka(indikator.perjanjian, oleh, revisi)
    indikator.delete()


@transaction.atomic
def simpan_target(
    *,
    perjanjian: Perjanjian,
    oleh: Pengguna,
    isian: list[TargetUnit],
    kosong: list[tuple[int, int]],
    revisi: int | None = None,
) -> None:
    """Write targets (unsaved rows) and take away those of `kosong`, pairs of indicator and period. Raises
    ValidationError keyed by `<indikator>-<periode>`."""
    terkunci = _buka(perjanjian, oleh, revisi)
    milik = set(terkunci.indikator.values_list("pk", flat=True))
    galat: dict[str, list[str]] = {}
    for t in isian:
        try:
            t.full_clean(validate_unique=False, exclude=["indikator", "periode"])
        except ValidationError as salah:
            galat[f"{t.indikator_id}-{t.periode_id}"] = salah.messages
    if galat:
        raise ValidationError(galat)
    for indikator, periode in kosong:
        TargetUnit.objects.filter(indikator__perjanjian=terkunci, indikator=indikator, periode=periode).delete()
    TargetUnit.objects.bulk_create(
        [t for t in isian if t.indikator_id in milik],
        update_conflicts=True,
        unique_fields=["indikator", "periode"],
        update_fields=["target", "target_maks"],
    )
