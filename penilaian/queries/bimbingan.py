"""Guidance: whose final result asks for it, who guides today, whose plans one sees, what they wait for."""

from datetime import timedelta
from typing import cast

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import StatusPeriode
from penilaian.choices_lanjut import BIMBINGAN_TERBUKA, PREDIKAT_BIMBINGAN, StatusBimbingan
from penilaian.models import Bimbingan, Periode, PutusanNilai, SesiBimbingan
from penilaian.models.bimbingan import BimbinganQuerySet
from penilaian.queries.orang_terlihat import orang_terlihat
from penilaian.queries.putusan_akhir import putusan_akhir

PERAN = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)
# An older result asks for nothing any more.
_PALING_LAMA = timedelta(days=366)


def calon_bimbingan() -> list[PutusanNilai]:
    """Final decisions below, one a person (the newest), for which no guidance exists or runs; three statements.

    Final: the period is closed and no trial, the result delivered and either received or past the term of objections,
    nothing decided after it, no objection running. A newer result that is not below takes the need away, and so does
    guidance that ran until after the period.
    """
    akhir = "periode__rentang__endswith"
    tertutup = Periode.objects.bukan_uji_coba().filter(status=StatusPeriode.DITUTUP)
    semua = PutusanNilai.objects.order_by()
    milik = {"skp__pegawai": OuterRef("skp__pegawai")}
    membaik = semua.filter(
        **milik, periode__in=tertutup, disampaikan__isnull=False, **{f"{akhir}__gt": OuterRef(akhir)}
    ).exclude(predikat__in=PREDIKAT_BIMBINGAN)
    ada = Bimbingan.objects.filter(pegawai=OuterRef("skp__pegawai")).filter(
        Q(status__in=BIMBINGAN_TERBUKA)
        | Q(masa__endswith__gte=OuterRef(akhir))
        | Q(**{f"{akhir}__gte": OuterRef(akhir)})
    )
    return putusan_akhir(
        PutusanNilai.objects.filter(predikat__in=PREDIKAT_BIMBINGAN, periode__in=tertutup.order_by().values("pk"))
        .filter(**{f"{akhir}__gt": hari_ini() - _PALING_LAMA})
        .exclude(skp__pegawai__status__in=SELESAI_DINAS)
        .exclude(Exists(membaik) | Exists(ada))
        .select_related("skp")
        .order_by("skp__pegawai_id", f"-{akhir}", "-pk")
        .distinct("skp__pegawai_id")
    )


def pembimbing(pegawai_id: int) -> Pegawai | None:
    """Who guides a person today: the assessor of the definitive placement."""
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=pegawai_id).select_related("penilai").first()
    return tempat.penilai if tempat else None


def saring_bimbingan(qs: BimbinganQuerySet, pengguna: Pengguna) -> BimbinganQuerySet:
    """Those of the people of `orang_terlihat`. Heads of units see them through the chain of assessors alone."""
    return qs.filter(pegawai__in=orang_terlihat(pengguna, *PERAN).order_by().values("pk"))


def dengan_keadaan(qs: QuerySet[Bimbingan]) -> QuerySet[Bimbingan]:
    """With unit and guide of today (`unit_nama`, `pembimbing_id`, `pembimbing_nama`), sessions held and planned."""
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=OuterRef("pegawai")).order_by()
    tercatat = ~Q(sesi__catatan_atasan="") | ~Q(sesi__catatan_pegawai="")
    return cast(
        "QuerySet[Bimbingan]",
        qs.select_related("pegawai", "periode").annotate(
            unit_nama=Subquery(tempat.values("unit__nama")[:1]),
            pembimbing_id=Subquery(tempat.values("penilai")[:1]),
            pembimbing_nama=Subquery(tempat.values("penilai__nama")[:1]),
            sesi_semua=Count("sesi"),
            sesi_tercatat=Count("sesi", filter=Q(sesi__isnull=False) & tercatat),
        ),
    )


def untuk_halaman(qs: QuerySet[Bimbingan]) -> QuerySet[Bimbingan]:
    """With all that the page shows; four statements."""
    sesi = SesiBimbingan.objects.select_related("catatan_atasan_oleh")
    return (
        dengan_keadaan(qs)
        .select_related("putusan__skp", "setuju_atasan_oleh", "selesai_oleh")
        .prefetch_related("sasaran", Prefetch("sesi", sesi))
    )


def menunggu(pengguna: Pengguna) -> QuerySet[Bimbingan]:
    """Open plans that wait for this person: to agree, or as guide to review what has ended."""
    saya = pengguna.pegawai_id
    if saya is None:
        return Bimbingan.objects.none()
    asuhan = Penempatan.objects.pada().definitif().filter(penilai=saya).order_by().values("pegawai")
    disusun = Q(status=StatusBimbingan.DISUSUN)
    perlu = Q(pegawai=saya) & disusun & Q(setuju_pegawai=None)
    perlu |= Q(pegawai__in=asuhan) & (
        disusun & Q(setuju_atasan=None) | Q(status=StatusBimbingan.BERJALAN, masa__endswith__lte=hari_ini())
    )
    return Bimbingan.objects.filter(perlu).select_related("pegawai", "periode").order_by("pk")


def hasil_kini(bimbingan: Bimbingan) -> PutusanNilai | None:
    """The latest delivered decision on the result, when it is no longer the one that the plan was made for."""
    putusan = bimbingan.putusan
    terakhir = (
        PutusanNilai.objects.filter(skp=putusan.skp_id, periode=putusan.periode_id, disampaikan__isnull=False)
        .order_by("-pk")
        .first()
    )
    return terakhir if terakhir and terakhir.pk != putusan.pk else None


def perlu(qs: QuerySet[Bimbingan], keadaan: str) -> QuerySet[Bimbingan]:
    """Filter of the list: `tanpa_pembimbing`, `belum_sepakat` (14 days after the proposal), `lewat` (ended without a
    review); on plans read with `dengan_keadaan`."""
    lama = hari_ini() - timedelta(days=14)
    syarat = {
        "tanpa_pembimbing": Q(pembimbing_id=None, status__in=BIMBINGAN_TERBUKA),
        "belum_sepakat": Q(status=StatusBimbingan.DISUSUN, dibuat__date__lt=lama),
        "lewat": Q(status=StatusBimbingan.BERJALAN, masa__endswith__lte=hari_ini()),
    }
    return qs.filter(syarat[keadaan])


def penerima_pembimbing(qs: QuerySet[Bimbingan], awalan: str = "") -> QuerySet:
    """Plans (or rows whose plan is at `awalan`) with the account of today's guide as `penerima`."""
    jalan = f"{awalan}pegawai__penempatan__"
    kini = {
        f"{jalan}masa__contains": hari_ini(),
        f"{jalan}jenis": "definitif",
        f"{jalan}penilai__akun__isnull": False,
    }
    return qs.filter(**kini).annotate(penerima=F(f"{jalan}penilai__akun__pk")).order_by()


def penerima_pegawai(qs: QuerySet[Bimbingan], awalan: str = "") -> QuerySet:
    """The same with the person's own account."""
    return (
        qs.filter(**{f"{awalan}pegawai__akun__isnull": False})
        .annotate(penerima=F(f"{awalan}pegawai__akun__pk"))
        .order_by()
    )
