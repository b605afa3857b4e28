"""A score that no longer agrees with its inputs: the page names the input, both values, the person and the time."""

from decimal import Decimal

import pghistory
import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from kinerja.templatetags.ui import wib
from penilaian.domain import perilaku as domain_perilaku
from penilaian.domain import realisasi as domain_realisasi
from penilaian.domain.hitung import hitung_satu
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Nilai,
    Perilaku,
    Periode,
    Realisasi,
    TargetPeriode,
)
from penilaian.queries.beda import Beda
from penilaian.queries.peristiwa import TANPA_AKUN, peristiwa_masukan
from penilaian.queries.rincian import rincian
from penilaian.queries.riwayat import riwayat_masukan
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db
# Inside one transaction every event has the same time, and a context outlives its block.
transaksi_nyata = pytest.mark.django_db(transaction=True)


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan with two indicators: 90 of 100 files sent and accepted, the other missing; scored."""
    skp = berlaku(kantor, periode, jumlah=2)
    indikator = Indikator.objects.filter(skp=skp).earliest("pk")
    dewi, ratna = kantor.akun(kantor.dewi), kantor.akun(kantor.ratna)
    isian = [domain_realisasi.Isian(indikator.pk, Decimal(90))]
    with pghistory.context(user=dewi.pk):
        domain_realisasi.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=isian)
        domain_realisasi.kirim(skp=skp, periode=periode, oleh=dewi)
    with pghistory.context(user=ratna.pk):
        domain_perilaku.nilai_aspek(
            skp=skp, periode=periode, oleh=ratna, isian={"akuntabel": domain_perilaku.Isian("sesuai")}
        )
    assert rincian(skp, periode).cocok
    return skp


def sql(perintah: str, *isi: object) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)


def beda(skp: SKP, periode: Periode) -> list[tuple[str, str, str, str, str]]:
    hasil = rincian(SKP.objects.get(pk=skp.pk), Periode.objects.select_related("kebijakan").get(pk=periode.pk))
    assert hasil.cocok == (not hasil.beda)
    return [(b.apa, b.kolom, b.lama, b.baru, b.siapa) for b in hasil.beda]


@transaksi_nyata
def test_sql_langsung_dalam_detik_yang_sama(skp: SKP, periode: Periode) -> None:
    sql("UPDATE penilaian_realisasi SET nilai = 97.5 WHERE skp_id = %s", skp.pk)
    assert beda(skp, periode) == [("Indikator 0", "realisasi", "90 berkas", "97,5 berkas", TANPA_AKUN)]
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    assert beda(skp, periode) == []


def test_orang_dan_waktunya_disebut_di_halaman(client: Client, kantor: Kantor, skp: SKP, periode: Periode) -> None:
    with pghistory.context(user=kantor.akun(kantor.ratna).pk):
        Realisasi.objects.filter(skp=skp).update(nilai=95)
    Realisasi.objects.filter(skp=skp).update(catatan="sesudahnya")
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(f"/kinerja/nilai/{skp.publik}/{periode.kode}/").content.decode()
    baris = halaman[halaman.index("Data berubah sesudah nilai ini dihitung") : halaman.index("Angka di bawah adalah")]
    assert [
        t for t in ("Indikator 0", "90 berkas", "95 berkas", "Ratna Kusuma", wib(timezone.now())) if t not in baris
    ] == []


@transaksi_nyata
def test_setiap_jenis_masukan_disebut(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    satu, dua = Indikator.objects.filter(skp=skp).order_by("pk")
    with pghistory.context(user=kantor.akun(kantor.sari).pk):
        TargetPeriode.objects.filter(indikator=satu).update(target=120, target_maks=150)
        Indikator.objects.filter(pk=satu.pk).update(arah="turun", bobot=40, sumber="inovasi")
        HasilKerja.objects.filter(pk=dua.hasil_id).update(jenis="tambahan")
        Realisasi.objects.create(skp=skp, indikator=dua, periode=periode, nilai=7, status="dikirim")
        Perilaku.objects.filter(skp=skp).update(rating="di_atas")
        SKP.objects.filter(pk=skp.pk).update(pendekatan="kualitatif")
    sari = "Sari Utami"
    assert beda(skp, periode) == [
        ("SKP", "pendekatan", "Kuantitatif", "Kualitatif", sari),
        ("Indikator 0", "bobot", "50 %", "40 %", sari),
        ("Indikator 0", "arah", "Makin besar makin baik", "Makin kecil makin baik", sari),
        ("Indikator 0", "sumber angka", "Dilaporkan pegawai", "Inovasi yang diterapkan", sari),
        ("Indikator 0", "target", "100 berkas", "120 berkas", sari),
        ("Indikator 0", "batas atas target", "tidak ada", "150 berkas", sari),
        ("Indikator 1", "jenis hasil kerja", "Utama", "Tambahan", sari),
        ("Indikator 1", "realisasi", "tidak ada", "7 berkas", sari),
        ("Akuntabel", "penilaian bantu", "Sesuai ekspektasi", "Di atas ekspektasi", sari),
    ]


@transaksi_nyata
def test_status_dan_penghapusan(skp: SKP, periode: Periode) -> None:
    Realisasi.objects.filter(skp=skp).update(status="dikembalikan")
    lama_baru = ("Belum diperiksa atasan", "Dikembalikan", TANPA_AKUN)
    assert beda(skp, periode) == [("Indikator 0", "status realisasi", *lama_baru)]
    TargetPeriode.objects.filter(indikator__uraian="Indikator 0").delete()
    Perilaku.objects.filter(skp=skp).delete()
    assert beda(skp, periode) == [
        ("Indikator 0", "target", "100 berkas", "tidak ada", TANPA_AKUN),
        ("Akuntabel", "penilaian bantu", "Sesuai ekspektasi", "belum dinilai", TANPA_AKUN),
    ]


def test_kebijakan_periode_diganti(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    baru = Kebijakan.objects.create(versi=2, nama="Baru", status="berlaku")
    with pghistory.context(user=kantor.akun(kantor.sari).pk):
        Periode.objects.filter(pk=periode.pk).update(kebijakan=baru)
    assert beda(skp, periode) == [("Aturan penilaian", "kebijakan", "versi 1", "versi 2", "Sari Utami")]


def test_perubahan_tanpa_riwayat_tetap_disebut(skp: SKP, periode: Periode) -> None:
    with transaction.atomic():
        sql("SET LOCAL session_replication_role = replica")
        sql("UPDATE penilaian_realisasi SET nilai = 97 WHERE skp_id = %s", skp.pk)
    assert rincian(skp, periode).beda == (Beda("Indikator 0", "realisasi", "90 berkas", "97 berkas", "", None),)


def test_angka_tersimpan_yang_diubah_bukan_masukan(client: Client, kantor: Kantor, skp: SKP, periode: Periode) -> None:
    Nilai.objects.filter(skp=skp).update(nilai_hasil=Decimal("119.00"))
    hasil = rincian(skp, periode)
    assert (hasil.cocok, hasil.beda) == (False, ())
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(f"/kinerja/nilai/{skp.publik}/{periode.kode}/").content.decode()
    assert "Masukannya tetap sama: angka tersimpan diubah di luar perhitungan." in halaman


def test_riwayat_terbaru_dahulu(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    realisasi = Realisasi.objects.select_related("skp", "periode").get(skp=skp)
    ratna = kantor.akun(kantor.ratna)
    with pghistory.context(user=ratna.pk):
        domain_realisasi.kembalikan(realisasi=realisasi, oleh=ratna, tanggapan="Periksa lagi jumlahnya")
    kejadian = riwayat_masukan(peristiwa_masukan(skp, periode))
    ringkas = {(k.siapa, kalimat, k.alasan) for k in kejadian for kalimat in k.kalimat}
    dicari = {
        ("Ratna Kusuma", "Mengembalikan hasil “Indikator 0”.", "Periksa lagi jumlahnya"),
        ("Ratna Kusuma", "Menilai Akuntabel: sesuai ekspektasi.", ""),
        ("Dewi Anggraini", "Mengirim hasil ke atasan: “Indikator 0”.", "Hasil dikirim ke atasan"),
        ("Dewi Anggraini", "Mengisi hasil “Indikator 0”: 90 berkas.", ""),
    }
    assert dicari - ringkas == set()
    assert "Menetapkan target “Indikator 1”: 100 berkas." in {kalimat for _, kalimat, _ in ringkas}


@pytest.mark.parametrize("banyak", [1, 3])
def test_riwayat_satu_kueri(django_assert_num_queries, skp: SKP, periode: Periode, banyak: int) -> None:
    for n in range(banyak):
        Realisasi.objects.filter(skp=skp).update(nilai=n)
    with django_assert_num_queries(1):
        kejadian = riwayat_masukan(peristiwa_masukan(skp, periode))
    assert sum(kalimat.startswith("Mengubah hasil") for k in kejadian for kalimat in k.kalimat) == banyak
