"""Innovations applied with a confirmed part become the figure of an indicator that counts them."""

from decimal import Decimal

from django.contrib.postgres.aggregates import StringAgg
from django.db import transaction
from django.db.models import Count, DateField, Func, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from inovasi.queries.bukti import terbukti
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from penilaian.choices import SKP_MENGIKAT, StatusRealisasi, SumberIndikator
from penilaian.models import Periode, Realisasi, TargetPeriode

CATATAN = "Inovasi yang diterapkan"
_UBAH = ["nilai", "status", "catatan", "diperiksa"]


@transaction.atomic
def perbarui(*, periode: Periode) -> int:
    """Write how many innovations each such indicator counts in the days that plan and period share; returns how many
    changed. Nothing yet is missing, not zero, until the period has ended. Two statements and one more when something
    changed; a second run writes nothing."""
    tujuan = list(_tujuan(periode))
    if not tujuan:
        return 0
    berakhir, sekarang = periode.rentang.upper <= hari_ini(), timezone.now()
    ada = {
        r.indikator_id: r for r in Realisasi.objects.filter(periode=periode, indikator__sumber=SumberIndikator.INOVASI)
    }
    baru = [
        Realisasi(
            skp_id=t.skp_id,
            indikator_id=t.indikator_id,
            periode=periode,
            nilai=Decimal(t.banyak),
            status=StatusRealisasi.DITERIMA,
            catatan=f"{CATATAN}: {t.judul}" if t.judul else f"{CATATAN}: belum ada",
            diperiksa=sekarang,
        )
        for t in tujuan
        if t.banyak or berakhir or t.indikator_id in ada
    ]
    baru = [r for r in baru if _beda(ada.get(r.indikator_id), r)]
    with karena("inovasi yang diterapkan"):
        Realisasi.objects.bulk_create(
            baru, update_conflicts=True, unique_fields=["indikator", "periode"], update_fields=_UBAH, batch_size=2000
        )
    return len(baru)


def _tujuan(periode: Periode) -> QuerySet:
    masa = {
        "usulan__tanggal_penerapan__gte": _ujung("lower"),
        "usulan__tanggal_penerapan__lt": Coalesce(_ujung("upper"), Value(periode.rentang.upper)),
    }
    milik = terbukti().filter(
        pegawai=OuterRef("skp__pegawai"),
        usulan__tanggal_penerapan__gte=periode.rentang.lower,
        usulan__tanggal_penerapan__lt=periode.rentang.upper,
    )
    satu = milik.filter(**masa).order_by().values("pegawai")
    banyak = satu.annotate(n=Count("pk")).values("n")
    judul = satu.annotate(j=StringAgg("usulan__judul", Value("; "), order_by="usulan__judul")).values("j")
    return (
        TargetPeriode.objects.filter(
            periode=periode,
            indikator__sumber=SumberIndikator.INOVASI,
            skp__status__in=SKP_MENGIKAT,
            tidak_dievaluasi="",
        )
        .annotate(
            banyak=Coalesce(Subquery(banyak, output_field=IntegerField()), 0),
            judul=Coalesce(Subquery(judul), Value(""), output_field=TextField()),
        )
        .order_by("indikator_id")
    )


def _ujung(nama: str) -> Func:
    return Func(OuterRef("skp__rentang"), function=nama, output_field=DateField())


def _beda(lama: Realisasi | None, baru: Realisasi) -> bool:
    return lama is None or any(getattr(lama, k) != getattr(baru, k) for k in ("nilai", "status", "catatan"))
