"""The scoring SELECT: one row per plan in a period, the same arithmetic as `penilaian.rumus`, in one statement.

Two grouped CTEs (indicators, behaviour) are joined to the plans. Indicators that are not evaluated are left out of
both `bobot_utama` and `bobot_terisi`; indicators without data only out of the second.
"""

from collections.abc import Collection

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import (
    Avg,
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    Func,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import MD5, Cast, Coalesce, Greatest, Least, Now
from django.db.models.sql.constants import LOUTER
from django_cte import CTE, with_cte

from penilaian.choices import (
    REALISASI_DIHITUNG,
    Arah,
    JenisHasil,
    Pendekatan,
    Rating,
    StatusIndikator,
    SumberIndikator,
)
from penilaian.models import SKP, Kebijakan, Perilaku, Periode, TargetPeriode
from penilaian.queries.pecahan import LEBAR, Bulat, konstanta, panjang

KOLOM = (
    "skp_id",
    "periode_id",
    "kebijakan_id",
    "nilai_hasil",
    "nilai_perilaku",
    "indeks",
    "usulan_hasil",
    "usulan_perilaku",
    "bobot_utama",
    "bobot_terisi",
    "sidik",
    "dihitung",
)


class _Gabung(Func):
    """`concat` with bars between; unlike `concat_ws` it keeps the place of a NULL."""

    function = "concat"
    arg_joiner = ", '|', "
    output_field = TextField()


def dalam_cakupan(periode: Periode, unit_ids: Collection[int] | None = None) -> QuerySet[SKP]:
    """The plans that are scored in a period, all or those of some units."""
    skp = SKP.objects.pada_periode(periode)
    return skp if unit_ids is None else skp.filter(unit_id__in=unit_ids)


def indikator_dinilai(
    periode: Periode, kebijakan: Kebijakan, skp: tuple[int, int] | None = None
) -> QuerySet[TargetPeriode]:
    """Targets of the period with `r` the reported figure, `status_hitung` and `capaian` (percent or None).

    `skp` limits to a range of plan ids, and says so of each joined table, so that a part reads only its own rows.
    """
    realisasi = Q(indikator__realisasi__periode_id=periode.pk)
    if skp is not None:
        realisasi &= Q(indikator__realisasi__skp_id__gte=skp[0], indikator__realisasi__skp_id__lte=skp[1])
    terisi = Q(r__status__in=REALISASI_DIHITUNG, r__nilai__isnull=False)
    layanan = Q(indikator__sumber=SumberIndikator.LAYANAN)
    kurang = Q(r__n__lt=kebijakan.n_minimum) | Q(r__n__isnull=True)
    return (
        _dalam_rentang(
            TargetPeriode.objects.filter(periode_id=periode.pk), skp, "", "indikator__", "indikator__hasil__"
        )
        .annotate(r=FilteredRelation("indikator__realisasi", condition=realisasi))
        .annotate(
            status_hitung=Case(
                When(~Q(tidak_dievaluasi=""), then=Value(StatusIndikator.TIDAK_DIEVALUASI)),
                When(~terisi | Q(r__id__isnull=True), then=Value(StatusIndikator.BELUM)),
                When(layanan & kurang, then=Value(StatusIndikator.BELUM_CUKUP_DATA)),
                default=Value(StatusIndikator.DIHITUNG),
                output_field=CharField(),
            ),
            atas=Coalesce("target_maks", "target"),
        )
        .annotate(capaian=_capaian(kebijakan, layanan))
    )


def _dalam_rentang(baris: QuerySet, skp: tuple[int, int] | None, *awalan: str) -> QuerySet:
    if skp is None:
        return baris
    return baris.filter(
        **{f"{a}skp_id__{batas}": i for a in awalan for batas, i in zip(("gte", "lte"), skp, strict=True)}
    )


def _capaian(kebijakan: Kebijakan, layanan: Q) -> Case:
    batas = Case(When(r__nilai__lt=F("target"), then=F("target")), default=F("atas"), output_field=LEBAR)
    bagi = F("r__nilai") * panjang(100) / batas
    naik = Case(When(indikator__arah=Arah.NAIK, then=bagi), default=panjang(200) - bagi, output_field=LEBAR)
    return Case(
        When(~Q(status_hitung=StatusIndikator.DIHITUNG), then=Value(None, output_field=LEBAR)),
        When(layanan & Q(r__selang_bawah__lte=F("target"), r__selang_atas__gte=F("target")), then=panjang(100)),
        When(Q(r__nilai__gte=F("target"), r__nilai__lte=F("atas")), then=panjang(100)),
        default=Least(panjang(kebijakan.capaian_maks), Greatest(panjang(0), naik)),
        output_field=LEBAR,
    )


def _cte_indikator(periode: Periode, kebijakan: Kebijakan, awal: int, akhir: int) -> CTE:
    utama = Q(indikator__hasil__jenis=JenisHasil.UTAMA)
    ada = Q(status_hitung=StatusIndikator.DIHITUNG)
    bobot, kali = F("indikator__bobot"), F("indikator__bobot") * F("capaian")
    return CTE(
        indikator_dinilai(periode, kebijakan, (awal, akhir))
        .values("skp_id")
        .annotate(
            jumlah=Sum(kali, filter=utama),
            terisi=Sum(bobot, filter=utama & ada),
            utama=Sum(bobot, filter=utama & Q(tidak_dievaluasi="")),
            tambahan=Sum(kali, filter=~utama),
            teks=StringAgg(
                _Gabung(
                    "indikator_id",
                    "indikator__hasil__jenis",
                    "indikator__bobot",
                    "indikator__arah",
                    "indikator__sumber",
                    "target",
                    "target_maks",
                    "status_hitung",
                    "r__nilai",
                    "r__n",
                    "r__selang_bawah",
                    "r__selang_atas",
                ),
                ";",
                order_by="indikator_id",
            ),
        ),
        name="per_indikator",
    )


def _cte_perilaku(periode: Periode, kebijakan: Kebijakan, awal: int, akhir: int) -> CTE:
    angka = Case(
        When(rating=Rating.DI_ATAS, then=panjang(kebijakan.nilai_di_atas)),
        When(rating=Rating.SESUAI, then=panjang(kebijakan.nilai_sesuai)),
        default=panjang(kebijakan.nilai_di_bawah),
        output_field=LEBAR,
    )
    return CTE(
        Perilaku.objects.filter(periode_id=periode.pk, skp_id__gte=awal, skp_id__lte=akhir)
        .values("skp_id")
        .annotate(
            rerata=Avg(angka, filter=Q(sumber="penilai"), output_field=LEBAR),
            pendapat=Count("pk", filter=~Q(sumber="penilai")),
            teks=StringAgg(_Gabung("aspek", "sumber", "rating"), ";", order_by=("aspek", "sumber")),
        ),
        name="per_perilaku",
    )


def _usulan(figur: str, kebijakan: Kebijakan, tanpa: Q) -> Case:
    return Case(
        When(Q(**{f"{figur}__isnull": True}) | tanpa, then=Value(None, output_field=CharField())),
        When(**{f"{figur}__gte": kebijakan.ambang_atas}, then=Value(Rating.DI_ATAS)),
        When(**{f"{figur}__gte": kebijakan.ambang_sesuai}, then=Value(Rating.SESUAI)),
        default=Value(Rating.DI_BAWAH),
        output_field=CharField(),
    )


def nilai_terhitung(
    *, periode: Periode, kebijakan: Kebijakan, awal: int, akhir: int, unit_ids: Collection[int] | None = None
) -> QuerySet:
    """Rows of `KOLOM`, one per plan with awal ≤ id ≤ akhir; every number comes from the policy row."""
    i = _cte_indikator(periode, kebijakan, awal, akhir)
    p = _cte_perilaku(periode, kebijakan, awal, akhir)
    dasar = dalam_cakupan(periode, unit_ids).filter(pk__range=(awal, akhir)).order_by()
    gabung = p.join(i.join(dasar, pk=i.col.skp_id, _join_type=LOUTER), pk=p.col.skp_id, _join_type=LOUTER)
    kuantitatif = ~Q(pendekatan=Pendekatan.KUALITATIF)
    seratus = konstanta(100)
    hasil = Least(
        konstanta(kebijakan.capaian_maks),
        i.col.jumlah / i.col.terisi
        + Least(konstanta(kebijakan.tambahan_maks), Coalesce(i.col.tambahan, konstanta(0)) / seratus),
    )
    # Least ignores NULL in PostgreSQL, so a plan without data must be told apart.
    ada = Q(bobot_terisi__gt=0) & kuantitatif
    dipakai = When(pendapat__gt=0, then=konstanta(kebijakan.bobot_hasil_rekan))
    bobot = Case(dipakai, default=konstanta(kebijakan.bobot_hasil), output_field=LEBAR)
    indeks = (bobot * F("h") + (seratus - bobot) * F("p")) / seratus
    kurang = Q(bobot_terisi__lt=F("bobot_utama") * (konstanta(100 - kebijakan.tanpa_data_maks) / seratus))
    return (
        with_cte(i, p, select=gabung)
        .annotate(
            bobot_utama=Coalesce(i.col.utama, konstanta(0), output_field=LEBAR),
            pendapat=p.col.pendapat,
            bobot_terisi=Coalesce(i.col.terisi, konstanta(0), output_field=LEBAR),
        )
        .annotate(
            h=Case(When(ada, then=hasil), output_field=LEBAR),
            p=Case(When(kuantitatif, then=p.col.rerata), output_field=LEBAR),
        )
        .annotate(nilai_hasil=Bulat("h"), nilai_perilaku=Bulat("p"), indeks=Bulat(indeks))
        .annotate(
            usulan_hasil=_usulan("nilai_hasil", kebijakan, kurang),
            usulan_perilaku=_usulan("nilai_perilaku", kebijakan, Q(pk__isnull=True)),
            sidik=MD5(_Gabung(Cast(Value(str(kebijakan.versi)), TextField()), "pendekatan", i.col.teks, p.col.teks)),
            skp_id=F("pk"),
            periode_id=Value(periode.pk),
            kebijakan_id=Value(kebijakan.pk),
            dihitung=Now(),
        )
        .values_list(*KOLOM)
    )
