"""Pages of the ground floor: progress of a job, notices, theme, health."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja import pelaksana
from kinerja.choices import StatusPekerjaan
from kinerja.domain import pekerjaan as domain
from kinerja.models import Pekerjaan, Pemberitahuan


@pytest.fixture
def kerja(kantor, monkeypatch) -> Pekerjaan:
    """Asked for by Sari; its handler shows it to Bambang as well."""
    bambang = kantor.akun(kantor.bambang)
    jenis = pelaksana.Pelaksana(kerjakan=lambda p, b: 1, boleh_lihat=lambda pengguna: pengguna == bambang)
    monkeypatch.setitem(pelaksana._DAFTAR, "uji", jenis)
    return domain.buat(
        jenis="uji",
        judul="Hitung ulang Oktober",
        bagian=[(1, 5, 5), (6, 9, 4)],
        parameter={},
        diminta_oleh=kantor.akun(kantor.sari),
    )


@pytest.fixture
def masuk(kantor):
    def _masuk(orang) -> Client:
        client = Client()
        client.force_login(kantor.akun(orang))
        return client

    return _masuk


def _url(nama: str, kerja: Pekerjaan) -> str:
    return reverse(f"kinerja:{nama}", args=[kerja.publik])


def test_halaman_pekerjaan_hanya_untuk_peminta_dan_yang_berwenang(kantor, kerja, masuk, client):
    url = _url("pekerjaan", kerja)
    assert client.get(url).status_code == 302
    assert masuk(kantor.sari).get(url).status_code == 200
    assert masuk(kantor.bambang).get(url).status_code == 200
    assert masuk(kantor.dewi).get(url).status_code == 404
    assert masuk(kantor.sari).get(reverse("kinerja:pekerjaan", args=[uuid4()])).status_code == 404


def test_bagian_htmx_menyegarkan_diri_hanya_selama_pekerjaan_terbuka(kantor, kerja, masuk):
    sari = masuk(kantor.sari)
    terbuka = sari.get(_url("pekerjaan", kerja), headers={"HX-Request": "true"}).content.decode()
    assert terbuka.startswith("<div")
    assert 'hx-trigger="every 2s"' in terbuka
    assert "0 dari 9" in terbuka
    domain.jalankan_langsung(pekerjaan=kerja)
    tutup = sari.get(_url("pekerjaan", kerja), headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in tutup
    assert "9 dari 9" in tutup


def test_batal_dan_ulangi(kantor, kerja, masuk, client):
    sari, dewi = masuk(kantor.sari), masuk(kantor.dewi)
    for nama in ("pekerjaan_batal", "pekerjaan_ulangi"):
        url = _url(nama, kerja)
        assert client.post(url).status_code == 302
        assert sari.get(url).status_code == 405
        assert dewi.post(url).status_code == 404
    kerja.refresh_from_db()
    assert kerja.status == StatusPekerjaan.MENUNGGU
    assert sari.post(_url("pekerjaan_batal", kerja)).status_code == 302
    kerja.refresh_from_db()
    assert kerja.status == StatusPekerjaan.DIBATALKAN
    assert sari.post(_url("pekerjaan_ulangi", kerja)).status_code == 302
    kerja.refresh_from_db()
    assert kerja.status == StatusPekerjaan.MENUNGGU


def test_pemberitahuan_hanya_milik_sendiri_dan_bisa_ditandai_dibaca(kantor, masuk, client):
    for orang in (kantor.dewi, kantor.hasan):
        Pemberitahuan.objects.create(penerima=kantor.akun(orang), judul=f"Kabar {orang.nama}", kunci="a")
    url = reverse("kinerja:pemberitahuan")
    dewi = masuk(kantor.dewi)
    assert client.get(url).status_code == 302
    assert dewi.get(url).status_code == 200
    assert dewi.put(url).status_code == 405
    assert [p.judul for p in dewi.get(url).context["page_obj"]] == ["Kabar Dewi Anggraini"]
    assert dewi.post(url).status_code == 302
    belum = Pemberitahuan.objects.filter(dibaca=None)
    assert [p.judul for p in belum] == ["Kabar Hasan Basri"]


def test_membuka_pemberitahuan_menandainya_dibaca_dan_milik_orang_lain_tidak_ada(kantor, masuk):
    kabar = Pemberitahuan.objects.create(
        penerima=kantor.akun(kantor.dewi), judul="Kabar", tautan="/bantuan/", kunci="a"
    )
    url = reverse("kinerja:pemberitahuan_buka", args=[kabar.pk])
    assert masuk(kantor.hasan).get(url).status_code == 404
    dewi = masuk(kantor.dewi)
    assert [dewi.get(url).url, dewi.get(url).url] == ["/bantuan/", "/bantuan/"]
    assert Pemberitahuan.objects.get().dibaca is not None


def test_pemberitahuan_sama_banyak_kueri_pada_satu_dan_tiga_baris(kantor, masuk):
    akun, dewi, url = kantor.akun(kantor.dewi), masuk(kantor.dewi), reverse("kinerja:pemberitahuan")
    banyak = []
    for jumlah in (1, 3):
        for nomor in range(jumlah):
            Pemberitahuan.objects.get_or_create(penerima=akun, kunci=str(nomor), defaults={"judul": "Kabar"})
        with CaptureQueriesContext(connection) as kueri:
            assert len(dewi.get(url).context["page_obj"]) == jumlah
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 12


def test_tema_disimpan_dan_kembali_ke_halaman_semula(kantor, masuk, client):
    url, dewi = reverse("pegawai:tema"), masuk(kantor.dewi)
    assert client.post(url, {"tema": "gelap"}).status_code == 302
    assert dewi.get(url).status_code == 405
    assert dewi.post(url, {"tema": "ungu"}).status_code == 400
    assert dewi.post(url, {"tema": "gelap", "next": "/pemberitahuan/"}).url == "/pemberitahuan/"
    assert kantor.akun(kantor.dewi).tema == "gelap"
    assert dewi.post(url, {"tema": "terang", "next": "https://jahat.test/"}).url == "/"


def test_sehat_tanpa_masuk(db, client, kantor, masuk, settings):
    jawab = client.get("/sehat/")
    assert (jawab.status_code, jawab.json()) == (200, {"db": True, "redis": True})
    assert masuk(kantor.dewi).get("/sehat/").status_code == 200
    assert client.post("/sehat/").status_code == 405
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    jawab = client.get("/sehat/")
    assert (jawab.status_code, jawab.json()) == (503, {"db": True, "redis": False})
