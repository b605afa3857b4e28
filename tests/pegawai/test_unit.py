"""HR of the city adds and corrects units; the agency of those below follows."""

import pytest
from django.test import Client

from pegawai.domain.aktivasi import aktifkan
from pegawai.domain.pertama import admin_pertama
from pegawai.domain.unit import pindah_induk
from pegawai.models import UnitKerja
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
ISI = {"kode": "D03", "nama": "Dinas Perhubungan", "jenis": "dinas", "induk": "16.71", "alasan": "Perda 5/2026"}


@pytest.fixture
def sari(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.akun(kantor.sari))
    return client


def test_unit_baru_di_bawah_induknya(sari: Client) -> None:
    assert sari.post("/unit/tambah/", ISI)["Location"] == "/unit/D03/"
    dinas = UnitKerja.objects.get(kode="D03")
    sari.post("/unit/tambah/", ISI | {"kode": "D03.1", "nama": "Bidang Angkutan", "jenis": "bidang", "induk": "D03"})
    bidang = UnitKerja.objects.get(kode="D03.1")
    assert (dinas.opd, bidang.opd, bidang.parent) == (dinas, dinas, dinas)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kode": "D01"}, "Kode ini sudah dipakai Dinas Kependudukan. Pilih kode lain."),
        ({"kode": "a/b"}, "Pakai huruf, angka, titik, dan tanda hubung saja"),
        ({"kode": "reorganisasi"}, "Pakai huruf, angka, titik, dan tanda hubung saja"),
        ({"induk": ""}, "Pilih unit di atasnya."),
        ({"jenis": "pemerintah"}, "Pemerintah kota berada di puncak"),
        ({"nama": ""}, "Nama unit"),
    ],
)
def test_yang_salah_ditolak_di_sebelah_isiannya(sari: Client, ubah: dict, pesan: str) -> None:
    jawab = sari.post("/unit/tambah/", ISI | ubah)
    assert (jawab.status_code, pesan in jawab.content.decode()) == (200, True)
    assert not UnitKerja.objects.filter(nama="Dinas Perhubungan").exists()


def test_perubahan_membawa_unit_di_bawahnya(sari: Client, kantor: Kantor) -> None:
    isi = {"kode": "D01", "nama": "Bidang Kependudukan", "jenis": "bidang", "induk": "D02", "alasan": "Salah catat"}
    isi |= {"versi": 1}
    assert sari.get("/unit/D01/ubah/").context["form"].initial["nama"] == "Dinas Kependudukan"
    assert sari.post("/unit/D01/ubah/", isi)["Location"] == "/unit/D01/"
    assert UnitKerja.objects.get(kode="D01.1").opd == kantor.lain
    jawab = sari.post("/unit/D01/ubah/", isi | {"induk": "D01.1", "versi": 2})
    assert "berada di bawahnya. Pilih induk lain." in jawab.content.decode()


def test_dua_orang_pada_satu_unit_yang_kedua_diberi_tahu(sari: Client, kantor: Kantor) -> None:
    """Sari has the form open twice; the second one is shown what the first one stored, and overwrites nothing. A
    reorganisation in between counts too."""
    isi = ISI | {
        "kode": "D01",
        "nama": "Dinas Satu",
        "versi": sari.get("/unit/D01/ubah/").context["form"]["versi"].value(),
    }
    assert sari.post("/unit/D01/ubah/", isi).status_code == 302
    kedua = sari.post("/unit/D01/ubah/", isi | {"nama": "Dinas Dua", "jenis": "badan"})
    assert (kedua.context["bentrok"].oleh, kedua.context["berbeda"]) == (
        "Sari Utami",
        [("Nama unit", "Dinas Satu"), ("Jenis", "Dinas")],
    )
    assert "Perubahan Anda belum disimpan" in kedua.content.decode()
    assert "Perubahan Anda belum disimpan" in sari.post("/unit/D01/ubah/", isi | {"versi": ""}).content.decode()
    pindah_induk(unit=kantor.seksi, induk=kantor.lain)
    isi = ISI | {"kode": "D01.1", "nama": "Seksi Pelayanan", "jenis": "seksi", "induk": "D01", "versi": 1}
    assert sari.post("/unit/D01.1/ubah/", isi).context["berbeda"] == [("Induk", kantor.lain)]
    assert UnitKerja.objects.filter(nama="Dinas Satu", versi=2).count() == 1


def test_dua_orang_pada_satu_jabatan(sari: Client, kantor: Kantor) -> None:
    url = f"/jabatan/{kantor.jabatan.pk}/"
    isi = {"kode": "JP-1", "nama": "Petugas loket", "jenis": "pelaksana", "bup": 60, "alasan": "a"}
    isi["versi"] = sari.get(url).context["form"]["versi"].value()
    assert sari.post(url, isi).status_code == 302
    kedua = sari.post(url, isi | {"bup": 65})
    assert (kedua.context["bentrok"].oleh, kedua.context["berbeda"]) == (
        "Sari Utami",
        [("Batas usia pensiun", 60)],
    )
    kantor.jabatan.refresh_from_db()
    assert (kantor.jabatan.bup, kantor.jabatan.versi) == (60, 2)


def test_hanya_hr_kota(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.bambang))
    assert [client.get(a).status_code for a in ("/unit/tambah/", "/unit/D01/ubah/")] == [403, 403]


def test_kota_kosong_dituntun_langkah_demi_langkah(client: Client, db: None) -> None:
    baru = admin_pertama(username="admin.palembang", nama="Yuliana Putri")
    client.force_login(aktifkan(pengguna_id=baru.pengguna_id, kode=baru.kode, sandi="jembatan-ampera-malam-7"))
    awal = client.get("/").context["langkah"]
    assert [x.selesai for x in awal] == [False] * 5
    assert [client.get(x.url).status_code for x in awal] == [200] * 5
    client.post("/unit/tambah/", ISI | {"kode": "16.71", "nama": "Kota", "jenis": "pemerintah", "induk": ""})
    client.post("/unit/tambah/", ISI)
    assert client.post("/aturan/pertama/")["Location"] == "/aturan/1/"
    client.post("/aturan/1/berlakukan/", {"alasan": "Aturan awal"})
    assert [x.selesai for x in client.get("/").context["langkah"]] == [True, False, False, True, False]
    assert client.post("/aturan/pertama/")["Location"] == "/aturan/"
