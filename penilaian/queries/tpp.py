"""Reading for *bahan TPP*: whose lists one sees, and what the results of a period say of an agency's people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import CatatanTpp, StatusPeriode
from penilaian.models import SKP, AturanTpp, Keberatan, Periode, PutusanNilai
from penilaian.models.tpp import BahanTpp, BahanTppQuerySet
from penilaian.queries.tenggat import batas_ajukan_banyak, masih_sementara

PERAN = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


@dataclass(frozen=True)
class HasilOrang:
    """What a period says of one person placed in the agency."""

    pegawai: int
    skp: int | None
    predikat: str
    sebab: str


def saring_bahan(qs: BahanTppQuerySet, pengguna: Pengguna) -> BahanTppQuerySet:
    """Agencies in the unit trees of the role, or all of them for HR and auditor of the city."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN):
        return qs
    akar = akses.unit_peran(*PERAN)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()


def perangkat_daerah(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Agencies for which this HR person may make a list."""
    opd = UnitKerja.objects.without_tree_fields().aktif().filter(pk__in=UnitKerja.objects.values("opd"))
    if not pengguna.akses.admin_kota:
        akar = pengguna.akses.unit_peran(NamaPeran.ADMIN_KEPEGAWAIAN)
        opd = opd.filter(pk__in=unit_dan_bawahannya(akar)) if akar else opd.none()
    return opd.order_by("nama")


def mengelola(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Whether this HR person answers for the agency."""
    return perangkat_daerah(pengguna).filter(pk=unit.pk).exists()


def periode_tpp() -> QuerySet[Periode]:
    """Closed periods, newest first: only a closed one that is no trial has results to build on."""
    return Periode.objects.bukan_uji_coba().filter(status=StatusPeriode.DITUTUP).order_by("-rentang")


def aturan_pada(bulan: date) -> AturanTpp | None:
    return AturanTpp.objects.filter(mulai__lte=bulan).order_by("-mulai").first()


def hasil_orang(*, unit: UnitKerja, bulan: date, periode: Periode) -> list[HasilOrang]:
    """Everybody placed in the agency on the first day of the month, with the latest decision on their latest plan of
    the period; five statements, whatever the number of people."""
    tempat = Penempatan.objects.pada(bulan).definitif().filter(unit__opd=unit)
    orang = list(tempat.order_by("pegawai__nama", "pk").values_list("pegawai", flat=True))
    berjalan = Keberatan.objects.berjalan().filter(skp=OuterRef("pk"), periode=periode)
    rencana = (
        SKP.objects.pada_periode(periode)
        .filter(pegawai__in=tempat.order_by().values("pegawai"))
        .annotate(berkeberatan=Exists(berjalan))
        .order_by("pegawai_id", "-rentang", "-versi")
        .distinct("pegawai_id")
    )
    skp = {s.pegawai_id: s for s in rencana}
    terakhir = (
        PutusanNilai.objects.filter(periode=periode, skp__in=[s.pk for s in skp.values()], disampaikan__isnull=False)
        .order_by("skp_id", "-pk")
        .distinct("skp_id")
    )
    putusan = {p.skp_id: p for p in terakhir}
    batas = batas_ajukan_banyak(putusan.values())
    return [_hasil(p, skp.get(p), putusan, batas) for p in orang]


def _hasil(
    pegawai: int, skp: Any, putusan: dict[int, PutusanNilai], batas: Mapping[int, datetime | None]
) -> HasilOrang:
    if skp is None:
        return HasilOrang(pegawai, None, "", CatatanTpp.TANPA_SKP)
    p = putusan.get(skp.pk)
    if p is None:
        return HasilOrang(pegawai, skp.pk, "", CatatanTpp.BELUM_DINILAI)
    sementara = masih_sementara(p, batas=batas[p.pk], berjalan=skp.berkeberatan)
    return HasilOrang(pegawai, skp.pk, p.predikat, CatatanTpp.SEMENTARA if sementara else "")


def dengan_jumlah(qs: QuerySet[BahanTpp]) -> QuerySet[BahanTpp]:
    """Lists with `orang`, `kosong` (rows without a figure) and `dipotong`."""
    return cast(
        QuerySet[BahanTpp],
        qs.annotate(
            orang=Count("baris"),
            kosong=Count("baris", filter=Q(baris__isnull=False, baris__potongan=None)),
            dipotong=Count("baris", filter=Q(baris__potongan__gt=0)),
        ),
    )
