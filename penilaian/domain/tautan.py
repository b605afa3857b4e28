"""Linking the results of a draft to those of the superior, in one step, when the superior is ready."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Pengguna
from penilaian.domain.rencana import buka_isi
from penilaian.models import SKP, HasilKerja
from penilaian.queries.tautan import hasil_atasan


@transaction.atomic
def tautkan(*, skp: SKP, oleh: Pengguna, pasangan: Mapping[int, int], revisi: int | None = None) -> int:
    """Let results of the draft (keys) support results of the superior's running plan (values). Returns how many.

    Raises ValidationError when a chosen result is not one of the superior's, or when the draft has changed.
    """
    terkunci = buka_isi(skp, oleh, revisi)
    boleh = set(hasil_atasan(terkunci).values_list("pk", flat=True))
    if not set(pasangan.values()) <= boleh:
        raise ValidationError("Pilih hasil kerja dari SKP atasan yang berlaku. Muat ulang halaman ini.")
    milik = list(HasilKerja.objects.filter(skp=terkunci, pk__in=pasangan))
    for h in milik:
        h.hasil_atasan_id = pasangan[h.pk]
    return HasilKerja.objects.bulk_update(milik, ["hasil_atasan"])
