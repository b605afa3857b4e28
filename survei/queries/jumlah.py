"""Counting of answers in the database: what the index is made of, a fixed number of statements for any number of
answers and periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Q, QuerySet, StdDev, Sum, Value
from django.db.models.functions import Cast, Coalesce

from survei.choices import Bobot, Kanal
from survei.models import Respons
from survei.rumus import PENGALI, UNSUR, HasilIkm, ikm_dari_jumlah
from survei.rumus_selang import selang


@dataclass(frozen=True)
class Jumlah:
    """Sums of one group of answers. `unsur` maps a code to (sum, number of answers); `simpangan` is the standard
    deviation of 25 × the respondents' means; `ipak` the mean of the anti-corruption items (1–4)."""

    n: int
    unsur: dict[str, tuple[Decimal, int]]
    simpangan: Decimal | None
    ipak: Decimal | None
    terbuka: int

    def ikm(self, bobot: str = Bobot.SEPERSEMBILAN) -> HasilIkm:
        return ikm_dari_jumlah(self.n, self.unsur, bobot)

    def tanpa_biaya(self, bobot: str = Bobot.SEPERSEMBILAN) -> Decimal | None:
        """The index of the other eight unsur, for information beside that of a free service."""
        return ikm_dari_jumlah(self.n, {u: x for u, x in self.unsur.items() if u != "biaya"}, bobot).ikm

    def selang(self, bobot: str, populasi: int | None) -> tuple[Decimal, Decimal] | None:
        """The 95 % interval around the index under this weight."""
        ikm = self.ikm(bobot).ikm
        return None if ikm is None else selang(ikm, self.simpangan, self.n, populasi)


_RERATA_SENDIRI = (
    sum((Coalesce(F(u), Value(Decimal(0))) for u in UNSUR[1:]), Coalesce(F(UNSUR[0]), Value(Decimal(0))))
    * PENGALI
    / F("isi")
)


def jumlah_per(respons: QuerySet[Respons], *kelompok: str) -> dict[Any, Jumlah]:
    """Sums of these answers by group (name of one field or path), in one statement."""
    kunci = kelompok[0] if len(kelompok) == 1 else None
    agregat: dict[str, Any] = {"n": Count("pk"), "sd": StdDev(Cast(_RERATA_SENDIRI, FloatField()), sample=True)}
    agregat |= {"rata_ipak": Avg("ipak"), "n_terbuka": Count("pk", filter=Q(kanal=Kanal.TERBUKA))}
    agregat |= {f"s_{u}": Sum(u) for u in UNSUR} | {f"c_{u}": Count(u) for u in UNSUR}
    baris = respons.order_by().values(*kelompok).annotate(**agregat)
    return {b[kunci] if kunci else tuple(b[k] for k in kelompok): _jumlah(b) for b in baris}


def jumlah_semua(respons: QuerySet[Respons]) -> Jumlah:
    """Sums of all these answers together (pooled), in one statement."""
    hasil = jumlah_per(respons.annotate(satu=Value(1)), "satu")
    return hasil.get(1) or Jumlah(0, {u: (Decimal(0), 0) for u in UNSUR}, None, None, 0)


def _jumlah(b: Mapping[str, Any]) -> Jumlah:
    return Jumlah(
        n=b["n"],
        unsur={u: (b[f"s_{u}"] or Decimal(0), b[f"c_{u}"]) for u in UNSUR},
        simpangan=None if b["sd"] is None else Decimal(str(b["sd"])),
        ipak=b["rata_ipak"],
        terbuka=b["n_terbuka"],
    )
