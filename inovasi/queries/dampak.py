"""Published figures of a service on both sides of an innovation: what an effect is measured from.

Before is the last published period that ended when the trial began (so that the trial does not stand in its own
baseline), after is the newest one that began on the day of application or later; at trial, of the trial. Periods in
between are left out. Three statements for any number of innovations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Aggregate, Count, F, FloatField, OuterRef, QuerySet, StdDev, Subquery
from django.db.models.functions import Cast, Coalesce

from inovasi.choices import BERAKHIR, Tahap
from inovasi.models import Usulan
from inovasi.rumus import Contoh
from kinerja.bilangan import bulatkan, pecahan
from survei.choices import StatusPeriodeSurvei, Unsur
from survei.models import HasilSurvei, Respons
from survei.rumus import PENGALI, UNSUR
from survei.rumus_selang import N_TERBIT


@dataclass(frozen=True)
class Sisi:
    """One side of a measure: the sample and the name of its period."""

    masa: str
    contoh: Contoh


@dataclass(frozen=True)
class Ukuran:
    """One measure of an innovation; a side is None while it has no published period. `kunci` is the unsur, empty for
    the index."""

    usulan_id: int
    kunci: str
    label: str
    sebelum: Sisi | None
    sesudah: Sisi | None


def berjalan() -> QuerySet[Usulan]:
    """Innovations in trial or applied that were not given up, with `mulai` (first day of the trial) and `sejak` (first
    day of what is measured: application, else trial)."""
    return (
        Usulan.objects.exclude(tahap=Tahap.INISIATIF)
        .exclude(status__in=BERAKHIR)
        .annotate(
            mulai=Coalesce("tanggal_uji_coba", "tanggal_penerapan"),
            sejak=Coalesce("tanggal_penerapan", "tanggal_uji_coba"),
        )
        .filter(mulai__isnull=False)
        .order_by("pk")
    )


def terukur() -> QuerySet[Usulan]:
    """Those of `berjalan` that improve a service, with `sebelum_id` and `sesudah_id` (periods)."""
    terbit = HasilSurvei.objects.filter(
        periode__layanan=OuterRef("layanan"), periode__status=StatusPeriodeSurvei.DIPUBLIKASIKAN, n__gte=N_TERBIT
    )
    urut = terbit.order_by("-periode__masa").values("periode")
    return (
        berjalan()
        .filter(layanan__isnull=False)
        .annotate(
            sebelum_id=Subquery(urut.filter(periode__masa__endswith__lte=OuterRef("mulai"))[:1]),
            sesudah_id=Subquery(urut.filter(periode__masa__startswith__gte=OuterRef("sejak"))[:1]),
        )
    )


def ukuran_survei() -> Iterator[Ukuran]:
    """The index of the service, and the unsur that it improves when one is named, of all `terukur`."""
    semua = list(terukur())
    ids = {i for u in semua for i in (u.sebelum_id, u.sesudah_id) if i}  # type: ignore[attr-defined]
    hasil = {h.periode_id: h for h in HasilSurvei.objects.filter(periode__in=ids).select_related("periode")}
    unsur = _unsur(hasil)
    for u in semua:
        dua = [hasil.get(i) for i in (u.sebelum_id, u.sesudah_id)]  # type: ignore[attr-defined]
        sisi = [Sisi(h.periode.nama, Contoh(h.ikm, h.simpangan, h.n)) if h else None for h in dua]
        yield Ukuran(u.pk, "", "Indeks kepuasan layanan", *sisi)
        if u.unsur:
            sisi = [unsur.get((h.periode_id, u.unsur)) if h else None for h in dua]
            yield Ukuran(u.pk, u.unsur, f"{Unsur(u.unsur).nomor} {Unsur(u.unsur).label}", *sisi)


def _unsur(hasil: Mapping[int, HasilSurvei]) -> dict[tuple[int, str], Sisi]:
    """Each unsur of these periods on the scale 25–100, from the answers that make the index."""
    hitung: dict[str, Aggregate] = {f"n_{u}": Count(u) for u in UNSUR}
    hitung |= {f"s_{u}": StdDev(Cast(F(u), FloatField()), sample=True) for u in UNSUR}
    baris = Respons.objects.filter(periode__in=hasil).dihitung().order_by().values("periode").annotate(**hitung)
    return {
        (h.periode_id, u): Sisi(
            h.periode.nama, Contoh(bulatkan(pecahan(nrr) * PENGALI), _skala(b[f"s_{u}"]), b[f"n_{u}"])
        )
        for b in baris
        for h in [hasil[b["periode"]]]
        for u, nrr in h.nilai_unsur.items()
        if nrr is not None
    }


def _skala(simpangan: float | None) -> Decimal | None:
    return None if simpangan is None else Decimal(str(simpangan)) * PENGALI
