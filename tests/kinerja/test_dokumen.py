"""Issued documents: the same content is one row, the file proves itself, and the public page shows nobody's data."""

import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from axes.helpers import get_client_ip_address
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse
from pypdf import PdfReader

from kinerja.choices import JenisDokumen, StatusDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah, cabut, gantikan, kode_baku, sidik_isi, terbitkan
from kinerja.domain.nomor import ambil
from kinerja.models import BerkasTerbit, DokumenTerbit

pytestmark = pytest.mark.django_db
TEMPLAT = settings.BASE_DIR / "tests" / "kinerja" / "contoh.typ"


@pytest.fixture(autouse=True)
def _laju_kosong():
    cache.clear()


def naskah(nama: str = "Siti Rahayu", kunci: str = "skp:7") -> Naskah:
    return Naskah(jenis=JenisDokumen.SKP, kunci=kunci, isi={"nama": nama}, nomor="800/0001")


def cetak(*daftar: Naskah) -> list[bytes]:
    return cetak_resmi(templat=TEMPLAT, naskah=daftar)


def pdf(isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("kiriman.pdf", isi, content_type="application/pdf")


def test_isi_yang_sama_dicetak_lagi_adalah_berkas_dan_baris_yang_sama(django_assert_num_queries) -> None:
    (pertama,) = cetak(naskah())
    with django_assert_num_queries(6):  # one read each, and the two pairs of a savepoint
        (kedua,) = cetak(naskah())
    assert (pertama, DokumenTerbit.objects.count(), BerkasTerbit.objects.count()) == (kedua, 1, 1)


def test_isi_baru_menggantikan_yang_lama_dan_isi_yang_kembali_berlaku_lagi() -> None:
    (lama,) = terbitkan(naskah=[naskah("Siti")])
    (baru,) = terbitkan(naskah=[naskah("Siti Rahayu")])
    lama.refresh_from_db()
    assert (lama.status, baru.status, lama.berakhir is None) == ("digantikan", "berlaku", False)
    (kembali,) = terbitkan(naskah=[naskah("Siti")])
    assert (kembali.pk, kembali.status, kembali.berakhir) == (lama.pk, "berlaku", None)
    assert list(DokumenTerbit.objects.filter(status="berlaku")) == [kembali]


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_dokumen_terbit_dengan_kueri_yang_sama(banyak: int, django_assert_num_queries) -> None:
    with django_assert_num_queries(9):
        berkas = cetak(*[naskah(f"Pegawai {n}", f"skp:{n}") for n in range(banyak)])
    assert [
        f"Nama: Pegawai {n}" in PdfReader(BytesIO(isi)).pages[0].extract_text() for n, isi in enumerate(berkas)
    ] == [True] * banyak


def test_yang_dicabut_tetap_dicabut_dan_alasannya_tercatat() -> None:
    (d,) = terbitkan(naskah=[naskah()])
    with pytest.raises(ValidationError, match="Tulis mengapa"):
        cabut(dokumen=d, alasan="  ")
    cabut(dokumen=d, alasan="Salah orang")
    with pytest.raises(ValidationError, match="sudah dicabut"):
        cabut(dokumen=d, alasan="Salah orang")
    (lagi,) = terbitkan(naskah=[naskah()])
    assert (lagi.status, gantikan(kunci=["skp:7"])) == (StatusDokumen.DICABUT, 0)
    assert lagi.riwayat.latest("pgh_id").pgh_context["alasan"] == "Salah orang"


def test_sidik_jari_tidak_bergantung_pada_urutan_kunci() -> None:
    assert sidik_isi({"a": 1, "b": "é"}) == sidik_isi(json.loads('{"b": "\\u00e9", "a": 1}'))
    assert sidik_isi({"a": 1}) != sidik_isi({"a": 2})


def test_kode_dibaca_seperti_ditulis_orang() -> None:
    assert kode_baku("7kqm-2x9p tv4b") == "7KQM2X9PTV4B"
    assert kode_baku("OIL0-1111-2222") == "011011112222"
    assert (kode_baku("7KQM"), kode_baku("7KQM-2X9P-TV4U")) == ("", "")


def test_kaki_memuat_kode_dan_sidik_jari_dan_berkasnya_tetap_bertag() -> None:
    (isi,) = cetak(naskah())
    d = DokumenTerbit.objects.get()
    berkas = PdfReader(BytesIO(isi))
    teks = berkas.pages[0].extract_text()
    assert (d.kode_cetak in teks, d.sidik in teks) == (True, True)
    assert berkas.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


def test_halaman_umum_membenarkan_nomor_dan_sidik_jari_tanpa_nama(client) -> None:
    cetak(naskah())
    d = DokumenTerbit.objects.get()
    jawab = client.get(reverse("kinerja:periksa_dokumen", args=[d.kode]))
    halaman = jawab.content.decode()
    assert (jawab.status_code, jawab["X-Robots-Tag"]) == (200, "noindex, nofollow")
    assert "no-store" in jawab["Cache-Control"]
    assert [k in halaman for k in (d.kode_cetak, "800/0001", d.sidik, "Sasaran kinerja pegawai")] == [True] * 4
    assert [k in halaman for k in ("Siti", "skp:7")] == [False] * 2


def test_kode_diketik_atau_dipindai(client) -> None:
    (d,) = terbitkan(naskah=[naskah()])
    alamat = reverse("kinerja:periksa_dokumen", args=[d.kode])
    assert client.get(reverse("kinerja:periksa"), {"kode": d.kode_cetak.lower()})["Location"] == alamat
    salah = client.get(reverse("kinerja:periksa"), {"kode": "0000-0000-0000"})
    assert (salah.status_code, "Kode ini tidak dikenal" in salah.content.decode()) == (422, True)
    assert client.get(reverse("kinerja:periksa_dokumen", args=["000000000000"])).status_code == 404


@pytest.mark.parametrize(
    ("kirim", "kata"),
    [
        (lambda d, isi: {"berkas": pdf(isi[0])}, "Sidik jari sama."),
        (lambda d, isi: {"sidik": " ".join(d.sidik.upper())}, "Sidik jari sama."),
        (lambda d, isi: {"berkas": pdf(isi[0] + b" ")}, "Sidik jari berbeda."),
        (lambda d, isi: {"berkas": pdf(isi[1])}, "dokumen lain"),
        (lambda d, isi: {"sidik": "0" * 64}, "Sidik jari berbeda."),
        (lambda d, isi: {"sidik": "12ab"}, "64 angka dan huruf"),
        (lambda d, isi: {"berkas": SimpleUploadedFile("foto.pdf", b"\xff\xd8\xff")}, "bukan PDF"),
        (lambda d, isi: {}, "salah satu"),
    ],
)
def test_yang_diterima_dibandingkan_dengan_yang_terbit(client, kirim, kata: str) -> None:
    isi = cetak(naskah(), naskah("Orang lain", "skp:8"))
    d = DokumenTerbit.objects.get(kunci="skp:7")
    jawab = client.post(reverse("kinerja:periksa_dokumen", args=[d.kode]), kirim(d, isi))
    assert kata in jawab.content.decode()


def test_berkas_tanpa_kode_dikenali_dari_sidik_jarinya(client) -> None:
    (isi,) = cetak(naskah())
    d = DokumenTerbit.objects.get()
    alamat = reverse("kinerja:periksa")
    assert d.kode_cetak in client.post(alamat, {"berkas": pdf(isi)}).content.decode()
    asing = client.post(alamat, {"berkas": pdf(b"%PDF-1.7 lain")})
    assert (asing.status_code, "tidak dikenal" in asing.content.decode()) == (422, True)


def test_terlalu_sering_dari_satu_alamat_diminta_menunggu(client) -> None:
    # Requests are counted by the minute of the clock: it stands still here.
    with time_machine.travel(datetime(2026, 11, 24, 10, 0, 30, tzinfo=UTC), tick=False):
        kode = [client.get(reverse("kinerja:periksa")).status_code for _ in range(61)]
    assert (kode[:60], kode[60]) == ([200] * 60, 429)


def test_di_balik_proxy_batas_dihitung_per_pengunjung(client, settings) -> None:
    """One proxy in front: the address that it adds counts, not what a visitor writes before it."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def buka(ke: int, asal: str) -> int:
        kepala = {"X-Forwarded-For": f"198.51.100.{ke}, {asal}"}
        return client.get(reverse("kinerja:periksa"), headers=kepala).status_code

    with time_machine.travel(datetime(2026, 11, 24, 10, 0, 30, tzinfo=UTC), tick=False):
        assert [buka(ke, "203.0.113.1") for ke in range(61)] == [200] * 60 + [429]
        assert buka(0, "203.0.113.2") == 200
    minta = RequestFactory().get("/", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.2"})
    assert get_client_ip_address(minta) == "203.0.113.2"


def test_nomor_urut_per_deret_dan_tahun_tidak_pernah_dua_kali() -> None:
    assert list(ambil(deret="a", tahun=2026, banyak=3)) == [1, 2, 3]
    assert list(ambil(deret="a", tahun=2026)) == [4]
    assert list(ambil(deret="a", tahun=2027)) == [1]
    with pytest.raises(ValueError, match="satu nomor"):
        ambil(deret="a", tahun=2026, banyak=0)
