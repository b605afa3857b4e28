"""Agreements of every agency, of the units of the example agency and of the team, with figures of every quarter."""

from datetime import date, datetime, time
from decimal import Decimal
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import Susunan
from beranda.demo.unit import DUKCAPIL
from kinerja.waktu import rentang
from pegawai.models import Pengguna, TimKerja, UnitKerja
from penilaian.choices import Arah, JenisUkuran, StatusSKP
from penilaian.models import IndikatorUnit, Periode, Perjanjian, TargetUnit

# Goal, indicator, unit, direction, kind, weight, target of a quarter, upper end of a range.
_ISI = (
    (
        "Pelayanan memuaskan warga",
        "Layanan selesai sesuai standar waktu",
        "persen",
        Arah.NAIK,
        "angka",
        35,
        92,
        None,
    ),
    ("Pelayanan memuaskan warga", "Rata-rata lama penyelesaian", "hari", Arah.TURUN, "angka", 20, 3, 5),
    ("Program berjalan menurut rencana", "Kegiatan selesai menurut jadwal", "persen", Arah.NAIK, "angka", 25, 90, None),
    ("Keuangan yang tertib", "Temuan pemeriksaan yang belum selesai", "temuan", Arah.TURUN, "angka", 10, 4, None),
    ("Keuangan yang tertib", "Laporan keuangan tepat waktu", "laporan", Arah.NAIK, "ya_tidak", 10, 1, None),
)


def buat_perjanjian(susunan: Susunan, akun: Akun, periode: list[Periode], acak: Random) -> None:
    """The agency of the example section has its last section still as a draft that waits for approval."""
    pejabat = {k.unit.pk: akun[k.pegawai.pk] for k in susunan.kepala.values()}
    atasan = {k.unit.pk: akun.get(k.penempatan.penilai_id) for k in susunan.kepala.values()}
    unit = [k.unit for k in susunan.kepala.values() if k.unit.opd_id == k.unit.pk or _contoh(k.unit)]
    terakhir = max((u for u in unit if _contoh(u)), key=lambda u: u.kode)
    daftar = [
        _perjanjian(pejabat[u.pk], atasan[u.pk], p, menunggu=u is terakhir, unit=u)
        for u in unit
        for p in _tahun(periode)
        if atasan[u.pk]
    ]
    tim = TimKerja.objects.select_related("unit").get()
    ketua = akun[tim.anggota.get(peran="ketua").pegawai_id]
    daftar += [_perjanjian(ketua, pejabat[tim.unit_id], p, tim=tim) for p in _tahun(periode)]
    Perjanjian.objects.bulk_create(daftar)
    indikator = [i for p in daftar for i in _indikator(p)]
    IndikatorUnit.objects.bulk_create(indikator)
    target = [
        _target(i, p, periode, acak) for i in indikator for p in periode if p.rentang.lower in i.perjanjian.rentang
    ]
    TargetUnit.objects.bulk_create(target, batch_size=2000)


def _contoh(unit: UnitKerja) -> bool:
    return bool(unit.opd) and unit.opd.nama == DUKCAPIL


def _tahun(periode: list[Periode]) -> list[int]:
    return sorted({p.rentang.lower.year for p in periode})


def _perjanjian(
    oleh: Pengguna, penyetuju: Pengguna | None, tahun: int, *, menunggu: bool = False, **pemilik: UnitKerja | TimKerja
) -> Perjanjian:
    waktu = timezone.make_aware(datetime.combine(date(tahun, 1, 20), time(10, 15)))
    menunggu = menunggu and tahun == timezone.localdate().year
    return Perjanjian(
        **pemilik,
        rentang=rentang(date(tahun, 1, 1), date(tahun, 12, 31)),
        status=StatusSKP.DIAJUKAN if menunggu else StatusSKP.BERLAKU,
        disusun_oleh=oleh,
        diajukan=waktu,
        diajukan_oleh=oleh,
        disetujui=None if menunggu else waktu,
        disetujui_oleh=None if menunggu else penyetuju,
        dibuat=waktu,
    )


def _indikator(p: Perjanjian) -> list[IndikatorUnit]:
    return [
        IndikatorUnit(
            perjanjian=p,
            sasaran=sasaran,
            uraian=uraian,
            satuan=satuan,
            arah=arah,
            ukuran=ukuran,
            bobot=Decimal(bobot),
            urutan=urut,
        )
        for urut, (sasaran, uraian, satuan, arah, ukuran, bobot, _, _) in enumerate(_ISI, 1)
    ]


def _target(i: IndikatorUnit, p: Periode, periode: list[Periode], acak: Random) -> TargetUnit:
    """The running quarter has about half of its figures, some of them drafts."""
    target, maks = _ISI[i.urutan - 1][6:]
    t = TargetUnit(indikator=i, periode=p, target=Decimal(target), target_maks=maks and Decimal(maks))
    berjalan = p is periode[-1]
    if not i.perjanjian.mengikat or (berjalan and acak.random() < 0.5):
        return t
    t.nilai, t.diisi_oleh = _nilai(i, target, acak), i.perjanjian.disusun_oleh
    if not berjalan or acak.random() < 0.7:
        t.dikirim, t.dikirim_oleh = timezone.now(), i.perjanjian.disusun_oleh
    return t


def _nilai(i: IndikatorUnit, target: int, acak: Random) -> Decimal:
    if i.ukuran == JenisUkuran.YA_TIDAK:
        return Decimal(acak.random() < 0.95)
    if i.arah == Arah.TURUN:
        return Decimal(max(0, round(target * acak.gauss(1.0, 0.2))))
    return Decimal(str(round(min(100.0, target * acak.gauss(1.02, 0.07)), 1)))
