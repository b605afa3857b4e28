"""Two past quarters of Ratna's people, with real figures, for the tests of the feedback report.

Dewi fell from 95 to 80 and heard nothing; Budi rose from 95 to 100 and was praised in September; Citra fell from
115.5 to 105, was praised in July, and one of her results waits.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kinerja.waktu import rentang
from pegawai.models import Pegawai
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import laporan as domain
from penilaian.domain.hitung import hitung_seluruh
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Laporan,
    Perilaku,
    Periode,
    Realisasi,
    TargetPeriode,
    UmpanBalik,
)
from penilaian.queries.laporan_baca import LaporanTampil, baca
from tests.orang import Kantor, buat_pegawai, tempatkan

LALU, KINI = ("2026-TW2", "Triwulan II 2026", 4, 6, 30), ("2026-TW3", "Triwulan III 2026", 7, 9, 30)


@dataclass(frozen=True)
class Laporanku:
    """The office, the quarter reported on and the plans of those under Ratna, by first name."""

    kantor: Kantor
    periode: Periode
    skp: dict[str, SKP]


def _periode(isi: tuple, kebijakan: Kebijakan) -> Periode:
    kode, nama, bulan, akhir, hari = isi
    return Periode.objects.create(
        kode=kode,
        nama=nama,
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, bulan, 1), date(2026, akhir, hari)),
        tenggat_realisasi=datetime.fromisoformat(f"2026-{akhir + 1:02}-05T23:59:59+07:00"),
        tenggat_penilaian=datetime.fromisoformat(f"2026-{akhir + 1:02}-15T23:59:59+07:00"),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def buat_skp(kantor: Kantor, orang: Pegawai, penilai: Pegawai) -> SKP:
    return SKP.objects.create(
        pegawai=orang,
        penempatan=orang.penempatan.get(),
        penilai=penilai,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )


def isi_hasil(skp: SKP, uraian: str, bobot: str, *nilai: tuple[Periode, str | None], status: str = "diterima") -> None:
    """One result with one indicator, target 100, and what was reached in each period (None: nothing)."""
    hasil = HasilKerja.objects.create(skp=skp, uraian=uraian, bobot=Decimal(bobot))
    i = Indikator.objects.create(skp=skp, hasil=hasil, uraian=uraian, satuan="berkas", bobot=Decimal(bobot))
    for periode, angka in nilai:
        TargetPeriode.objects.create(skp=skp, indikator=i, periode=periode, target=100)
        if angka is not None:
            Realisasi.objects.create(skp=skp, indikator=i, periode=periode, nilai=Decimal(angka), status=status)


def puji(kantor: Kantor, skp: SKP, hari: str) -> None:
    UmpanBalik.objects.create(
        skp=skp,
        penulis=kantor.akun(kantor.ratna),
        nada="apresiasi",
        nilai_dasar="kompeten",
        kejadian="Antrean selesai sebelum tutup.",
        dibuat=datetime.fromisoformat(f"{hari}T10:00:00+07:00"),
    )


def buat(kantor: Kantor) -> Laporanku:
    """Build both quarters, score them; the one reported on still runs."""
    kebijakan = Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU)
    lalu, kini = _periode(LALU, kebijakan), _periode(KINI, kebijakan)
    budi, citra = buat_pegawai("Budi Santoso", 911), buat_pegawai("Citra Lestari", 912, sex=2)
    for orang in (budi, citra):
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    skp = {
        nama: buat_skp(kantor, orang, kantor.ratna)
        for nama, orang in {"dewi": kantor.dewi, "budi": budi, "citra": citra}.items()
    }
    isi_hasil(skp["dewi"], "Berkas tepat waktu", "60", (lalu, "95"), (kini, "70"))
    isi_hasil(skp["dewi"], "Pemohon dilayani", "40", (lalu, "95"), (kini, "95"))
    isi_hasil(skp["budi"], "Berkas tepat waktu", "100", (lalu, "95"), (kini, "100"))
    isi_hasil(skp["citra"], "Berkas tepat waktu", "100", (lalu, "115.5"), (kini, "105"), status="dikirim")
    Perilaku.objects.create(
        skp=skp["dewi"],
        periode=kini,
        aspek="akuntabel",
        rating="di_bawah",
        contoh="Laporan terlambat.",
        tanggal_contoh=date(2026, 8, 3),
    )
    puji(kantor, skp["budi"], "2026-09-02")
    puji(kantor, skp["citra"], "2026-07-09")
    for p in (lalu, kini):
        hitung_seluruh(p)
    return Laporanku(kantor, kini, skp)


def susun(contoh: Laporanku) -> int:
    return domain.susun_rentang(periode=contoh.periode, awal=0, akhir=domain.ID_MAKS)


def tampil(contoh: Laporanku, penilai: Pegawai, pembaca: Pegawai | None = None) -> LaporanTampil:
    laporan = Laporan.objects.select_related("penilai", "periode").get(penilai=penilai)
    return baca(laporan, contoh.kantor.akun(pembaca or penilai))
