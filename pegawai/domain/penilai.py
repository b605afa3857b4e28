"""Assessors of several people at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.domain.penempatan import ganti_penilai
from pegawai.models import Pegawai


@dataclass(frozen=True)
class HasilBanyak:
    """Who got the assessor, and who did not with the reason for people."""

    berhasil: list[Pegawai]
    ditolak: list[tuple[Pegawai, str]]


@transaction.atomic
def ganti_penilai_banyak(*, pegawai: Iterable[Pegawai], penilai: Pegawai, mulai: date, alasan: str) -> HasilBanyak:
    """Another assessor for each of them from `mulai`; a refusal for one does not stop the others.

    The caller chose the people among those it manages. Raises ValidationError when nobody is left.
    """
    hasil = HasilBanyak([], [])
    for orang in pegawai:
        try:
            with transaction.atomic():
                ganti_penilai(pegawai=orang, penilai=penilai, mulai=mulai, alasan=alasan)
        except ValidationError as galat:
            hasil.ditolak.append((orang, " ".join(galat.messages)))
        else:
            hasil.berhasil.append(orang)
    if not hasil.berhasil:
        raise ValidationError([f"{orang}: {pesan}" for orang, pesan in hasil.ditolak])
    return hasil
