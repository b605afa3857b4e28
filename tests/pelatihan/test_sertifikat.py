"""The certificate: a tagged PDF with code, confirmed by the public page, listed in the person's record."""

import io

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import DokumenTerbit
from pelatihan.domain import peserta as domain
from pelatihan.domain.penandatangan import tetapkan
from pelatihan.models import Sertifikat
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


def test_ditandatangani_pejabat_kota_dan_beku_sejak_terbit(kantor: Kantor) -> None:
    """Bambang signs for the city; after he is followed by Ratna the certificate is the same, the next one hers."""
    satu = lulus(kantor)
    url = reverse("pelatihan:sertifikat", args=[satu.publik])
    dewi = klien(kantor, kantor.dewi)
    semula = dewi.get(url).content
    tertulis = " ".join(PdfReader(io.BytesIO(semula)).pages[0].extract_text().split())
    assert "Kepala BKPSDM, Bambang Wijaya NIP 19900101 201501 1 901" in tertulis
    dokumen = DokumenTerbit.objects.get(jenis="sertifikat")
    periksa = Client().get(reverse("kinerja:periksa_dokumen", args=[dokumen.kode])).content.decode()
    assert "<dt>Ditandatangani</dt><dd>Bambang Wijaya, Kepala BKPSDM</dd>" in periksa
    assert kantor.bambang.nip not in periksa.replace(" ", "")
    tetapkan(unit=None, pejabat=kantor.ratna, jabatan="Plt. Kepala BKPSDM", versi=1)
    assert dewi.get(url).content == semula
    lulus(kantor, 2)
    assert list(Sertifikat.objects.order_by("pk").values_list("pejabat", "pejabat_jabatan")) == [
        ("Bambang Wijaya", "Kepala BKPSDM"),
        ("Ratna Kusuma", "Plt. Kepala BKPSDM"),
    ]


def test_sertifikat_lama_tanpa_penandatangan_tetap_dokumen_yang_sama(kantor: Kantor) -> None:
    satu = lulus(kantor)
    Sertifikat.objects.update(pejabat="", pejabat_nip="", pejabat_jabatan="")
    isi = klien(kantor, kantor.dewi).get(reverse("pelatihan:sertifikat", args=[satu.publik])).content
    teks = " ".join(PdfReader(io.BytesIO(isi)).pages[0].extract_text().split())
    assert "secara elektronik oleh" in teks
    assert DokumenTerbit.objects.get(jenis="sertifikat").penandatangan == ""


def test_isi_dokumen_menentukan_berkasnya_bukan_hari_mencetak(kantor: Kantor) -> None:
    url = reverse("pelatihan:sertifikat", args=[lulus(kantor).publik])
    semula = klien(kantor, kantor.dewi).get(url).content
    with time_machine.travel("2026-12-20T09:00:00+07:00", tick=False):
        assert klien(kantor, kantor.dewi).get(url).content == semula


def test_satu_halaman_juga_dengan_nama_terpanjang(kantor: Kantor) -> None:
    satu = lulus(kantor)
    url = reverse("pelatihan:sertifikat", args=[satu.publik])
    panjang = "Penyelenggaraan pelayanan terpadu " * 6
    for isi in ({}, {"program": panjang[:160], "pejabat": panjang[:140], "pejabat_jabatan": panjang[:160]}):
        Sertifikat.objects.filter(peserta=satu).update(**isi)
        kantor.dewi.nama = panjang[:120] if isi else kantor.dewi.nama
        kantor.dewi.save()
        assert len(PdfReader(io.BytesIO(klien(kantor, kantor.dewi).get(url).content)).pages) == 1
