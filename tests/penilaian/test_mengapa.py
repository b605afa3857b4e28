"""Why this score: the page shows the true figures, to those who may see the plan and nobody else."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import akhir_hari, rentang
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.domain.hitung import hitung_satu
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Perilaku,
    Periode,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
    UmpanBalik,
)
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
KUERI_MAKS = 12


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=7, defaults={"nama": "Kebijakan kota", "status": "berlaku"})
    return Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        tenggat_realisasi=akhir_hari(date(2026, 12, 31)),
        tenggat_penilaian=akhir_hari(date(2026, 12, 31)),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan: 97 of 95 percent (102,1), 2,6 days of at most 3 (113,3), one result missing."""
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    isi(skp, periode, "Berkas tanpa koreksi", "40", "95", "97")
    isi(skp, periode, "Waktu penerbitan KTP-el", "30", "3", "2.6", arah="turun", satuan="hari")
    isi(skp, periode, "Kunjungan desa", "30", "4", None)
    Perilaku.objects.create(skp=skp, periode=periode, aspek="akuntabel", rating="di_atas")
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    return skp


def isi(skp: SKP, periode: Periode, uraian: str, bobot: str, target: str, nilai: str | None, **lain: str) -> None:
    hasil = HasilKerja.objects.create(skp=skp, uraian=f"Hasil {uraian}", bobot=Decimal(bobot))
    ukuran = {"satuan": "%", "bobot": Decimal(bobot)} | lain
    indikator = Indikator.objects.create(skp=skp, hasil=hasil, uraian=uraian, **ukuran)
    TargetPeriode.objects.create(skp=skp, indikator=indikator, periode=periode, target=Decimal(target))
    if nilai is not None:
        Realisasi.objects.create(skp=skp, indikator=indikator, periode=periode, nilai=Decimal(nilai), status="dikirim")


def alamat(skp: SKP, kode: str = "2026-TW3") -> str:
    return reverse("penilaian:mengapa", args=[skp.publik, kode])


def putuskan(skp: SKP, periode: Periode, kantor: Kantor) -> PutusanNilai:
    return PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil="sesuai",
        rating_perilaku="di_atas",
        alasan_perilaku="Membantu loket lain",
        predikat="baik",
        oleh=kantor.akun(kantor.ratna),
    )


@pytest.mark.parametrize(
    ("nama", "kode"), [("dewi", 200), ("ratna", 200), ("bambang", 200), ("hasan", 404), ("sari", 200)]
)
def test_siapa_dapat_membuka(client: Client, kantor: Kantor, skp: SKP, nama: str, kode: int) -> None:
    client.force_login(kantor.akun(getattr(kantor, nama)))
    assert client.get(alamat(skp)).status_code == kode


def test_periode_tidak_dikenal_dan_tamu(client: Client, kantor: Kantor, skp: SKP) -> None:
    assert client.get(alamat(skp)).status_code == 302
    client.force_login(kantor.akun(kantor.dewi))
    assert client.get(alamat(skp, "1999-TW1")).status_code == 404


def test_angka_halaman_sama_dengan_hitungan(client: Client, kantor: Kantor, skp: SKP, periode: Periode) -> None:
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(alamat(skp)).content.decode()
    # (40 × 102,105… + 30 × 113,333…) ÷ 70 = 106,917…
    dicari = [
        "102,11",
        "113,33",
        "≤ 3 hari",
        "≥ 95 %",
        "2,6 hari",
        "106,92",
        "58,35",
        "48,57",
        "sudah dihitung ulang, angkanya sama",
    ]
    assert [d for d in dicari if d not in halaman] == []
    assert "Belum ada hasil; dikeluarkan dari hitungan, bukan dianggap nol." in halaman
    assert "Yang tidak dinilai: kehadiran" in halaman


def test_putusan_terbaca_pegawai_setelah_disampaikan(
    client: Client, kantor: Kantor, skp: SKP, periode: Periode
) -> None:
    putusan = putuskan(skp, periode, kantor)
    client.force_login(kantor.akun(kantor.ratna))
    assert "Membantu loket lain" in client.get(alamat(skp)).content.decode()
    client.force_login(kantor.akun(kantor.dewi))
    assert "Membantu loket lain" not in client.get(alamat(skp)).content.decode()
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now())
    halaman = client.get(alamat(skp)).content.decode()
    assert "perilaku kerja <b>di atas ekspektasi</b>" in halaman
    assert 'class="pilih" aria-current="true">Baik' in halaman
    terima = reverse("penilaian:terima_hasil", args=[skp.publik, periode.kode])
    assert terima in halaman
    assert client.post(terima, {"putusan": putusan.pk}).status_code == 302
    assert terima not in client.get(alamat(skp)).content.decode()


