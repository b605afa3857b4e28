"""Which unsur to improve first: the lowest mean, ties told."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from survei.choices import Unsur
from survei.models import PeriodeSurvei, Respons
from survei.rumus import UNSUR


@dataclass(frozen=True)
class UrutanUnsur:
    """`rendah` is the share (percent) of answers 1 and 2; `seri` says that another unsur has the same mean."""

    unsur: Unsur
    nrr: Decimal
    rendah: Decimal | None
    seri: bool

    @property
    def nilai(self) -> Decimal:
        """On the scale of the index, 25–100."""
        return self.nrr * 25


def urutkan(nrr: Mapping[str, Decimal | None], rendah: Mapping[str, Decimal | None]) -> list[UrutanUnsur]:
    """Lowest first: by mean, then by the share of answers 1–2, then in the order of the rule's list."""
    ada = {u: x for u, x in nrr.items() if x is not None}
    urut = sorted(ada, key=lambda u: (ada[u], -(rendah.get(u) or Decimal(0)), UNSUR.index(u)))
    banyak = list(ada.values())
    return [UrutanUnsur(Unsur(u), ada[u], rendah.get(u), banyak.count(ada[u]) > 1) for u in urut]


def bagian_rendah(periode: PeriodeSurvei) -> dict[str, Decimal | None]:
    """The same for the answers of a period."""
    return rendah_dari(Respons.objects.filter(periode=periode).dihitung())


def rendah_dari(jawaban: QuerySet[Respons]) -> dict[str, Decimal | None]:
    """Share of answers 1–2 of each unsur, in percent, in one statement."""
    hitung: dict[str, Count] = {f"r_{u}": Count(u, filter=Q(**{f"{u}__lt": 3})) for u in UNSUR}
    hitung |= {f"c_{u}": Count(u) for u in UNSUR}
    isi = jawaban.aggregate(**hitung)
    return {u: Decimal(100 * isi[f"r_{u}"]) / isi[f"c_{u}"] if isi[f"c_{u}"] else None for u in UNSUR}
