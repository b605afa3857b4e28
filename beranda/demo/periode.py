"""Policy, four quarters and public holidays, relative to today."""

from datetime import date, timedelta

from django.utils import timezone

from kinerja.kalender import ROMAWI
from kinerja.models import HariLibur
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import JenisJabatan
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode
from penilaian.domain.hitung import hitung_seluruh
from penilaian.domain.periode import tutup
from penilaian.models import AturanJenisPeriode, Kebijakan, Periode

_LIBUR_TETAP = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan Republik Indonesia"),
    (12, 25, "Hari Raya Natal"),
)


def triwulan(hari: date) -> tuple[date, date]:
    """First and last day of the quarter of a day."""
    awal = date(hari.year, (hari.month - 1) // 3 * 3 + 1, 1)
    berikut = date(awal.year + awal.month // 10, (awal.month + 2) % 12 + 1, 1)
    return awal, berikut - timedelta(days=1)


def buat_periode(kini: date) -> list[Periode]:
    """The running quarter and the three before it, oldest first, all still open so that they can be filled."""
    kebijakan = Kebijakan.objects.create(
        versi=1,
        nama="Kebijakan penilaian kinerja",
        dasar="PermenPANRB 6/2022; PP 30/2019",
        status=StatusKebijakan.BERLAKU,
    )
    batas: list[tuple[date, date]] = []
    hari = kini
    for _ in range(4):
        batas.insert(0, triwulan(hari))
        hari = batas[0][0] - timedelta(days=1)
    HariLibur.objects.bulk_create(
        [
            HariLibur(tanggal=date(tahun, bulan, tgl), nama=nama)
            for tahun in sorted({awal.year for awal, _ in batas} | {kini.year + 1})
            for bulan, tgl, nama in _LIBUR_TETAP
        ],
        ignore_conflicts=True,
    )
    return Periode.objects.bulk_create([_periode(awal, akhir, kebijakan) for awal, akhir in batas])


def buat_semester(kini: date, kebijakan: Kebijakan) -> list[Periode]:
    """The semester before and the running one, for the teachers, who are appraised by semester."""
    AturanJenisPeriode.objects.create(jenis_jabatan=JenisJabatan.FUNGSIONAL, awalan="Guru", jenis=JenisPeriode.SEMESTER)
    awal = date(kini.year, 1 if kini.month <= 6 else 7, 1)
    batas = (semester(awal - timedelta(days=1)), semester(awal))
    return Periode.objects.bulk_create([_periode(*b, kebijakan, JenisPeriode.SEMESTER) for b in batas])


def semester(hari: date) -> tuple[date, date]:
    """First and last day of the semester of a day."""
    if hari.month <= 6:
        return date(hari.year, 1, 1), date(hari.year, 6, 30)
    return date(hari.year, 7, 1), date(hari.year, 12, 31)


def _periode(awal: date, akhir: date, kebijakan: Kebijakan, jenis: str = JenisPeriode.TRIWULAN) -> Periode:
    kode, bulan = ("TW", 3) if jenis == JenisPeriode.TRIWULAN else ("SM", 6)
    nomor = awal.month // bulan + 1
    return Periode(
        kode=f"{awal.year}-{kode}{nomor}",
        nama=f"{JenisPeriode(jenis).label} {ROMAWI[nomor - 1]} {awal.year}",
        jenis=jenis,
        rentang=rentang(awal, akhir),
        tenggat_realisasi=akhir_hari(akhir + timedelta(days=5)),
        tenggat_penilaian=akhir_hari(akhir + timedelta(days=15)),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def tutup_semua(daftar: list[Periode]) -> None:
    """Close filled quarters the way HR does, then date each closing to the day after its deadline."""
    for p in daftar:
        tutup(periode=p, alasan="Tenggat penilaian sudah lewat.", hitung_terakhir=hitung_seluruh)
        p.ditutup = min(p.tenggat_penilaian + timedelta(days=1), timezone.now())
    Periode.objects.bulk_update(daftar, ["ditutup"])
