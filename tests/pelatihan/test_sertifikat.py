"""The certificate: a tagged PDF with code, confirmed by the public page, listed in the person's record."""

import io

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import DokumenTerbit
from pelatihan.domain import peserta as domain
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_saya import lulus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def test_pdf_bertag_bernomor_dan_diperiksa_umum(kantor: Kantor) -> None:
    satu = lulus(kantor)
    url = reverse("pelatihan:sertifikat", args=[satu.publik])
    jawab = klien(kantor, kantor.dewi).get(url)
    assert jawab["Content-Disposition"] == 'inline; filename="sertifikat-00001-DIKLAT-2026.pdf"'
    pdf = PdfReader(io.BytesIO(jawab.content))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    teks = pdf.pages[0].extract_text()
    dokumen = DokumenTerbit.objects.get(jenis="sertifikat")
    for kata in ("Dewi Anggraini", "00001/DIKLAT/2026", "Manajemen waktu untuk pelayanan", "8 jam pelajaran"):
        assert kata in " ".join(teks.split())
    assert dokumen.kode_cetak in teks
    periksa = Client().get(reverse("kinerja:periksa_dokumen", args=[dokumen.kode])).content.decode()
    assert "00001/DIKLAT/2026" in periksa
    assert "Dewi" not in periksa
    assert klien(kantor, kantor.ratna).get(url).content == jawab.content


def test_siapa_membukanya(kantor: Kantor) -> None:
    url = reverse("pelatihan:sertifikat", args=[lulus(kantor).publik])
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [klien(kantor, o).get(url).status_code for o in orang] == [200, 200, 404, 200]


def test_tanpa_sertifikat_tidak_ada_pdf(kantor: Kantor) -> None:
    ikut = domain.usulkan(angkatan=angkatan(program()), pegawai=kantor.dewi, asal="pegawai")
    assert klien(kantor, kantor.dewi).get(reverse("pelatihan:sertifikat", args=[ikut.publik])).status_code == 404


def test_daftar_di_profil(kantor: Kantor) -> None:
    satu = lulus(kantor)
    url = reverse("pegawai:profil", args=[kantor.dewi.publik])
    tautan = reverse("pelatihan:sertifikat", args=[satu.publik])
    for orang in (kantor.dewi, kantor.ratna, kantor.sari):
        assert tautan in klien(kantor, orang).get(url).content.decode()
    kosong = klien(kantor, kantor.ratna).get(reverse("pegawai:profil", args=[kantor.ratna.publik])).content.decode()
    assert "Pelatihan dan sertifikat" not in kosong
