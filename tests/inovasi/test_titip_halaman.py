"""Leaving an idea without a name: an employee below /pendapat/, a citizen at a service; its answer by the code."""

import logging
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inovasi.domain import gerbang, titipan
from inovasi.models import Rubrik, Titipan, Usulan
from kinerja.settings.log import tanpa_anonim
from survei.models import Layanan
from tests.inovasi.contoh import penelaah, siapkan
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
ISI = {"masalah": "Antre dua jam sejak pagi.", "ide": "Nomor antrean dari rumah.", "kunci": "kunci-uji"}
STATUS, MAJU = "/pendapat/ide/status/", "/pendapat/ide/maju/"


def masuk(kantor: Kantor, orang) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


@pytest.fixture
def layanan(kantor: Kantor) -> Layanan:
    return Layanan.objects.create(kode="KTP", unit=kantor.seksi, nama="KTP baru")


def angkat(kantor: Kantor, satu: Titipan) -> Usulan:
    return titipan.angkat(titipan=satu, versi=1, judul="Antrean dari rumah", ketua=kantor.dewi, unit=kantor.seksi)


def test_pegawai_menitip_sekali_walau_dikirim_dua_kali(kantor: Kantor) -> None:
    klien = masuk(kantor, kantor.hasan)
    halaman = [klien.post("/pendapat/ide/", ISI).content.decode() for _ in range(2)]
    satu = Titipan.objects.get()
    assert [satu.kode[:5] in h and satu.kode[5:] in h for h in halaman] == [True, True]
    assert (satu.asal, satu.unit) == ("pegawai", None)
    assert klien.post("/pendapat/ide/", ISI | {"ide": "x"}).status_code == 422


@pytest.mark.parametrize("jalur", ["/pendapat/ide/", STATUS, MAJU])
def test_permintaan_tidak_dicatat_dan_kode_tidak_di_alamat(jalur: str) -> None:
    catatan = logging.LogRecord("x", logging.INFO, "", 0, f"POST {jalur}", (), None)
    assert tanpa_anonim(catatan) is False


def test_warga_mengusulkan_dari_halaman_layanan_tanpa_masuk(layanan: Layanan) -> None:
    klien = Client(enforce_csrf_checks=True)
    assert "/layanan/KTP/ide/" in klien.get("/layanan/KTP/").content.decode()
    jawab = klien.post("/layanan/ktp/ide/", ISI | {"ide": ""})
    assert (jawab.status_code, "Tulis ide Anda." in jawab.content.decode()) == (422, True)
    assert ISI["masalah"] in jawab.content.decode()
    jawab = [klien.post("/layanan/KTP/ide/", ISI) for _ in range(2)]
    satu = Titipan.objects.get()
    assert [satu.kode[:5] in j.content.decode() for j in jawab] == [True, True]
    assert (satu.asal, satu.layanan, satu.unit) == ("warga", layanan, layanan.unit)
    assert not klien.cookies
    layanan.aktif = False
    layanan.save()
    assert klien.get("/layanan/KTP/ide/").status_code == 404


def test_mengirim_paling_banyak_dua_puluh_kali_semenit(layanan: Layanan) -> None:
    """Opening the form is free: many citizens of one mobile network share an address."""
    cache.clear()
    klien = Client(REMOTE_ADDR="10.9.8.7")
    with time_machine.travel(datetime(2026, 11, 24, 3, 0, 30, tzinfo=UTC), tick=False):
        assert {klien.get("/layanan/KTP/ide/").status_code for _ in range(25)} == {200}
        assert {klien.post("/layanan/KTP/ide/", {"kunci": "a"}).status_code for _ in range(20)} == {422}
        assert klien.post("/layanan/KTP/ide/", {"kunci": "a"}).status_code == 429
    cache.clear()


def test_jawaban_dibaca_dengan_kode(kantor: Kantor) -> None:
    satu = titipan.titipkan(asal="warga", unit=kantor.seksi, **ISI)
    warga = Client(enforce_csrf_checks=True)
    jawab = warga.post(STATUS, {"kode": "SALAH"})
    assert (jawab.status_code, "Kode ini tidak dikenal" in jawab.content.decode()) == (422, True)
    kode = {"kode": f" {satu.kode[:5].lower()}-{satu.kode[5:]} "}
    assert "Belum dibaca" in warga.post(STATUS, kode).content.decode()
    titipan.jawab(titipan=satu, versi=1, jawaban="Sudah ada sejak Juli.")
    halaman = warga.post(STATUS, kode).content.decode()
    assert "Sudah ada sejak Juli." in halaman
    assert ISI["ide"] not in halaman


def test_pengirim_maju_dengan_namanya(kantor: Kantor) -> None:
    satu = titipan.titipkan(asal="pegawai", unit=kantor.seksi, **ISI)
    klien, kode = masuk(kantor, kantor.hasan), {"kode": satu.kode}
    assert "Ikut dengan nama saya" not in klien.post(STATUS, kode).content.decode()
    assert klien.post(MAJU, kode).status_code == 422
    usulan = angkat(kantor, satu)
    assert "Antrean dari rumah" not in Client().post(STATUS, kode).content.decode()
    assert "Ikut dengan nama saya" in klien.post(STATUS, kode).content.decode()
    assert klien.get(MAJU).status_code == 405
    assert Client().post(MAJU, kode).url.startswith("/akun/login/")
    assert klien.post(MAJU, kode).url == f"/inovasi/{usulan.publik}/tim/"
    assert klien.get(f"/inovasi/{usulan.publik}/tim/").status_code == 200
    assert sorted(usulan.anggota.values_list("pegawai__nama", flat=True)) == ["Dewi Anggraini", "Hasan Basri"]


def test_penelaah_dan_usulan_berakhir_tidak_menerima_pengirim(kantor: Kantor, rubrik: Rubrik) -> None:
    satu = titipan.titipkan(asal="pegawai", unit=kantor.seksi, **ISI)
    usulan, tuti = siapkan(angkat(kantor, satu)), penelaah(kantor)
    pintu = gerbang.ajukan(usulan=usulan, versi=usulan.versi)
    gerbang.tugaskan(gerbang=pintu, penelaah=[tuti], oleh=None)
    halaman = masuk(kantor, tuti).post(MAJU, {"kode": satu.kode})
    assert (halaman.status_code, "Anda sedang menelaah usulan ini" in halaman.content.decode()) == (422, True)
    Usulan.objects.update(status="ditarik")
    halaman = masuk(kantor, kantor.hasan).post(MAJU, {"kode": satu.kode})
    assert "Usulannya sudah ditarik pengusul." in halaman.content.decode()


def test_kueri_halaman_umum(layanan: Layanan, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        Client().get("/layanan/KTP/ide/")
    with django_assert_num_queries(0):
        Client().get(STATUS)
