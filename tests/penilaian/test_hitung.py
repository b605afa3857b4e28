"""The scoring run against PostgreSQL: the figures, a clean rerun, a closed period, missing is not zero."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.waktu import rentang
from penilaian.choices import JenisHasil, JenisPeriode, StatusPeriode, StatusSKP
from penilaian.domain import hitung
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Nilai,
    Perilaku,
    Periode,
    PerluHitung,
    Realisasi,
    TargetPeriode,
)
from penilaian.queries.rincian import rincian
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
TENGGAT = datetime.fromisoformat("2026-10-10T17:00:00+07:00")


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=1, defaults={"nama": "Kebijakan kota"})
    return Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        tenggat_realisasi=TENGGAT,
        tenggat_penilaian=TENGGAT,
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    return SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )


def isi(skp: SKP, periode: Periode, bobot: str, target: str, nilai: str | None, jenis: str = JenisHasil.UTAMA) -> None:
    hasil = HasilKerja.objects.create(skp=skp, jenis=jenis, uraian="Layanan selesai", bobot=Decimal(bobot))
    indikator = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Jumlah", satuan="berkas", bobot=Decimal(bobot))
    TargetPeriode.objects.create(skp=skp, indikator=indikator, periode=periode, target=Decimal(target))
    if nilai is not None:
        Realisasi.objects.create(skp=skp, indikator=indikator, periode=periode, nilai=Decimal(nilai), status="dikirim")


def test_angka_usulan_dan_ulang_bersih(skp: SKP, periode: Periode) -> None:
    isi(skp, periode, "60", "100", "90.005")
    isi(skp, periode, "40", "100", "90.005")
    Perilaku.objects.create(skp=skp, periode=periode, aspek="akuntabel", rating="di_atas")
    Perilaku.objects.create(skp=skp, periode=periode, aspek="loyal", rating="sesuai")
    pekerjaan = jalankan_langsung(pekerjaan=hitung.buat_perhitungan(periode=periode))
    nilai = Nilai.objects.get()
    assert pekerjaan.hasil == {"berubah": 1, "jumlah": 1}
    assert (nilai.nilai_hasil, nilai.nilai_perilaku, nilai.indeks) == (
        Decimal("90.01"),
        Decimal("110.00"),
        Decimal("96.00"),
    )
    assert (nilai.usulan_hasil, nilai.usulan_perilaku) == ("sesuai", "di_atas")
    assert not PerluHitung.objects.exists()
    ulang = jalankan_langsung(pekerjaan=hitung.buat_perhitungan(periode=periode))
    assert ulang.hasil["berubah"] == 0
    assert Nilai.objects.get().dihitung == nilai.dihitung


def test_tanpa_data_bukan_nol_dan_tanpa_usulan(skp: SKP, periode: Periode) -> None:
    isi(skp, periode, "40", "100", "100")
    isi(skp, periode, "60", "100", None)
    hitung.hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    nilai = Nilai.objects.get()
    assert (nilai.nilai_hasil, nilai.usulan_hasil, nilai.bobot_terisi) == (Decimal("100.00"), None, Decimal("40.0000"))


def test_periode_ditutup_menolak(skp: SKP, periode: Periode) -> None:
    Periode.objects.filter(pk=periode.pk).update(status=StatusPeriode.DITUTUP)
    with pytest.raises(hitung.PeriodeTertutup):
        hitung.hitung_satu(skp_id=skp.pk, periode_id=periode.pk)


def test_rincian_menurunkan_ulang_angka_dan_sidik(skp: SKP, periode: Periode) -> None:
    isi(skp, periode, "60", "100", "90.005")
    isi(skp, periode, "40", "7", "5")
    isi(skp, periode, "10", "3", "2", JenisHasil.TAMBAHAN)
    isi(skp, periode, "10", "3", None)
    Perilaku.objects.create(skp=skp, periode=periode, aspek="akuntabel", rating="di_atas")
    hitung.hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    hasil = rincian(skp, periode)
    assert hasil.nilai.sidik == hasil.sidik
    assert (hasil.nilai.nilai_hasil, hasil.nilai.indeks) == (hasil.nilai_hasil, hasil.indeks)
    assert hasil.cocok
    Realisasi.objects.filter(nilai=5).update(nilai=6)
    assert not rincian(skp, periode).cocok


def test_sumber_indikator_termasuk_sidik(skp: SKP, periode: Periode) -> None:
    isi(skp, periode, "100", "80", "60")
    hitung.hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    Indikator.objects.filter(skp=skp).update(sumber="inovasi")
    assert not rincian(skp, periode).cocok
    hitung.hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    assert rincian(skp, periode).cocok


def test_satu_bagian_sama_banyak_pernyataan_untuk_3_dan_300_skp(
    kantor: Kantor, periode: Periode, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    awal = 0
    for banyak in (3, 300):
        skp = [_skp_sehari(kantor, periode, awal + n) for n in range(banyak)]
        rentang_id = {"awal": skp[0].pk, "akhir": skp[-1].pk}
        with django_assert_num_queries(6):  # savepoint twice, period lock, marks, stale scores, the one INSERT … SELECT
            assert hitung.hitung_rentang(periode=periode, kebijakan=periode.kebijakan, **rentang_id) == banyak
        awal += banyak
    assert Nilai.objects.filter(nilai_hasil=Decimal("80.00")).count() == 303


def _skp_sehari(kantor: Kantor, periode: Periode, urut: int) -> SKP:
    """A plan of one day: approved plans of a person may not overlap."""
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)[urut // 90]
    hari = date(2026, 7, 1) + timedelta(days=urut % 90)
    skp = SKP.objects.create(
        pegawai=orang,
        penempatan=orang.penempatan.get(),
        unit=kantor.seksi,
        rentang=rentang(hari, hari),
        status=StatusSKP.BERLAKU,
    )
    isi(skp, periode, "100", "100", "80")
    return skp
