"""The organisation's predikat: the decision that counts, its history, and the head's rating of results by it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pegawai.choices import JenisPenempatan
from pegawai.models import Penempatan, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import Rating
from penilaian.models import SKP, Periode, PutusanNilai, PutusanUnit


def putusan_unit_terbaru(periode: Periode) -> QuerySet[PutusanUnit]:
    """The latest decision of each unit in a period."""
    terbaru = PutusanUnit.objects.filter(periode=periode).order_by("unit_id", "-id").distinct("unit_id")
    return PutusanUnit.objects.filter(pk__in=terbaru.values("pk"))


@dataclass(frozen=True)
class UsulanOrganisasi:
    """The rating of results that the organisation's predikat gives its head, and the decision it comes from."""

    putusan: PutusanUnit
    rating: str

    @property
    def label(self) -> str:
        return str(Rating(self.rating).label)


def usulan_organisasi(skp: SKP, periode: Periode) -> UsulanOrganisasi | None:
    """For the plan of a unit's head: the rating by the mapping of the period's policy; None for everybody else and
    while the unit has no predikat. Reads `skp.penempatan`."""
    if not _kepala_definitif(skp):
        return None
    milik = PutusanUnit.objects.filter(unit=skp.unit_id, periode=periode).select_related("oleh", "unit")
    putusan = milik.order_by("-id").first()
    if putusan is None:
        return None
    return UsulanOrganisasi(putusan, periode.kebijakan.hasil_organisasi[putusan.predikat])


def rating_organisasi(skp: Iterable[SKP], periode: Periode) -> dict[int, str]:
    """The same for many plans at once (`penempatan` loaded): rating by the id of each head's plan. One statement, none
    without heads."""
    kepala = {s.pk: s.unit_id for s in skp if _kepala_definitif(s)}
    if not kepala:
        return {}
    predikat = dict(
        putusan_unit_terbaru(periode).filter(unit__in=kepala.values()).order_by().values_list("unit", "predikat")
    )
    peta = periode.kebijakan.hasil_organisasi
    return {pk: peta[predikat[unit]] for pk, unit in kepala.items() if unit in predikat}


def _kepala_definitif(skp: SKP) -> bool:
    return skp.penempatan.kepala and skp.penempatan.jenis == JenisPenempatan.DEFINITIF


def sudah_dinilai(unit: UnitKerja, periode: Periode) -> int:
    """People of the unit and below it, its head aside, who have a rating in the period already."""
    orang = SKP.objects.pada_periode(periode).filter(unit__in=unit_dan_bawahannya([unit.pk]))
    kepala = Q(unit=unit.pk, penempatan__in=Penempatan.objects.filter(unit=unit.pk, kepala=True).values("pk"))
    putusan = PutusanNilai.objects.filter(periode=periode, skp__in=orang.exclude(kepala).order_by().values("pk"))
    return putusan.order_by().values("skp").distinct().count()
