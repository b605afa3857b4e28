"""What makes the citizens' pages an app: a manifest in the colours of the tokens, a worker at the root, no tokens."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.orang import Kantor
from tests.survei.survei_contoh import layanan


def test_manifes_dengan_warna_token_dan_ikon_yang_ada() -> None:
    jawab = Client().get("/aplikasi.webmanifest")
    assert jawab["Content-Type"] == "application/manifest+json"
    isi = jawab.json()
    assert (isi["start_url"], isi["display"], isi["lang"]) == ("/layanan/", "standalone", "id")
    token = (Path(settings.STATICFILES_DIRS[0]) / "kinerja/css/rangka.css").read_text()
    for nama, warna in (("musi", isi["theme_color"]), ("kertas", isi["background_color"])):
        assert re.search(rf"--{nama}: light-dark\({warna},", token)
    assert [i["purpose"] for i in isi["icons"]] == ["any", "any", "maskable"]
    for ikon in isi["icons"]:
        nama = Path(ikon["src"]).name.split(".")[0] + ".png"
        assert (Path(settings.STATICFILES_DIRS[0]) / "kinerja/img" / nama).is_file()


def test_pekerja_di_akar_supaya_menjangkau_semua_halaman_warga() -> None:
    jawab = Client().get("/luring.js")
    assert (jawab["Content-Type"], jawab["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")
    assert "default-src 'self'" in jawab["Content-Security-Policy"]


@pytest.mark.django_db
def test_halaman_yang_disimpan_tidak_memuat_token_atau_kuki(kantor: Kantor) -> None:
    """What the worker may keep, also when somebody is signed in."""
    layanan(kantor)
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    for alamat in ("/layanan/", "/layanan/KTP-EL/", "/indeks/", "/luring/"):
        jawab = klien.get(alamat)
        teks = jawab.content.decode()
        assert ["csrf" in teks, kantor.dewi.nama in teks, jawab.cookies.get("csrftoken")] == [False, False, None]
        assert '<link rel="manifest" href="/aplikasi.webmanifest">' in teks
