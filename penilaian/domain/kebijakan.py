"""Policy versions: copied as a draft, changed as a draft, then in force for good."""

from collections.abc import Mapping

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from penilaian import rumus
from penilaian.choices import StatusKebijakan
from penilaian.models import Kebijakan
from penilaian.models.kebijakan import ANGKA

DAPAT_DIUBAH = ("nama", "dasar", "matriks", *ANGKA)


def _kunci_draf(kebijakan: Kebijakan) -> Kebijakan:
    terkunci = Kebijakan.objects.select_for_update().get(pk=kebijakan.pk)
    if terkunci.status != StatusKebijakan.DRAF:
        raise ValidationError(f"Aturan versi {terkunci.versi} sudah berlaku dan tidak berubah lagi. Buat versi baru.")
    return terkunci


def _periksa_matriks(matriks: object) -> None:
    """Nine cells, each a known predikat: a missing cell would leave people without one."""
    baris = matriks if isinstance(matriks, dict) else {}
    lengkap = set(baris) == set(rumus.RATING) and all(
        isinstance(isi, dict) and set(isi) == set(rumus.RATING) and set(isi.values()) <= set(rumus.PREDIKAT)
        for isi in baris.values()
    )
    if not lengkap:
        raise ValidationError({"matriks": "Isi sembilan sel matriks, masing-masing dengan satu predikat."})


@transaction.atomic
def buat_versi_baru(*, dari: Kebijakan, nama: str) -> Kebijakan:
    """Copy a version, with all its numbers, as a draft with the next version number."""
    # Two people at once, whatever they copy: both lock the first version, so the second gets the number after.
    Kebijakan.objects.select_for_update().order_by("pk").first()
    terakhir = Kebijakan.objects.aggregate(versi=Max("versi"))["versi"]
    salinan = {kolom: getattr(dari, kolom) for kolom in ("dasar", "rumus", "matriks", *ANGKA)}
    baru = Kebijakan(versi=terakhir + 1, nama=nama, status=StatusKebijakan.DRAF, **salinan)
    baru.full_clean(exclude=["dibuat"])
    baru.save()
    return baru


@transaction.atomic
def ubah_draf(*, kebijakan: Kebijakan, perubahan: Mapping[str, object]) -> Kebijakan:
    """Change fields of a draft. Raises ValidationError for a version in force, an unknown field or a wrong value."""
    asing = set(perubahan) - set(DAPAT_DIUBAH)
    if asing:
        raise ValidationError(f"Kolom ini tidak dapat diubah: {', '.join(sorted(asing))}.")
    draf = _kunci_draf(kebijakan)
    for kolom, nilai in perubahan.items():
        setattr(draf, kolom, nilai)
    _periksa_matriks(draf.matriks)
    draf.full_clean(exclude=["dibuat"])
    draf.save(update_fields=list(perubahan))
    return draf


@transaction.atomic
def berlakukan(*, kebijakan: Kebijakan, alasan: str) -> Kebijakan:
    """Put a draft in force. From then on a trigger refuses every change, also from raw SQL."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    draf = _kunci_draf(kebijakan)
    _periksa_matriks(draf.matriks)
    draf.status = StatusKebijakan.BERLAKU
    with pghistory.context(alasan=alasan.strip()):
        draf.save(update_fields=["status"])
    return draf
