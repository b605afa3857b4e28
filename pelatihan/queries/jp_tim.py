"""Hours of several people at once, each in their own year of learning."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

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


def belajar_banyak(orang: Collection[Pegawai], aturan: AturanBelajar) -> dict[int, Belajar]:
    """Person id → what `pelatihan.queries.jp.belajar` says of them; two statements for any number of people."""
    kini = hari_ini()
    # A year of contract that holds today began at most a year ago.
    sejak = min(date(kini.year, 1, 1), tambah_bulan(kini, -12))
    awal = dict(
        Penempatan.objects.filter(pegawai__in=orang).order_by().values_list("pegawai").annotate(a=Min(Lower("masa")))
    )
    jam = _jam(orang, sejak)
    hasil = {}
    for p in orang:
        pppk = p.jenis == JenisPegawai.PPPK
        tahun = rentang(date(kini.year, 1, 1), date(kini.year, 12, 31))
        masa = tahun_kontrak_sejak(awal.get(p.pk), kini) if pppk else tahun
        dihitung = [(jp, menit) for hari, jp, menit in jam[p.pk] if hari in masa]
        jumlah = sum((jp for jp, _ in dihitung), Decimal(0)) + jp_pertemuan(sum(m for _, m in dihitung))
        hasil[p.pk] = Belajar(jumlah, masa, aturan.jp_pppk if pppk else aturan.jp_pns, pppk)
    return hasil


def _jam(orang: Collection[Pegawai], sejak: date) -> dict[int, list[tuple[date, Decimal, int]]]:
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
