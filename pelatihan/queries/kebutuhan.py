"""Needs of people for lists: with the kinds of their sources, never with what those say."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from kinerja.waktu import hari_ini
from pelatihan.choices import StatusAngkatan, SumberKebutuhan
from pelatihan.models import Angkatan, Kebutuhan, Program


def dengan_sumber(kebutuhan: QuerySet[Kebutuhan]) -> QuerySet[Kebutuhan]:
    """Each need with `jenis_sumber`, the kinds of its proofs, heaviest need first."""
    sumber = ArrayAgg("bukti__sumber", distinct=True, filter=Q(bukti__isnull=False), default=[])
    return kebutuhan.select_related("kompetensi", "pegawai").annotate(jenis_sumber=sumber).order_by("-bobot", "pk")


def sebut_sumber(kebutuhan: Sequence[Kebutuhan]) -> Sequence[Kebutuhan]:
    """Give each need of `dengan_sumber` its `sumber_kata`, the labels in the order of the list of sources."""
    for k in kebutuhan:
        ada = k.jenis_sumber  # type: ignore[attr-defined]
        k.sumber_kata = [s.label for s in SumberKebutuhan if s in ada]  # type: ignore[attr-defined]
    return kebutuhan


@dataclass(frozen=True)
class Jawaban:
    """A programme that teaches a competence, with the batch that can still be entered (None: none is open)."""

    program: Program
    angkatan: Angkatan | None


def jawaban_kebutuhan(kebutuhan: Kebutuhan) -> list[Jawaban]:
    """What is offered for a need: those with an open batch first, in two statements."""
    if kebutuhan.kompetensi_id is None:
        return []
    program = list(Program.objects.ditawarkan().filter(sasaran__kompetensi=kebutuhan.kompetensi_id).order_by("nama"))
    terbuka = (
        Angkatan.objects.filter(program__in=program, status=StatusAngkatan.DIBUKA, tutup_daftar__gte=hari_ini())
        .annotate(peminat=Count("peserta"))
        .order_by("-masa")
    )
    awal = {a.program_id: a for a in terbuka}
    return sorted((Jawaban(p, awal.get(p.pk)) for p in program), key=lambda j: j.angkatan is None)
