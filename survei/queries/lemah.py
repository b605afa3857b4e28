"""Unsur that are weak beyond chance: for the needs of those who serve."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, F, FloatField, StdDev
from django.db.models.functions import Cast

from kinerja.bilangan import bulatkan, pecahan
from survei.choices import StatusPeriodeSurvei
from survei.models import Layanan, PeriodeSurvei, Respons
from survei.rumus import MUTU, PENGALI, UNSUR
from survei.rumus_selang import selang

# From here on an unsur is "Baik".
BAIK = dict(MUTU)["B"]


@dataclass(frozen=True)
class UnsurLemah:
    """An unsur of a service whose whole 95 % interval lies below "Baik"; figures on the scale 25–100."""

    layanan: Layanan
    periode: PeriodeSurvei
    unsur: str
    nilai: Decimal
    atas: Decimal
    n: int


def unsur_lemah(layanan: Collection[int]) -> Iterator[UnsurLemah]:
    """Of the newest published period of each of these services, in two statements for any number of services."""
    terbit = PeriodeSurvei.objects.filter(layanan__in=layanan, status=StatusPeriodeSurvei.DIPUBLIKASIKAN)
    baru = terbit.select_related("layanan").order_by("layanan_id", "-masa").distinct("layanan_id")
    periode = {p.pk: p for p in baru}
    hitung = {f"n_{u}": Count(u) for u in UNSUR} | {f"r_{u}": Avg(u) for u in UNSUR}
    hitung |= {f"s_{u}": StdDev(Cast(F(u), FloatField()), sample=True) for u in UNSUR}
    for b in Respons.objects.filter(periode__in=periode).dihitung().order_by().values("periode").annotate(**hitung):
        satu = periode[b["periode"]]
        for u in UNSUR:
            n, rerata, simpangan = b[f"n_{u}"], b[f"r_{u}"], b[f"s_{u}"]
            if rerata is None or simpangan is None:
                continue
            nilai = bulatkan(pecahan(rerata) * PENGALI)
            batas = selang(nilai, Decimal(str(simpangan)) * PENGALI, n, satu.populasi)
            if batas is not None and batas[1] < BAIK:
                yield UnsurLemah(satu.layanan, satu, u, nilai, batas[1], n)
