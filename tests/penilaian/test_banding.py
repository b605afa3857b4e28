"""Our predikat beside those that the national application exported: nothing is stored or changed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.models import Periode
from penilaian.queries.banding import bandingkan
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode
from tests.penilaian.test_tpp import nilai


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    """Dewi is rated baik, Ratna kurang; Bambang has a plan and no predikat; Hasan has no plan."""
    periode = buat_periode()
    nilai(kantor, kantor.dewi, periode, "baik")
    nilai(kantor, kantor.ratna, periode, "kurang")
    nilai(kantor, kantor.bambang, periode)
    return periode


def berkas(kantor: Kantor, *baris: tuple[str, str]) -> bytes:
    return "\n".join(["NIP;Predikat Kinerja", *(f"{nip};{predikat}" for nip, predikat in baris)]).encode()


def test_yang_sama_yang_beda_dan_yang_hanya_di_satu_tempat(kantor: Kantor, periode: Periode) -> None:
    isi = berkas(
        kantor,
        (kantor.dewi.nip, "BAIK"),
        (kantor.ratna.nip, "Cukup/Butuh Perbaikan"),
        (kantor.hasan.nip, "Sangat Baik"),
    )
    hasil = bandingkan(nama="a.csv", isi=isi, periode=periode, pengguna=kantor.akun(kantor.sari))
    assert hasil.sama == 1
    assert [(s.nama, s.label) for s in hasil.selisih] == [
        ("tidak dikenal di sini", ("tidak ada", "Sangat Baik")),
        ("Ratna Kusuma", ("Kurang", "Butuh Perbaikan")),
    ]


def test_baris_yang_salah_disebut(kantor: Kantor, periode: Periode) -> None:
    isi = berkas(
        kantor, (kantor.dewi.nip, "Bagus"), ("", "Baik"), (kantor.ratna.nip, "Kurang"), (kantor.ratna.nip, "Baik")
    )
    hasil = bandingkan(nama="a.csv", isi=isi, periode=periode, pengguna=kantor.akun(kantor.sari))
    assert hasil.kesalahan == [
        (
            2,
            "Predikat",
            "Predikat tidak dikenal. Tulis salah satu dari: Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang.",
        ),
        (3, "NIP", "NIP kosong. Isi 18 angka NIP."),
        (5, "NIP", "NIP ini sudah ada di baris sebelumnya."),
    ]
    assert (hasil.sama, [s.nama for s in hasil.selisih]) == (1, ["Dewi Anggraini"])


def test_hr_perangkat_daerah_hanya_melihat_orangnya(kantor: Kantor, periode: Periode) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.ADMIN_KEPEGAWAIAN,
        unit=kantor.lain,
        masa=rentang(date(2026, 1, 1)),
        alasan="uji",
    )
    isi = berkas(kantor, (kantor.dewi.nip, "Kurang"))
    hasil = bandingkan(nama="a.csv", isi=isi, periode=periode, pengguna=kantor.akun(kantor.hasan))
    # Her plan is not his to see: what the file says of her is all there is.
    assert [(s.nama, s.unit, s.di_sini) for s in hasil.selisih] == [("tidak dikenal di sini", "", "")]


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 403), ("ratna", 403), ("hasan", 403), ("sari", 200)])
def test_halaman_untuk_hr(kantor: Kantor, periode: Periode, orang: str, kode: int) -> None:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, orang)))
    url = reverse("penilaian:banding")
    assert klien.get(url).status_code == kode
    if kode == 403:
        return
    isi = {"periode": periode.kode, "berkas": SimpleUploadedFile("a.csv", berkas(kantor, (kantor.dewi.nip, "Kurang")))}
    jawab = klien.post(url, isi)
    assert (jawab.status_code, len(jawab.context["hasil"].selisih)) == (200, 2)
    buruk = klien.post(url, {"periode": periode.kode, "berkas": SimpleUploadedFile("a.csv", b"NIP;Nama\n1;A")})
    assert buruk.status_code == 422
    assert buruk.context["form"].errors["berkas"] == [
        "Kolom predikat tidak ditemukan. Beri judul “Predikat” pada kolomnya."
    ]
    isi["berkas"] = SimpleUploadedFile("a.csv", berkas(kantor, (kantor.dewi.nip, "Kurang")))
    assert klien.post(url, isi | {"unduh": "xlsx"}).content[:2] == b"PK"
