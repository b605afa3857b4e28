"""Level 1: the anonymous reaction of those who were there."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from pelatihan.choices import StatusAngkatan
from pelatihan.models import PengisiReaksi, Peserta, Reaksi

BUTIR = ("materi", "pengajar", "kegunaan", "penyelenggaraan")


@transaction.atomic
def isi(*, peserta: Peserta, jawaban: Mapping[str, int], saran: str = "") -> None:
    """Hand in the form (each item of `BUTIR` 1–4) once, without a name. Only who attended may.

    Raises ValidationError."""
    if peserta.angkatan.status != StatusAngkatan.SELESAI:
        raise ValidationError("Formulir dibuka sesudah pelatihan selesai.")
    if not peserta.hadir.exists():
        raise ValidationError("Formulir ini untuk yang hadir. Anda tidak tercatat hadir pada satu sesi pun.")
    if not PengisiReaksi.objects.get_or_create(peserta=peserta)[1]:
        raise ValidationError("Anda sudah mengisi formulir ini. Terima kasih.")
    satu = Reaksi(angkatan_id=peserta.angkatan_id, saran=saran.strip(), **{b: jawaban[b] for b in BUTIR})
    satu.full_clean(exclude=["angkatan"])
    satu.save(force_insert=True)
