"""Two windows at one record: the second save shows both versions; nothing is overwritten without being asked."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from penilaian.models import HasilKerja, Indikator, Realisasi, TargetPeriode
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dewi(client: Client, kantor) -> Client:
    client.force_login(kantor.akun(kantor.dewi))
    return client


def test_hasil_kerja_yang_diubah_di_dua_jendela_tampil_dua_versi(dewi, kantor):
    skp = rancangan(kantor, buat_periode())
    hasil = HasilKerja.objects.get(skp__pegawai=kantor.dewi)
    url = reverse("penilaian:hasil_ubah", args=[skp.publik, hasil.pk])
    isian = {"jenis": hasil.jenis, "bobot": "100", "revisi": skp.revisi}
    assert dewi.post(url, isian | {"uraian": "Jendela pertama"}).status_code == 302
    jawab = dewi.post(url, isian | {"uraian": "Jendela kedua"})
    assert jawab.status_code == 422
    bentrok = jawab.context["form"].bentrok
    assert bentrok.baris == [("Hasil kerja", "Jendela pertama", "Jendela kedua")]
    assert bentrok.oleh == "Dewi Anggraini"
    assert "Sudah diubah Dewi Anggraini" in jawab.content.decode()
    hasil.refresh_from_db()
    assert hasil.uraian == "Jendela pertama"
    ulang = {"revisi": jawab.context["form"]["revisi"].value(), "uraian": "Jendela kedua"}
    assert dewi.post(url, isian | ulang).status_code == 302
    hasil.refresh_from_db()
    assert hasil.uraian == "Jendela kedua"


def test_menambah_hasil_tidak_bentrok_dengan_perubahan_lain(dewi, kantor):
    skp = rancangan(kantor, buat_periode())
    url = reverse("penilaian:hasil_tambah", args=[skp.publik])
    for nama in ("Satu", "Dua"):
        isian = {"jenis": "tambahan", "uraian": nama, "bobot": "5", "revisi": skp.revisi}
        assert dewi.post(url, isian).status_code == 302
    assert HasilKerja.objects.filter(skp=skp).count() == 3


def test_target_yang_diubah_di_dua_jendela_tampil_dua_versi(dewi, kantor):
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    nama = f"{Indikator.objects.get().pk}-{periode.pk}"
    url = reverse("penilaian:target", args=[skp.publik])
    assert dewi.post(url, {"revisi": skp.revisi, f"t-{nama}": "110"}).status_code == 302
    jawab = dewi.post(url, {"revisi": skp.revisi, f"t-{nama}": "120", f"m-{nama}": "130"})
    assert [b[1:] for b in jawab.context["form"].bentrok.baris] == [("110", "120"), ("(kosong)", "130")]
    assert TargetPeriode.objects.get().target == 110


def test_hasil_periode_yang_diubah_di_dua_jendela_tampil_dua_versi(dewi, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    pk = Indikator.objects.get().pk
    url = reverse("penilaian:realisasi", args=[skp.publik, periode.kode])
    assert dewi.post(url, {f"n-{pk}": "80", f"r-{pk}": "0", f"k-{pk}": "a"}).status_code == 302
    jawab = dewi.post(url, {f"n-{pk}": "90,5", f"c-{pk}": "Catatan", f"r-{pk}": "0", f"k-{pk}": "b"})
    bentrok = jawab.context["form"].bentrok
    assert bentrok.baris == [
        ("Indikator 0: Hasil (berkas)", "80", "90,5"),
        ("Indikator 0: Catatan (opsional)", "(kosong)", "Catatan"),
    ]
    assert Realisasi.objects.get().nilai == 80
    revisi = jawab.context["form"][f"r-{pk}"].value()
    assert dewi.post(url, {f"n-{pk}": "90,5", f"r-{pk}": revisi, f"k-{pk}": "b"}).status_code == 302
    assert Realisasi.objects.get().nilai == Decimal("90.5")
