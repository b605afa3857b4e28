"""The index of a service becomes the figure of those who run or serve it (design 4, score rule 7)."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kinerja.pelacakan import karena
from penilaian.choices import SKP_MENGIKAT, StatusRealisasi
from penilaian.models import Periode, Realisasi, TargetPeriode
from survei.queries.rentang import IndeksRentang, Rentang, indeks_rentang

CATATAN = "Indeks kepuasan masyarakat dari survei layanan"
_UBAH = ["nilai", "n", "selang_bawah", "selang_atas", "status", "catatan", "diperiksa"]


@transaction.atomic
def perbarui(*, periode: Periode) -> int:
    """Write the newest index of each service into the figures of a period that is not closed; returns how many
    changed. Answers count within the days that the plan and the period share. A fixed number of statements: plans of
    one range share one index. A second run writes nothing.
    """
    tujuan = list(_tujuan(periode))
    if not tujuan:
        return 0
    indeks = indeks_rentang({_rentang(t, periode) for t in tujuan})
    ada = {r.indikator_id: r for r in Realisasi.objects.filter(periode=periode, indikator__layanan__isnull=False)}
    sekarang = timezone.now()
    baru = [
        Realisasi(
            skp_id=t.skp_id,
            indikator_id=t.indikator_id,
            periode=periode,
            status=StatusRealisasi.DITERIMA,
            catatan=CATATAN,
            diperiksa=sekarang,
            **angka,
        )
        for t in tujuan
        if (angka := _angka(indeks.get(_rentang(t, periode)))) and _beda(ada.get(t.indikator_id), angka)
    ]
    with karena("indeks layanan"):
        Realisasi.objects.bulk_create(
            baru, update_conflicts=True, unique_fields=["indikator", "periode"], update_fields=_UBAH, batch_size=2000
        )
    return len(baru)


def _tujuan(periode: Periode):
    return (
        TargetPeriode.objects.filter(
            periode=periode,
            indikator__layanan__isnull=False,
            skp__status__in=SKP_MENGIKAT,
            tidak_dievaluasi="",
        )
        .select_related("indikator", "skp")
        .order_by("indikator_id")
    )


def _rentang(t: TargetPeriode, periode: Periode) -> Rentang:
    awal: date = max(t.skp.rentang.lower, periode.rentang.lower)
    layanan_id = t.indikator.layanan_id or 0  # never 0: `_tujuan` asks for those with a service
    return layanan_id, awal, min(t.skp.rentang.upper, periode.rentang.upper)


def _angka(indeks: IndeksRentang | None) -> dict[str, Decimal | int | None]:
    """Nothing at all without an answer: the result is then missing, not zero."""
    if indeks is None:
        return {}
    bawah, atas = indeks.selang or (None, None)
    return {"nilai": indeks.ikm, "n": indeks.n, "selang_bawah": bawah, "selang_atas": atas}


def _beda(lama: Realisasi | None, angka: dict[str, Decimal | int | None]) -> bool:
    return (
        lama is None or lama.status != StatusRealisasi.DITERIMA or any(getattr(lama, k) != x for k, x in angka.items())
    )
