"""The statements behind the feedback reports: one range of superiors at a time, ten statements whatever it holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from kinerja.waktu import hari_ini
from pegawai.models import Penempatan
from penilaian.choices import NadaUmpanBalik, Rating, StatusIndikator, StatusPeriode, StatusRealisasi, StatusSKP
from penilaian.models import SKP, Nilai, Perilaku, Periode, PutusanNilai, Realisasi, UmpanBalik
from penilaian.queries.hitung import indikator_dinilai
from penilaian.queries.periode import putusan_terbaru

JUMLAH_TREN = 4
SERATUS = Decimal(100)


@dataclass(frozen=True)
class Batas:
    """What the composition stands on: the period, superiors with awal ≤ id ≤ akhir, the day whose placements count,
    and the month in which feedback may be owed (None for a closed period: then the whole period counts).

    On the first of a month it is the month that has just ended: nobody owes feedback on its first morning.
    """

    periode: Periode
    awal: int
    akhir: int

    @cached_property
    def terakhir(self) -> date:
        """Last day of the period."""
        return self.periode.rentang.upper - timedelta(days=1)

    @cached_property
    def hari(self) -> date:
        return max(self.periode.rentang.lower, min(hari_ini(), self.terakhir))

    @cached_property
    def bulan(self) -> date | None:
        if self.periode.status == StatusPeriode.DITUTUP:
            return None
        kemarin = min(hari_ini() - timedelta(days=1), self.terakhir)
        return max(self.periode.rentang.lower, kemarin).replace(day=1)

    @cached_property
    def jatuh_tempo(self) -> bool:
        """Results are due: from then on missing ones are a reason to help, before it they are not."""
        return timezone.now() > self.periode.tenggat_realisasi

    def penilai(self, kolom: str) -> Q:
        return Q(**{f"{kolom}__gte": self.awal, f"{kolom}__lte": self.akhir})


@dataclass
class Bahan:
    """What the statements brought, by plan (or by superior and person for feedback)."""

    periode: list[tuple[int, str]]
    nilai: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    tren: dict[tuple[int, int], dict[int, Decimal | None]] = field(default_factory=lambda: defaultdict(dict))
    putusan: dict[int, PutusanNilai] = field(default_factory=dict)
    celah: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    perilaku: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    umpan: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    menunggu: dict[int, int] = field(default_factory=dict)


def rencana(batas: Batas) -> QuerySet[SKP]:
    """Plans of those under the superior on the day, and closed parts that nobody has decided in this period."""
    kini = Q(penempatan__penilai=F("penilai"), penempatan__masa__contains=batas.hari)
    diputus = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=batas.periode)
    bagian = Q(status=StatusSKP.DISESUAIKAN) & ~Exists(diputus)
    return (
        SKP.objects.pada_periode(batas.periode)
        .filter(kini | bagian, batas.penilai("penilai_id"))
        .select_related("pegawai", "penempatan__jabatan")
    )


def jabatan(batas: Batas) -> QuerySet[Any]:
    """Placements under the superiors on the day, without those appraised in periods of another kind; `diajukan` is
    the public id of a plan that waits for approval."""
    lain = SKP.objects.jenis_lain(batas.periode).order_by().values("penempatan")
    kini = Penempatan.objects.pada(batas.hari).filter(batas.penilai("penilai_id")).exclude(pk__in=lain)
    rentang = batas.periode.rentang
    diajukan = SKP.objects.filter(penempatan=OuterRef("pk"), status=StatusSKP.DIAJUKAN, rentang__overlap=rentang)
    return kini.select_related("pegawai", "jabatan").annotate(diajukan=Subquery(diajukan.values("publik")[:1]))


def jabatan_penilai(batas: Batas) -> dict[int, tuple[str, str]]:
    """Position and unit of each superior on the day, by id of the person; the definitive one before plt and plh."""
    kini = Penempatan.objects.pada(batas.hari).filter(batas.penilai("pegawai_id"), pegawai__dinilai__isnull=False)
    baris = kini.order_by("-jenis").distinct().values_list("pegawai_id", "jabatan__nama", "unit__nama", "jenis")
    return {pegawai_id: (nama, unit) for pegawai_id, nama, unit, _ in baris}


def kumpulkan(batas: Batas) -> Bahan:
    """Everything about the plans of the range, in seven statements."""
    p = batas.periode
    sebelum = Periode.objects.filter(jenis=p.jenis, rentang__startswith__lte=p.rentang.lower).order_by("-rentang")
    bahan = Bahan([*reversed(sebelum.values_list("pk", "nama")[:JUMLAH_TREN])])
    for n in _nilai(batas, [pk for pk, _ in bahan.periode]):
        bahan.tren[n["skp__penilai_id"], n["skp__penempatan_id"]][n["periode_id"]] = n["nilai_hasil"]
        if n["periode_id"] == p.pk:
            bahan.nilai[n["skp_id"]] = n
    bahan.putusan = {x.skp_id: x for x in putusan_terbaru(p).filter(batas.penilai("skp__penilai_id"))}
    for c in _celah(batas):
        bahan.celah[c["skp_id"]].append(c)
    rendah = Perilaku.objects.filter(
        batas.penilai("skp__penilai_id"), periode=p, rating=Rating.DI_BAWAH, sumber="penilai"
    )
    for skp_id, aspek in rendah.order_by("skp_id", "aspek").values_list("skp_id", "aspek"):
        bahan.perilaku[skp_id].append(aspek)
    bahan.umpan = {(u["penulis__pegawai_id"], u["skp__pegawai_id"]): u for u in _umpan_balik(batas)}
    dikirim = Realisasi.objects.filter(batas.penilai("skp__penilai_id"), periode=p, status=StatusRealisasi.DIKIRIM)
    bahan.menunggu = dict(dikirim.order_by().values_list("skp_id").annotate(banyak=Count("pk")))
    return bahan


def _nilai(batas: Batas, periode_ids: list[int]) -> Iterable[Mapping[str, Any]]:
    """Scores of the last periods, oldest plan first; an earlier assessor's part is not part of the trend."""
    return (
        Nilai.objects.filter(batas.penilai("skp__penilai_id"), periode__in=periode_ids)
        .order_by("skp_id")
        .values(
            "skp_id",
            "skp__penilai_id",
            "skp__penempatan_id",
            "periode_id",
            "nilai_hasil",
            "nilai_perilaku",
            "usulan_hasil",
            "usulan_perilaku",
            "bobot_utama",
            "bobot_terisi",
        )
    )


