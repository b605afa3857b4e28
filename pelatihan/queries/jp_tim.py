"""Hours of several people at once, each in their own year of learning."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Min
from django.db.models.functions import Lower

from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai, Penempatan
from pelatihan.choices import StatusRiwayat
from pelatihan.models import AturanBelajar, Pertemuan, RiwayatLuar, Sertifikat
from pelatihan.queries.jp import Belajar, tahun_kontrak_sejak
from pelatihan.rumus import jp_pertemuan


def belajar_banyak(orang: Collection[Pegawai], aturan: AturanBelajar) -> dict[int, Belajar]:
    """Person id → what `pelatihan.queries.jp.belajar` says of them; four statements for any number of people."""
    kini = hari_ini()
    # A year of contract that holds today began at most a year ago.
    sejak = min(date(kini.year, 1, 1), tambah_bulan(kini, -12))
    awal = dict(
        Penempatan.objects.filter(pegawai__in=orang).order_by().values_list("pegawai").annotate(a=Min(Lower("masa")))
    )
    jp, menit = _jam(orang, sejak), _menit(orang, sejak)
    hasil = {}
    for p in orang:
        pppk = p.jenis == JenisPegawai.PPPK
        tahun = rentang(date(kini.year, 1, 1), date(kini.year, 12, 31))
        masa = tahun_kontrak_sejak(awal.get(p.pk), kini) if pppk else tahun
        jumlah = sum((x for t, x in jp[p.pk] if t in masa), Decimal(0))
        jumlah += jp_pertemuan(sum(x for t, x in menit[p.pk] if t in masa))
        hasil[p.pk] = Belajar(jumlah, masa, aturan.jp_pppk if pppk else aturan.jp_pns, pppk)
    return hasil


def _jam(orang: Collection[Pegawai], sejak: date) -> dict[int, list[tuple[date, Decimal]]]:
    hasil: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    sertifikat = Sertifikat.objects.filter(pegawai__in=orang, tanggal__gte=sejak).order_by()
    luar = RiwayatLuar.objects.filter(pegawai__in=orang, status=StatusRiwayat.DITERIMA, selesai__gte=sejak).order_by()
    for baris in (sertifikat.values_list("pegawai", "tanggal", "jp"), luar.values_list("pegawai", "selesai", "jp")):
        for pk, tanggal, jp in baris:
            hasil[pk].append((tanggal, jp))
    return hasil


def _menit(orang: Collection[Pegawai], sejak: date) -> dict[int, list[tuple[date, int]]]:
    hasil: dict[int, list[tuple[date, int]]] = defaultdict(list)
    temu = Pertemuan.objects.filter(pendampingan__pegawai__in=orang, dibenarkan__isnull=False, tanggal__gte=sejak)
    for pk, tanggal, menit in temu.order_by().values_list("pendampingan__pegawai", "tanggal", "menit"):
        hasil[pk].append((tanggal, menit))
    return hasil
