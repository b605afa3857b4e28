"""Hours of several people at once, each in their own year of learning."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DecimalField, Min, Value
from django.db.models.functions import Lower

from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai, Penempatan
from pelatihan.choices import StatusRiwayat
from pelatihan.models import AturanBelajar, Pertemuan, RiwayatLuar, Sertifikat
from pelatihan.queries.jp import Belajar, tahun_kontrak_sejak
from pelatihan.rumus import jp_pertemuan

_JP = DecimalField(max_digits=8, decimal_places=2)


@dataclass(frozen=True)
class BahanJam:
    """What hours of people are counted from: first day of the first placement, and day, hours and minutes of meetings
    of everything that counts since a year before today, by person id."""

    awal: dict[int, date]
    bagian: dict[int, list[tuple[date, Decimal, int]]]

    def jumlah(self, orang: int, masa: DateRange) -> Decimal:
        """Hours in a year of learning; minutes are added before they are rounded."""
        dihitung = [(jp, menit) for hari, jp, menit in self.bagian.get(orang, []) if hari in masa]
        return sum((jp for jp, _ in dihitung), Decimal(0)) + jp_pertemuan(sum(m for _, m in dihitung))

    def tahun_kontrak(self, orang: int, hari: date) -> DateRange:
        return tahun_kontrak_sejak(self.awal.get(orang), hari)


def bahan_jam(orang: Collection[int]) -> BahanJam:
    """Of the people with these ids; two statements for any number of them."""
    kini = hari_ini()
    # A year of contract that holds today, or a later day, began at most a year ago.
    sejak = min(date(kini.year, 1, 1), tambah_bulan(kini, -12))
    tempat = Penempatan.objects.filter(pegawai__in=orang).order_by()
    return BahanJam(dict(tempat.values_list("pegawai").annotate(a=Min(Lower("masa")))), _bagian(orang, sejak))


def belajar_banyak(orang: Collection[Pegawai], aturan: AturanBelajar, bahan: BahanJam) -> dict[int, Belajar]:
    """Person id → what `pelatihan.queries.jp.belajar` says of them."""
    kini = hari_ini()
    hasil = {}
    for p in orang:
        pppk = p.jenis == JenisPegawai.PPPK
        tahun = rentang(date(kini.year, 1, 1), date(kini.year, 12, 31))
        masa = bahan.tahun_kontrak(p.pk, kini) if pppk else tahun
        hasil[p.pk] = Belajar(bahan.jumlah(p.pk, masa), masa, aturan.jp_pppk if pppk else aturan.jp_pns, pppk)
    return hasil


def _bagian(orang: Collection[int], sejak: date) -> dict[int, list[tuple[date, Decimal, int]]]:
    """Day, hours and minutes of meetings of everything that counts, by person."""
    nol_jp, nol_menit = Value(Decimal(0), output_field=_JP), Value(0)
    sertifikat = Sertifikat.objects.filter(pegawai__in=orang, tanggal__gte=sejak)
    luar = RiwayatLuar.objects.filter(pegawai__in=orang, status=StatusRiwayat.DITERIMA, selesai__gte=sejak)
    temu = Pertemuan.objects.filter(pendampingan__pegawai__in=orang, dibenarkan__isnull=False, tanggal__gte=sejak)
    baris = (
        sertifikat.order_by()
        .values_list("pegawai", "tanggal", "jp", nol_menit)
        .union(
            luar.order_by().values_list("pegawai", "selesai", "jp", nol_menit),
            temu.order_by().values_list("pendampingan__pegawai", "tanggal", nol_jp, "menit"),
            all=True,
        )
    )
    hasil: dict[int, list[tuple[date, Decimal, int]]] = defaultdict(list)
    for pk, *isi in baris:
        hasil[pk].append((isi[0], isi[1], isi[2]))
    return hasil