def _celah(batas: Batas) -> Iterable[Mapping[str, Any]]:
    """Indicators without data or below target, the lowest first; those without data come last."""
    p = batas.periode
    return (
        indikator_dinilai(p, p.kebijakan)
        .filter(batas.penilai("skp__penilai_id"))
        .exclude(status_hitung=StatusIndikator.TIDAK_DIEVALUASI)
        .filter(Q(capaian__lt=SERATUS) | Q(capaian=None))
        .order_by("skp_id", F("capaian").asc(nulls_last=True), "indikator_id")
        .values("skp_id", "capaian", uraian=F("indikator__uraian"))
    )


def _umpan_balik(batas: Batas) -> Iterable[Mapping[str, Any]]:
    awal, akhir = (_tengah_malam(h) for h in (batas.periode.rentang.lower, batas.periode.rentang.upper))
    bulan = batas.bulan
    return (
        UmpanBalik.objects.filter(batas.penilai("penulis__pegawai_id"), dibuat__gte=awal, dibuat__lt=akhir)
        .order_by()
        .values("penulis__pegawai_id", "skp__pegawai_id")
        .annotate(
            apresiasi=Count("pk", filter=Q(nada=NadaUmpanBalik.APRESIASI)),
            perbaikan=Count("pk", filter=Q(nada=NadaUmpanBalik.PERBAIKAN)),
            bulan=Count("pk", filter=Q(dibuat__gte=_tengah_malam(bulan) if bulan else awal)),
            terakhir=Max("dibuat"),
        )
    )


def _tengah_malam(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time()))
