"""Improvement after a survey, and signals of illegal fees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from survei.choices import StatusKomentar, StatusTindakLanjut
from survei.models import Komentar, Layanan, PeriodeSurvei, TindakLanjut


@dataclass(frozen=True)
class KemajuanRtl:
    """The figures that the yearly evaluation of services (PEKPPP) asks for; cancelled lines do not count."""

    banyak: int
    selesai: int
    terlambat: int

    @property
    def persen(self) -> Decimal | None:
        return Decimal(100 * self.selesai) / self.banyak if self.banyak else None


def kemajuan_rtl(daftar: QuerySet[TindakLanjut], hari: date | None = None) -> KemajuanRtl:
    """In one statement."""
    batal, selesai = Q(status=StatusTindakLanjut.BATAL), Q(status=StatusTindakLanjut.SELESAI)
    isi = daftar.aggregate(
        banyak=Count("pk", filter=~batal),
        selesai=Count("pk", filter=selesai),
        terlambat=Count("pk", filter=~batal & ~selesai & Q(tenggat__lt=hari or hari_ini())),
    )
    return KemajuanRtl(**isi)


def kemajuan_dari(daftar: Iterable[TindakLanjut], hari: date | None = None) -> KemajuanRtl:
    """The same of lines already read."""
    hidup = [t for t in daftar if t.status != StatusTindakLanjut.BATAL]
    selesai = sum(t.status == StatusTindakLanjut.SELESAI for t in hidup)
    lewat = sum(t.status != StatusTindakLanjut.SELESAI and t.tenggat < (hari or hari_ini()) for t in hidup)
    return KemajuanRtl(len(hidup), selesai, lewat)


def komentar_terbaca(periode: PeriodeSurvei) -> QuerySet[Komentar]:
    """What the survey manager reads: neither held comments nor empty phrases; those to be sorted first."""
    return (
        Komentar.objects.filter(periode=periode, ditahan=False)
        .exclude(status=StatusKomentar.KOSONG)
        .order_by("status", "pk")
    )


def komentar_belum_dipilah(pengguna: Pengguna) -> QuerySet[Komentar]:
    """What waits to be sorted in all surveys that this account runs, with period and service, the oldest first."""
    layanan = Layanan.objects.dikelola_oleh(pengguna)
    baru = Komentar.objects.filter(periode__layanan__in=layanan, status=StatusKomentar.BARU, ditahan=False)
    return baru.select_related("periode__layanan").order_by("periode__masa", "periode__layanan__nama", "pk")


def sinyal_biaya() -> QuerySet[Layanan]:
    """Services with answers that contradict their tariff in periods not approved yet: "mahal" (1, 2) where the service
    is free, "gratis" (4) where it is paid. A signal for the inspectorate, never a correction of the answer."""
    janggal = Q(periode__respons__biaya__lt=3, gratis=True) | Q(periode__respons__biaya=4, gratis=False)
    return (
        Layanan.objects.filter(periode__status__in=("draf", "buka", "tutup"))
        .annotate(
            janggal=Count("periode__respons", filter=janggal),
            jawaban=Count("periode__respons", filter=Q(periode__respons__biaya__isnull=False)),
        )
        .filter(janggal__gt=0)
        .order_by(F("janggal").desc(), "nama")
        .select_related("unit__opd")
    )
