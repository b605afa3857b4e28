"""Late entry: until when a plan may still be reported in a period, and the acts that HR sees."""

from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from pegawai.models import Pegawai, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya, unit_dikelola
from penilaian.choices import REALISASI_TERKIRIM, StatusPeriode
from penilaian.models import SKP, Periode, Realisasi, Susulan, SusulanSKP


def batas_susulan(periode: Periode) -> Subquery:
    """On plans: the latest end of late entry in the period, NULL without one."""
    baris = SusulanSKP.objects.filter(skp=OuterRef("pk"), susulan__periode=periode).order_by().values("skp")
    return Subquery(baris.annotate(batas=Max("susulan__sampai")).values("batas"))


def susulan_skp(skp: SKP, periode: Periode) -> Susulan | None:
    """The act that lets this plan be reported now, the one that lasts longest; None when the normal rules hold."""
    terbuka = Susulan.objects.filter(periode=periode, skp__skp=skp, sampai__gte=timezone.now())
    return terbuka.select_related("oleh").order_by("-sampai", "-pk").first()


def pengisian_terbuka(skp: SKP, periode: Periode) -> bool:
    """May results be reported now: an open period, before its deadline or in late entry."""
    if periode.status != StatusPeriode.BERJALAN:
        return False
    return timezone.now() <= periode.tenggat_realisasi or susulan_skp(skp, periode) is not None


def masih_susulan(periode: Periode) -> QuerySet[SusulanSKP]:
    """Plans of the period whose late entry has not ended."""
    return SusulanSKP.objects.filter(susulan__periode=periode, susulan__sampai__gte=timezone.now()).order_by()


def skp_dapat_disusulkan(
    pengguna: Pengguna, periode: Periode, *, pegawai: Pegawai | None = None, unit_id: int | None = None
) -> QuerySet[SKP]:
    """Plans of the period of this person or unit tree that this HR person may open again: never their own."""
    skp = SKP.objects.pada_periode(periode).exclude(pegawai=pengguna.pegawai_id)
    if not pengguna.akses.admin_kota:
        skp = skp.filter(unit__in=unit_dikelola(pengguna).order_by().values("pk"))
    if pegawai is not None:
        return skp.filter(pegawai=pegawai)
    return skp.filter(unit__in=unit_dan_bawahannya([unit_id or 0]))


def daftar_susulan(pengguna: Pengguna, periode: Periode) -> QuerySet[Any]:
    """Acts of the period in the reach of this account, newest first: `banyak` plans, `terkirim` of them with
    something sent since."""
    kirim = Realisasi.objects.filter(
        skp=OuterRef("skp__skp"),
        periode=periode,
        status__in=REALISASI_TERKIRIM,
        dikirim__gte=OuterRef("dibuat"),
    )
    semua = Susulan.objects.filter(periode=periode).select_related("pegawai", "unit", "oleh")
    if not pengguna.akses.admin_kota:
        terlihat = SKP.objects.terlihat_oleh(pengguna).order_by().values("pk")
        semua = semua.filter(Exists(SusulanSKP.objects.filter(susulan=OuterRef("pk"), skp__in=terlihat)))
    return semua.annotate(banyak=Count("skp"), terkirim=Count("skp", filter=Q(Exists(kirim)))).order_by("-pk")