def test_ketidakcocokan_disebut_namanya(client: Client, kantor: Kantor, skp: SKP) -> None:
    Realisasi.objects.filter(nilai=97).update(nilai=Decimal("95"))
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(alamat(skp)).content.decode()
    assert "nilai hasil kerja: tersimpan 106,92, dihitung ulang 105,71" in halaman
    assert "sudah dihitung ulang, angkanya berbeda" in halaman


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, skp: SKP, periode: Periode, banyak: int) -> None:
    putusan = putuskan(skp, periode, kantor)
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now())
    for n in range(banyak):
        isi(skp, periode, f"Lain {n}", "10", "10", "10")
        UmpanBalik.objects.create(
            skp=skp, penulis=kantor.akun(kantor.ratna), nada="apresiasi", nilai_dasar="loyal", kejadian=f"Hadir {n}"
        )
    client.force_login(kantor.akun(kantor.ratna))
    with CaptureQueriesContext(connection) as kueri:
        halaman = client.get(alamat(skp)).content.decode()
    assert (halaman.count("Hadir "), len(kueri)) == (banyak, 12)


@pytest.mark.parametrize("nama", ["dewi", "ratna", "hasan", "sari"])
def test_nilai_saya_hanya_milik_sendiri(client: Client, kantor: Kantor, skp: SKP, nama: str) -> None:
    client.force_login(kantor.akun(getattr(kantor, nama)))
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(reverse("penilaian:nilai_saya"))
    assert (jawaban.status_code, len(kueri) <= KUERI_MAKS) == (200, True)
    assert ("106,92" in jawaban.content.decode()) == (nama == "dewi")


@pytest.mark.parametrize(("status", "kode"), [("berlaku", 200), ("draf", 404)])
def test_aturan_yang_berlaku_terbuka_bagi_semua(client: Client, kantor: Kantor, status: str, kode: int) -> None:
    Kebijakan.objects.create(versi=99, nama="Kebijakan kota", status=status)
    client.force_login(kantor.akun(kantor.hasan))
    assert client.get(reverse("penilaian:aturan", args=[99])).status_code == kode


def test_nilai_saya_menggambar_tren_dan_predikat_dengan_dua_rating(
    client: Client, kantor: Kantor, skp: SKP, periode: Periode
) -> None:
    putusan = putuskan(skp, periode, kantor)
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now())
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(reverse("penilaian:nilai_saya")).content.decode()
    assert (halaman.count('<circle class="titik"'), halaman.count('<polyline class="garis"')) == (1, 0)
    dicari = ["Lihat sebagai tabel", "Hasil sesuai ekspektasi, perilaku di atas ekspektasi", "Baca dan tandai diterima"]
    assert [d for d in dicari if d not in halaman] == []


def test_nilai_saya_pegawai_baru(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.hasan))
    halaman = client.get(reverse("penilaian:nilai_saya")).content.decode()
    assert ("Belum ada nilai" in halaman, "Buka SKP saya" in halaman) == (True, True)


def test_alasan_tidak_dievaluasi_dan_belum_cukup_data_terbaca(
    client: Client, kantor: Kantor, skp: SKP, periode: Periode
) -> None:
    TargetPeriode.objects.filter(indikator__uraian="Kunjungan desa").update(tidak_dievaluasi="Cuti melahirkan.")
    Indikator.objects.filter(uraian="Berkas tanpa koreksi").update(sumber="layanan")
    Realisasi.objects.filter(indikator__uraian="Berkas tanpa koreksi").update(n=12)
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(alamat(skp)).content.decode()
    assert "Tidak dievaluasi: Cuti melahirkan. Bobotnya dibagi ke indikator lain." in halaman
    assert "Belum cukup data: 12 jawaban survei, perlu 30; dikeluarkan dari hitungan." in halaman
