"""Error pages speak plain Indonesian and name the next step."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.views import defaults


def test_404_memberi_jalan_pulang(db, client):
    jawab = client.get("/tidak/ada/")
    assert jawab.status_code == 404
    assert "<h1>Halaman tidak ditemukan</h1>" in jawab.content.decode()
    assert 'href="/">Ke beranda</a>' in jawab.content.decode()


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
