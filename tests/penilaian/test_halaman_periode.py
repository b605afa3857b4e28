"""Pages of periods: who may see them, who may score and close."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from penilaian.models import Nilai, Perhitungan, Periode
from tests.orang import Kantor
from tests.penilaian.test_mengapa import periode, skp  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("nama", "kode"), [("dewi", 403), ("ratna", 200), ("hasan", 403), ("sari", 200)])
def test_siapa_melihat(client: Client, kantor: Kantor, skp: object, nama: str, kode: int) -> None:  # noqa: F811
    client.force_login(kantor.akun(getattr(kantor, nama)))
    with CaptureQueriesContext(connection) as kueri:
        halaman = client.get(reverse("penilaian:periode", args=["2026-TW3"]))
    daftar = client.get(reverse("penilaian:periode_daftar"))
    assert (halaman.status_code, daftar.status_code, len(kueri) <= 12) == (kode, kode, True)
    assert ("Hitung sekarang" in halaman.content.decode()) == (nama == "sari")


def test_hitung_hanya_oleh_pengelola(client: Client, kantor: Kantor, skp: object) -> None:  # noqa: F811
    alamat = reverse("penilaian:periode_hitung", args=["2026-TW3"])
    client.force_login(kantor.akun(kantor.ratna))
    assert client.post(alamat).status_code == 403
    client.force_login(kantor.akun(kantor.sari))
    jawaban = client.post(alamat)
    pekerjaan = Perhitungan.objects.get().pekerjaan
    assert (jawaban.status_code, jawaban.url) == (302, reverse("kinerja:pekerjaan", args=[pekerjaan.publik]))


def test_tutup_menghitung_lalu_membekukan(client: Client, kantor: Kantor, skp: object) -> None:  # noqa: F811
    Nilai.objects.all().delete()
    alamat = reverse("penilaian:periode_tutup", args=["2026-TW3"])
    client.force_login(kantor.akun(kantor.sari))
    tanpa_alasan = client.post(alamat, {"alasan": " "})
    assert (tanpa_alasan.status_code, Periode.objects.get(kode="2026-TW3").beku) == (422, False)
    assert "Tulis alasannya" in tanpa_alasan.content.decode()
    assert client.post(alamat, {"alasan": "Triwulan selesai"}).status_code == 302
    assert (Periode.objects.get(kode="2026-TW3").beku, Nilai.objects.count()) == (True, 1)
