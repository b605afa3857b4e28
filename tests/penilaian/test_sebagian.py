"""A version that covers a part of the quarter says so with the days, proposes proportion, and changes nothing."""

from datetime import date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from beranda.queries.tugas import tugas
from kinerja.waktu import rentang
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.models import SKP, HasilKerja, Indikator, Kebijakan, Periode, TargetPeriode
from penilaian.queries.sebagian import sebagian
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rabu():
    with time_machine.travel("2026-11-25T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def periode() -> Periode:
    return Periode.objects.create(
        kode="2026-TW4",
        nama="Triwulan IV 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 10, 1), date(2026, 12, 31)),
        tenggat_realisasi=datetime.fromisoformat("2027-01-05T23:59:59+07:00"),
        tenggat_penilaian=datetime.fromisoformat("2027-01-15T23:59:59+07:00"),
        status=StatusPeriode.BERJALAN,
        kebijakan=Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU),
    )


def buat(kantor: Kantor, periode: Periode, versi: int, mulai: date, sampai: date, status: str, **target: str) -> SKP:
    """Dewi's version with a target for each named unit."""
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        versi=versi,
        rentang=rentang(mulai, sampai),
        status=status,
    )
    hasil = HasilKerja.objects.create(skp=skp, uraian="Layanan", bobot=100)
    for satuan, angka in target.items():
        i = Indikator.objects.create(skp=skp, hasil=hasil, uraian=f"Jumlah {satuan}", satuan=satuan, bobot=50)
        TargetPeriode.objects.create(skp=skp, indikator=i, periode=periode, target=Decimal(angka))
    return skp


@pytest.fixture
def dua(kantor: Kantor, periode: Periode) -> SKP:
    """From 25 November the second version: 450 files copied whole, 98 percent, and 30 letters changed to 12."""
    awal, batas = date(2026, 1, 1), date(2026, 11, 24)
    lama = {"berkas": "450", "persen": "98", "surat": "30"}
    buat(kantor, periode, 1, awal, batas, StatusSKP.DISESUAIKAN, **lama)
    return buat(kantor, periode, 2, date(2026, 11, 25), date(2026, 12, 31), StatusSKP.DRAF, **(lama | {"surat": "12"}))


def test_days_and_the_proportion_of_what_was_copied_whole(dua, periode):
    (s,) = sebagian(dua, [periode])
    assert (s.hari, s.dari) == (37, 92)
    assert [(u.uraian, u.target, u.sebanding) for u in s.usul] == [("Jumlah berkas", Decimal(450), Decimal(181))]


def test_a_plan_of_the_whole_period_says_nothing(kantor, periode):
    skp = buat(kantor, periode, 1, date(2026, 1, 1), date(2026, 12, 31), StatusSKP.DRAF, berkas="450")
    assert sebagian(skp, [periode]) == []


@pytest.mark.parametrize("halaman", ["target", "skp_periksa"])
def test_both_pages_of_planning_say_it_and_the_target_stays(client, kantor, dua, halaman):
    client.force_login(kantor.akun(kantor.dewi))
    isi = client.get(reverse(f"penilaian:{halaman}", args=[dua.publik])).content.decode()
    assert [t in isi for t in ("37 dari 92 hari Triwulan IV 2026", "181 berkas", "sekarang 450")] == [True] * 3
    assert sorted(dua.target.values_list("target", flat=True)) == [Decimal(12), Decimal(98), Decimal(450)]


def test_two_versions_of_one_person_are_told_apart(client, kantor, dua, periode):
    SKP.objects.filter(pk=dua.pk).update(status=StatusSKP.BERLAKU)
    sebutan = ["SKP versi 1 (1 Januari – 24 November 2026)", "SKP versi 2 (25 November – 31 Desember 2026)"]
    lapor = [t.keterangan for t in tugas(kantor.akun(kantor.dewi), [periode], []) if t.judul == "Laporkan hasil kerja"]
    assert [s in k for s, k in zip(sebutan, sorted(lapor), strict=True)] == [True, True]
    client.force_login(kantor.akun(kantor.ratna))
    for alamat in (reverse("penilaian:tim"), reverse("penilaian:hasil_tim", args=[periode.kode])):
        isi = client.get(alamat).content.decode()
        assert [s.replace(" (", ", ").rstrip(")") in isi for s in sebutan] == [True, True], alamat
