"""The leader's page: certainty beside every figure, changes only beyond chance, within a fixed number of queries."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beranda.queries.ringkasan import hasil_unit, ringkasan, sorotan
from beranda.rumus import batas, kuat
from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.models import SKP, Kebijakan, Nilai, Periode
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.survei.survei_contoh import layanan
from tests.survei.test_terbit import acak, terbitkan

pytestmark = pytest.mark.django_db


def test_batas_makin_ketat_bila_makin_banyak_yang_dibandingkan() -> None:
    """1.96 for one comparison; 3.02 for twenty: 0.05/20 two-sided."""
    assert [round(batas(n), 2) for n in (1, 20)] == [Decimal("1.96"), Decimal("3.02")]
    assert kuat(Decimal("2.5"), Decimal(1), 1) == Decimal("2.5")
    assert kuat(Decimal("2.5"), Decimal(1), 20) is None
    assert kuat(Decimal("-4"), Decimal(1), 20) == Decimal("-4")
    assert kuat(Decimal(4), Decimal(0), 1) is None


def periode(kode: str, awal: date, akhir: date) -> Periode:
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=1, defaults={"nama": "Kebijakan kota"})
    saat = akhir_hari(hari_ini())
    return Periode.objects.create(
        kode=kode,
        nama=kode,
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(awal, akhir),
        tenggat_realisasi=saat,
        tenggat_penilaian=saat,
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def nilai(kantor: Kantor, dua: tuple[Periode, Periode], banyak: int, naik: int) -> None:
    """So many people of the section, each a little apart from the others, all higher by about `naik` in the second."""
    for n in range(banyak):
        baru = buat_pegawai(f"Warsito {n}", 910 + n)
        skp = SKP.objects.create(
            pegawai=baru,
            penempatan=tempatkan(baru, kantor.seksi, kantor.jabatan, kantor.ratna),
            penilai=kantor.ratna,
            unit=kantor.seksi,
            rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
            status=StatusSKP.BERLAKU,
        )
        for p, angka in zip(dua, (80 + n, 80 + n + naik + n % 2), strict=True):
            Nilai.objects.create(skp=skp, periode=p, kebijakan=p.kebijakan, nilai_hasil=angka, sidik="0" * 32)
    Periode.objects.update(status=StatusPeriode.DITUTUP, ditutup=timezone.now())


@pytest.fixture
def dua(kantor: Kantor) -> tuple[Periode, Periode]:
    return periode("2026-TW2", date(2026, 4, 1), date(2026, 6, 30)), periode(
        "2026-TW3", date(2026, 7, 1), date(2026, 9, 30)
    )


def test_rata_rata_selang_dan_perubahan_orang_yang_sama(kantor: Kantor, dua: tuple[Periode, Periode]) -> None:
    """Twelve people, 83–94 with every other one a point more: mean 89.00; the same twelve rose by 3.50 on average."""
    nilai(kantor, dua, 12, 3)
    [baris] = hasil_unit(kantor.akun(kantor.ratna), dua[1], dua[0])
    assert (baris.nama, baris.n, baris.pasangan) == ("Seksi Pelayanan", 12, 12)
    assert (round(baris.rerata, 2), round(baris.beda or 0, 2), round(baris.galat, 4)) == (
        Decimal("89.00"),
        Decimal("3.50"),
        Decimal("0.1508"),
    )
    assert [round(x, 2) for x in baris.selang or ()] == [Decimal("86.64"), Decimal("91.36")]
    assert baris.peringkat == (1, 1)
    [satu] = sorotan([baris], [], dua[1])
    assert satu.kalimat == "Nilai hasil kerja 12 orang di Seksi Pelayanan naik rata-rata 3,5 pada 2026-TW3."
    assert (satu.naik, satu.data_per) == (True, date(2026, 9, 30))
    [kota] = hasil_unit(kantor.akun(kantor.sari), dua[1], dua[0])
    assert kota.nama == "Dinas Kependudukan"


def test_tanpa_perubahan_tidak_ada_yang_disebut(kantor: Kantor, dua: tuple[Periode, Periode]) -> None:
    """Fewer than ten people say nothing, and neither does a change within chance."""
    nilai(kantor, dua, 9, 30)
    [sedikit] = hasil_unit(kantor.akun(kantor.ratna), dua[1], dua[0])
    assert (sedikit.beda, sorotan([sedikit], [], dua[1])) == (None, [])


def test_indeks_layanan_yang_turun_disebut_dengan_tanggal_datanya(kantor: Kantor) -> None:
    satu = layanan(kantor)
    terbitkan(satu, "satu", 100, acak(3.7, 120, 1))
    terbitkan(satu, "dua", 20, acak(3.2, 120, 2))
    isi = ringkasan(kantor.akun(kantor.bambang))
    [turun] = isi.sorotan
    assert turun.kalimat.startswith("Indeks kepuasan Perekaman KTP elektronik turun dari ")
    assert (turun.naik, turun.data_per) == (False, isi.layanan[0].hasil.periode.masa.upper - timedelta(days=1))
    assert ringkasan(kantor.akun(kantor.hasan)).layanan == []


def masuk(kantor: Kantor, satu: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(satu))
    return klien


def test_kepala_dan_pimpinan_membuka_yang_lain_tidak(kantor: Kantor, dua: tuple[Periode, Periode]) -> None:
    nilai(kantor, dua, 12, 3)
    alamat = reverse("beranda:ringkasan")
    for nama, kode in {"dewi": 403, "hasan": 403, "ratna": 200, "bambang": 200, "sari": 200}.items():
        assert masuk(kantor, getattr(kantor, nama)).get(alamat).status_code == kode, nama
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.PIMPINAN, masa=rentang(AWAL), alasan="Wali kota"
    )
    klien = masuk(kantor, kantor.hasan)
    assert "Dinas Kependudukan" in klien.get(alamat).content.decode()
    assert klien.get(alamat + "?urut=-beda").status_code == klien.get(alamat + "?urut=aneh").status_code == 200
    berkas = klien.get(alamat + "?unduh=pdf")
    assert (berkas["Content-Type"], berkas.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("banyak", [1, 3])
def test_paling_banyak_dua_belas_pernyataan(
    kantor: Kantor, dua: tuple[Periode, Periode], banyak: int, django_assert_max_num_queries
) -> None:
    for n in range(banyak):
        terbitkan(layanan(kantor, f"L{n}"), "a", 60, acak(3.2, 15, n))
    nilai(kantor, dua, 10 * banyak, 3)
    klien = masuk(kantor, kantor.bambang)
    klien.get(reverse("beranda:ringkasan"))
    with django_assert_max_num_queries(12):
        assert klien.get(reverse("beranda:ringkasan")).status_code == 200
