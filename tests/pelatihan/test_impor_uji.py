"""Test results out of a sheet: looked at first, all rows or none, every problem by row and column."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.documents.tabel import xlsx
from kinerja.lembar import BerkasDitolak
from pelatihan.domain.impor_uji import periksa
from pelatihan.models import NilaiKompetensi
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import kompetensi

pytestmark = pytest.mark.django_db
URL = "/pelatihan/kompetensi/impor/"
KEPALA = ["NIP", "Kompetensi", "Tingkat", "Tanggal uji"]


def lembar(*baris: list[object]) -> bytes:
    return xlsx(KEPALA, baris)


def masuk(kantor: Kantor, nama: str = "sari") -> Client:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, nama)))
    return klien


def test_diperiksa_dulu_baru_disimpan(kantor: Kantor) -> None:
    kompetensi()
    isi = lembar([kantor.dewi.nip, "manajemen-waktu", 3, "01/11/2026"], [kantor.hasan.nip, "Manajemen waktu", 4, ""])
    klien = masuk(kantor)
    jawab = klien.post(URL, {"berkas": SimpleUploadedFile("uji.xlsx", isi)})
    assert "2 hasil siap disimpan" in jawab.content.decode()
    assert NilaiKompetensi.objects.count() == 0
    klien.post(URL, {"teks": jawab.context["teks"], "simpan": "1"})
    baris = NilaiKompetensi.objects.order_by("pk").values_list("pegawai__nama", "sumber", "tingkat")
    assert list(baris) == [("Dewi Anggraini", "uji", 3), ("Hasan Basri", "uji", 4)]
    jawab = klien.post(URL, {"berkas": SimpleUploadedFile("uji.xlsx", lembar([kantor.dewi.nip, "manajemen-waktu", 5]))})
    assert "3 → <b>5</b>" in jawab.content.decode()


def test_tiap_kesalahan_disebut_dan_tidak_ada_yang_masuk(kantor: Kantor) -> None:
    kompetensi()
    isi = lembar(
        [kantor.dewi.nip, "manajemen-waktu", 3, ""],
        ["123", "manajemen-waktu", 3, ""],
        [kantor.dewi.nip, "memasak", 3, ""],
        [kantor.dewi.nip, "manajemen-waktu", 6, ""],
        [kantor.hasan.nip, "manajemen-waktu", 2, "31/12/2099"],
        [kantor.dewi.nip, "Manajemen waktu", 4, ""],
        [kantor.sari.nip, "manajemen-waktu", 5, ""],
    )
    klien = masuk(kantor)
    jawab = klien.post(URL, {"berkas": SimpleUploadedFile("uji.xlsx", isi), "simpan": "1"})
    assert jawab.status_code == 422
    assert [(s.baris, s.kolom) for s in jawab.context["salah"]] == [
        (3, "NIP"),
        (4, "Kompetensi"),
        (5, "Tingkat"),
        (6, "Tanggal uji"),
        (7, "Kompetensi"),
        (8, "NIP"),
    ]
    assert NilaiKompetensi.objects.count() == 0


def test_kolom_yang_kurang_disebut(kantor: Kantor) -> None:
    with pytest.raises(BerkasDitolak, match="Kolom belum ada: Kompetensi, Tingkat"):
        periksa(nama="a.csv", isi=b"NIP;Nama\n1;2\n", oleh=kantor.akun(kantor.sari))
    jawab = masuk(kantor).post(URL, {"berkas": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert jawab.status_code == 422


@pytest.mark.parametrize("nama", ["dewi", "ratna", "bambang", "hasan"])
def test_hanya_hr_dan_pengelola_kota(kantor: Kantor, nama: str) -> None:
    assert masuk(kantor, nama).get(URL).status_code == 403


def test_templat_terbaca_kembali(kantor: Kantor) -> None:
    kompetensi()
    isi = masuk(kantor).get(f"{URL}?templat").content
    hasil = periksa(nama="templat.xlsx", isi=isi, oleh=kantor.akun(kantor.sari))
    assert [(s.baris, s.kolom) for s in hasil.kesalahan] == [(2, "NIP")]
