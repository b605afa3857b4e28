"""Hours of learning (JP) of people: from certificates, from accepted training elsewhere, from confirmed meetings.

A PNS is owed at least so many in a calendar year; a PPPK may take at most so many in a year of contract, which begins
on the day of the first placement (PP 11/2017 Pasal 203; PerLAN 15/2020; numbers in `AturanBelajar`).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DecimalField, ExpressionWrapper, F, Min, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast, Coalesce, Lower, Round

from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import Pegawai, Penempatan
from pelatihan.choices import StatusRiwayat
from pelatihan.models import AturanBelajar, Pertemuan, RiwayatLuar, Sertifikat
from pelatihan.rumus import MENIT_JP

_JP = DecimalField(max_digits=8, decimal_places=2)


@dataclass(frozen=True)
class Belajar:
    """Hours of one person in their year of learning `masa`. `target` is the minimum of a PNS or the maximum of a PPPK
    (`paling_banyak`); `jp` is all that was learned, `dihitung` what of it counts (decision 16)."""

    jp: Decimal
    masa: DateRange
    target: int
    paling_banyak: bool

    @property
    def dihitung(self) -> Decimal:
        """Hours that count: a PPPK is credited with the maximum and no more."""
        return min(self.jp, Decimal(self.target)) if self.paling_banyak else self.jp

    @property
    def lebih(self) -> Decimal:
        """Hours learned beyond what counts."""
        return self.jp - self.dihitung

    @property
    def kurang(self) -> Decimal:
        """Hours still owed; nobody owes hours where the number is a maximum."""
        return Decimal(0) if self.paling_banyak else max(Decimal(0), self.target - self.jp)

    @property
    def sisa_hak(self) -> Decimal:
        """Hours that a PPPK may still take."""
        return max(Decimal(0), self.target - self.jp) if self.paling_banyak else Decimal(0)

    @property
    def persen(self) -> int:
        return min(100, int(self.jp * 100 / self.target)) if self.target else 100


def dengan_jp(orang: QuerySet[Pegawai], awal: date, akhir: date) -> QuerySet[Pegawai]:
    """People with `jp`, the hours between two days (both included)."""
    return orang.annotate(jp=jumlah_jp("pk", awal, akhir))


def jumlah_jp(orang: str, awal: date, akhir: date) -> CombinedExpression:
    """Hours between two days (both included) of the person in the column `orang` of the outer rows: three indexed sums
    a person."""
    pegawai = OuterRef(orang)
    sertifikat = Sertifikat.objects.filter(pegawai=pegawai, tanggal__range=(awal, akhir))
    luar = RiwayatLuar.objects.filter(pegawai=pegawai, status=StatusRiwayat.DITERIMA, selesai__range=(awal, akhir))
    temu = Pertemuan.objects.filter(
        pendampingan__pegawai=pegawai, dibenarkan__isnull=False, tanggal__range=(awal, akhir)
    )
    menit = temu.order_by().values("pendampingan__pegawai").annotate(n=Sum("menit")).values("n")
    # Two whole numbers would be divided without a remainder.
    jam = Round(ExpressionWrapper(Cast(Subquery(menit), _JP) / MENIT_JP, output_field=_JP), 2)
    return _nol(_jumlah(sertifikat)) + _nol(_jumlah(luar)) + _nol(jam)


def _jumlah(baris: QuerySet) -> Subquery:
    return Subquery(baris.order_by().values("pegawai").annotate(n=Sum("jp")).values("n"), output_field=_JP)


def _nol(nilai: Subquery | Round) -> Coalesce:
    return Coalesce(nilai, Value(Decimal(0)), output_field=_JP)


def belajar(pegawai: Pegawai, aturan: AturanBelajar, hari: date | None = None) -> Belajar:
    """Where one person stands in the year of learning that holds the day (today)."""
    masa, target, paling_banyak = hak_belajar(pegawai, aturan, hari)
    awal, akhir = masa.lower, date.fromordinal(masa.upper.toordinal() - 1)
    jp = dengan_jp(Pegawai.objects.filter(pk=pegawai.pk), awal, akhir).values_list("jp", flat=True).get()
    return Belajar(jp, masa, target, paling_banyak)


def hak_belajar(pegawai: Pegawai, aturan: AturanBelajar, hari: date | None = None) -> tuple[DateRange, int, bool]:
    """The year of learning of a person that holds the day (today), its number of hours, and whether that number is a
    maximum."""
    kini = hari or hari_ini()
    if pegawai.jenis == JenisPegawai.PPPK:
        return tahun_kontrak(pegawai, kini), aturan.jp_pppk, True
    return rentang(date(kini.year, 1, 1), date(kini.year, 12, 31)), aturan.jp_pns, False


def tahun_kontrak(pegawai: Pegawai, hari: date) -> DateRange:
    """The year of contract that holds a day; it begins on the anniversary of the first placement, 1 January without
    one."""
    return tahun_kontrak_sejak(Penempatan.objects.filter(pegawai=pegawai).aggregate(a=Min(Lower("masa")))["a"], hari)


def tahun_kontrak_sejak(pertama: date | None, hari: date) -> DateRange:
    """The same from the first day of the first placement."""
    pertama = pertama or date(hari.year, 1, 1)
    n = hari.year - pertama.year
    awal = tambah_bulan(pertama, 12 * n)
    if awal > hari:
        awal = tambah_bulan(pertama, 12 * (n - 1))
    return DateRange(awal, tambah_bulan(awal, 12), "[)")


def belum_cukup(aturan: AturanBelajar, tahun: int) -> QuerySet[Pegawai]:
    """PNS in service who have fewer hours than the year asks for, with `jp` and `kurang`."""
    semua = Pegawai.objects.filter(jenis__in=(JenisPegawai.PNS, JenisPegawai.CPNS)).exclude(status__in=SELESAI_DINAS)
    hitung = dengan_jp(semua, date(tahun, 1, 1), date(tahun, 12, 31)).filter(jp__lt=aturan.jp_pns)
    return hitung.annotate(kurang=Value(Decimal(aturan.jp_pns), output_field=_JP) - F("jp"))
