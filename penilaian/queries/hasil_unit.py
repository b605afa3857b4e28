"""Results of units and teams from their own indicators: the arithmetic of `penilaian.rumus`, one grouped statement
whatever the number of units."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Greatest, Least

from penilaian.choices import Arah, Rating
from penilaian.models import IndikatorUnit, Kebijakan, Periode, Perjanjian, TargetUnit
from penilaian.queries.pecahan import LEBAR, Bulat, panjang


@dataclass(frozen=True)
class HasilUnit:
    """`nilai` 0–120 with 2 decimals, None without a figure sent; `bobot` of the indicators with a target, `terisi`
    the part of it with a figure. `rating` as the policy's limits have it, None when too much weight has no figure."""

    publik: UUID
    nilai: Decimal | None
    rating: str | None
    bobot: Decimal
    terisi: Decimal

    @property
    def rating_label(self) -> str:
        return str(Rating(self.rating).label) if self.rating else ""


def target_dinilai(periode: Periode) -> QuerySet[TargetUnit]:
    """Targets of the agreements that the period is measured by, each with `capaian` (percent; None: nothing sent)."""
    kebijakan = periode.kebijakan
    atas = Coalesce("target_maks", "target")
    batas = Case(When(nilai__lt=F("target"), then=F("target")), default=atas, output_field=LEBAR)
    bagi = F("nilai") * panjang(100) / batas
    arah = Case(When(indikator__arah=Arah.NAIK, then=bagi), default=panjang(200) - bagi, output_field=LEBAR)
    return TargetUnit.objects.filter(
        periode=periode, indikator__perjanjian__in=Perjanjian.objects.pada_periode(periode).order_by().values("pk")
    ).annotate(
        capaian=Case(
            When(Q(dikirim=None) | Q(nilai=None), then=Value(None, output_field=LEBAR)),
            When(Q(nilai__gte=F("target")) & Q(nilai__lte=atas), then=panjang(100)),
            default=Least(panjang(kebijakan.capaian_maks), Greatest(panjang(0), arah)),
            output_field=LEBAR,
        )
    )


def hasil_unit(periode: Periode, perjanjian: QuerySet[Perjanjian] | None = None) -> dict[tuple[str, int], HasilUnit]:
    """Results by ("unit", id) or ("tim", id), of all agreements of the period or of some of them."""
    semua = target_dinilai(periode)
    if perjanjian is not None:
        semua = semua.filter(indikator__perjanjian__in=perjanjian.order_by().values("pk"))
    ada, bobot = Q(capaian__isnull=False), F("indikator__bobot")
    baris = (
        semua.order_by()
        .values("indikator__perjanjian__publik", "indikator__perjanjian__unit", "indikator__perjanjian__tim")
        .annotate(
            nilai=Bulat(Sum(bobot * F("capaian"), filter=ada) * panjang(1) / Sum(bobot, filter=ada)),
            bobot=Sum(bobot),
            terisi=Coalesce(Sum(bobot, filter=ada), Value(Decimal(0)), output_field=LEBAR),
        )
    )
    return dict(_hasil(b, periode.kebijakan) for b in baris)


def _hasil(b: dict[str, Any], kebijakan: Kebijakan) -> tuple[tuple[str, int], HasilUnit]:
    unit, tim = b["indikator__perjanjian__unit"], b["indikator__perjanjian__tim"]
    cukup = b["terisi"] >= b["bobot"] * (100 - kebijakan.tanpa_data_maks) / 100
    rating = _rating(b["nilai"], kebijakan) if cukup else None
    hasil = HasilUnit(b["indikator__perjanjian__publik"], b["nilai"], rating, b["bobot"], b["terisi"])
    return ("unit", unit) if unit else ("tim", tim), hasil


def _rating(nilai: Decimal | None, kebijakan: Kebijakan) -> str | None:
    if nilai is None:
        return None
    if nilai >= kebijakan.ambang_atas:
        return Rating.DI_ATAS
    return Rating.SESUAI if nilai >= kebijakan.ambang_sesuai else Rating.DI_BAWAH


@dataclass
class BarisIndikator:
    """An indicator with its row of the period; `sasaran_baru` when it begins another goal."""

    indikator: IndikatorUnit
    target: TargetUnit | None
    sasaran_baru: bool = True
    capaian: Decimal | None = field(default=None)


def baris_periode(perjanjian: Perjanjian, periode: Periode) -> list[BarisIndikator]:
    """Indicators of one agreement with target, figure and capaian of a period. Two statements."""
    target = {
        t.indikator_id: t
        for t in target_dinilai(periode)
        .filter(indikator__perjanjian=perjanjian)
        .select_related("diisi_oleh", "dikirim_oleh")
    }
    baris, lalu = [], None
    for i in _indikator(perjanjian):
        t: Any = target.get(i.pk)
        baris.append(BarisIndikator(i, t, i.sasaran != lalu, t.capaian if t else None))
        lalu = i.sasaran
    return baris


def _indikator(perjanjian: Perjanjian) -> Iterable[IndikatorUnit]:
    return IndikatorUnit.objects.filter(perjanjian=perjanjian)
