"""The same duty has the same deadline on the home page and on "Tim saya"."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.templatetags.ui import tenggat
from kinerja.waktu import akhir_hari, hari_ini, rentang
from penilaian.choices import StatusRealisasi, StatusSKP
from penilaian.models import SKP, Indikator, Periode, Realisasi
from penilaian.queries.tenggat_tugas import Kewajiban, tenggat_kewajiban, tenggat_penetapan
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db


def di_beranda(kantor: Kantor) -> dict[str, datetime | None]:
    """Deadline of each of Ratna's duties by the first words of its title."""
    klien = Client()
    klien.force_login(kantor.akun(kantor.ratna))
    daftar = klien.get("/").context["tugas"]
    return {re.sub(r" \d+.*", "", t.judul): t.tenggat for t in daftar}


def di_tim(kantor: Kantor) -> dict[str, str]:
    """Badge of each duty on the page of the team, by the words of its link."""
    klien = Client()
    klien.force_login(kantor.akun(kantor.ratna))
    isi = klien.get(reverse("penilaian:tim")).content.decode()
    bagian = isi[isi.index("Menunggu Anda") : isi.index("</section>", isi.index("Menunggu Anda"))]
    pola = r'<div class="tugas">\s*(<span class="tenggat.*?</span>)\s*<div>.*?<a [^>]*>([^<]*)</a>'
    return {kata: lencana for lencana, kata in re.findall(pola, bagian, re.S)}


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    i = Indikator.objects.get(skp=skp)
    Realisasi.objects.create(skp=skp, indikator=i, periode=periode, nilai=90, status=StatusRealisasi.DIKIRIM)
    return periode


def ajukan_versi_baru(kantor: Kantor, mulai: date) -> None:
    """A next version of Dewi's plan waits for Ratna, beside the one that runs."""
    lama = SKP.objects.get(pegawai=kantor.dewi)
    SKP.objects.create(
        pegawai=kantor.dewi, penempatan=lama.penempatan, penilai=kantor.ratna, unit=lama.unit, versi=2,
        rentang=rentang(mulai, mulai.replace(month=12, day=31)), status=StatusSKP.DIAJUKAN,
    )  # fmt: skip


def test_memeriksa_hasil_dan_menilai(kantor: Kantor, periode: Periode) -> None:
    beranda, tim = di_beranda(kantor), di_tim(kantor)
    assert (beranda["Periksa hasil"], beranda["Nilai"]) == (periode.tenggat_penilaian,) * 2
    assert (tim["Periksa hasil"], tim["Mulai menilai"]) == (tenggat(periode.tenggat_penilaian),) * 2


@pytest.mark.parametrize("bulan", [1, 6])
def test_menyetujui_skp(kantor: Kantor, periode: Periode, bulan: int) -> None:
    mulai = date(hari_ini().year, bulan, 1)
    ajukan_versi_baru(kantor, mulai)
    batas = akhir_hari(date(mulai.year, 1, 31)) if bulan == 1 else None
    assert (di_beranda(kantor)["Periksa"], di_tim(kantor)["Periksa SKP"]) == (batas, tenggat(batas))


def test_pengisian_susulan_hanya_memperpanjang(kantor: Kantor, periode: Periode) -> None:
    sehari = timedelta(days=1)
    biasa, lama, baru = (
        tenggat_kewajiban(Kewajiban.MELAPOR, periode, susulan)
        for susulan in (None, periode.tenggat_realisasi - sehari, periode.tenggat_realisasi + sehari)
    )
    assert (biasa, lama, baru - biasa) == (periode.tenggat_realisasi, periode.tenggat_realisasi, sehari)


def test_skp_ditetapkan_paling_lambat_akhir_januari() -> None:
    assert tenggat_penetapan(date(2027, 1, 1)) == akhir_hari(date(2027, 1, 31))
    assert (tenggat_penetapan(date(2027, 4, 12)), tenggat_penetapan(None)) == (None, None)
