"""Assessors of several people at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.waktu import hari_ini
from pegawai.domain.penempatan import ganti_penilai, lengkapi_penilai
from pegawai.models import Pegawai, Penempatan
from pegawai.queries.penilai import berputar_bila


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


@transaction.atomic
def tetapkan_usulan(*, usulan: Mapping[Penempatan, int], alasan: str, mulai: date | None = None) -> HasilBanyak:
    """Give each placement of today the assessor proposed for it (person id).

    Where there was none, the assessor counts from the first day of the placement: set-based, for whole cities. Another
    assessor is replaced from `mulai` (today), one by one. What would make a circle is left out and named.
    """
    hasil, sejak = HasilBanyak([], []), mulai or hari_ini()
    orang = Pegawai.objects.in_bulk(set(usulan.values()))
    kosong = {p: usulan[p] for p in usulan if p.penilai_id is None}
    for p in yang_berputar(kosong):
        hasil.ditolak.append((p.pegawai, f"{orang[kosong.pop(p)]} dinilai olehnya: perbaiki penilai orang itu dahulu."))
    lengkapi_penilai(penilai={p.pk: atas for p, atas in kosong.items()}, alasan=alasan)
    hasil.berhasil.extend(p.pegawai for p in kosong)
    for p in (p for p in usulan if p.penilai_id is not None):
        try:
            with transaction.atomic():
                ganti_penilai(pegawai=p.pegawai, penilai=orang[usulan[p]], mulai=sejak, alasan=alasan, dari=p.pk)
        except ValidationError as galat:
            hasil.ditolak.append((p.pegawai, " ".join(galat.messages)))
        else:
            hasil.berhasil.append(p.pegawai)
    return hasil


def yang_berputar(usulan: Mapping[Penempatan, int]) -> list[Penempatan]:
    """Placements, with the id of the assessor proposed, whose proposal would close a circle, given today's assessors
    and the other proposals."""
    berputar = set(berputar_bila({p.pegawai_id: atas for p, atas in usulan.items()}))
    return [p for p in usulan if p.pegawai_id in berputar]
