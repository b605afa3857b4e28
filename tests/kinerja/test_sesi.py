"""A session ends a full span after the last sign of life; people at work are not signed out."""

from time import time

from django.test import Client

from kinerja.sesi import KUNCI


def _sisa(klien: Client) -> int:
    return klien.session[KUNCI] - int(time())


def _atur_sisa(klien: Client, detik: int) -> None:
    sesi = klien.session
    sesi[KUNCI] = int(time()) + detik
    sesi.save()


def test_masuk_mulai_penuh_dan_paruh_kedua_diperpanjang(client, kantor, settings):
    client.force_login(kantor.akun(kantor.dewi))
    penuh = settings.SESSION_COOKIE_AGE
    assert penuh - 5 <= _sisa(client) <= penuh
    _atur_sisa(client, penuh - 60)
    client.get("/bantuan/")
    assert _sisa(client) <= penuh - 60
    _atur_sisa(client, penuh // 2 - 60)
    client.get("/bantuan/")
    assert penuh - 5 <= _sisa(client) <= penuh


def test_tetap_masuk_menyebut_sisa_detik_dan_hanya_bagi_yang_masuk(client, kantor, settings):
    assert client.post("/akun/sesi/").status_code == 302
    client.force_login(kantor.akun(kantor.dewi))
    assert client.get("/akun/sesi/").status_code == 405
    assert client.post("/akun/sesi/").content.decode() == str(settings.SESSION_COOKIE_AGE)
    assert 'data-sesi-sisa="' in client.get("/bantuan/").content.decode()
