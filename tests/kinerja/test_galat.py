"""Error pages speak plain Indonesian and name the next step."""

import re
from pathlib import Path

import pytest
import structlog
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.views import defaults


def test_404_memberi_jalan_pulang(db, client):
    jawab = client.get("/tidak/ada/")
    assert jawab.status_code == 404
    assert "<h1>Halaman tidak ditemukan</h1>" in jawab.content.decode()
    assert 'href="/">Ke beranda</a>' in jawab.content.decode()


def test_404_tanpa_masuk_membawa_warga_ke_daftar_layanan(db, client, kantor):
    """A citizen with a broken address has no account and no HR admin to call."""
    for alamat in ("/layanan/TIDAK-ADA/", "/s/l/TIDAK-ADA/"):
        isi = client.get(alamat).content.decode()
        assert ("/layanan/" in isi, "Cari layanan" in isi, "admin kepegawaian" in isi) == (True, True, False), alamat
    client.force_login(kantor.akun(kantor.dewi))
    assert "Cari layanan" not in client.get("/layanan/TIDAK-ADA/").content.decode()


def test_halaman_galat_menyebut_nomor_rujukan_dari_log(client, kantor, rf, caplog):
    client.force_login(kantor.akun(kantor.dewi))
    for alamat, status in (("/tidak/ada/", 404), ("/pegawai/peran/", 403)):
        caplog.clear()
        jawab = client.get(alamat)
        nomor = re.search(r'Nomor rujukan: <b class="nip">([0-9a-f]{8})</b>', jawab.content.decode())
        assert (jawab.status_code, f"'request_id': '{nomor[1]}" in caplog.text) == (status, True)
    with structlog.contextvars.bound_contextvars(request_id="4d5e6f70-bb11"):
        assert 'Nomor rujukan: <b class="nip">4d5e6f70</b>' in defaults.server_error(rf.get("/")).content.decode()


def test_selama_perawatan_hanya_kesehatan_yang_menjawab(db, client, settings, tmp_path: Path):
    tanda = tmp_path / "pemeliharaan"
    settings.PEMELIHARAAN = str(tanda)
    tanda.write_text("24 November 2026 pukul 18.00 WIB\n", encoding="utf-8")
    jawab = client.get("/akun/login/")
    assert (jawab.status_code, jawab["Retry-After"]) == (503, "600")
    assert "Kembali: <b>24 November 2026 pukul 18.00 WIB</b>." in jawab.content.decode()
    assert client.get("/sehat/").status_code == 200
    tanda.unlink()
    assert client.get("/akun/login/").status_code == 200


def test_formulir_tanpa_token_csrf_dijelaskan(db):
    jawab = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "x", "password": "y"})
    assert jawab.status_code == 403
    assert "<h1>Formulir sudah kedaluwarsa</h1>" in jawab.content.decode()
    assert "belum tersimpan" in jawab.content.decode()


@pytest.mark.django_db
def test_403_menjelaskan_wewenang(rf, kantor):
    permintaan = rf.get("/")
    permintaan.user = kantor.akun(kantor.dewi)
    jawab = defaults.permission_denied(permintaan, PermissionDenied())
    assert jawab.status_code == 403
    assert "<h1>Anda tidak berwenang melakukan ini</h1>" in jawab.content.decode()


def test_500_tidak_memerlukan_basis_data(rf):
    jawab = defaults.server_error(rf.get("/"))
    assert jawab.status_code == 500
    assert "<h1>Ada gangguan di sistem</h1>" in jawab.content.decode()
    assert "muat ulang" in jawab.content.decode()
