"""Ratna divides her results on a phone, Dewi finds them in her draft, Sari proposes a template; axe finds nothing."""

import pytest
from playwright.sync_api import expect

from penilaian.domain import templat as templat_domain
from penilaian.models import SKP
from tests.penilaian.skp_contoh import berlaku, buat_periode, skp_atasan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PONSEL = {"width": 390, "height": 844}


def test_ratna_membagi_hasilnya_di_ponsel(masuk, periksa_axe, kantor):
    skp_atasan(kantor, "Layanan seksi selesai tepat waktu", "Berkas benar sejak pertama")
    page = masuk(kantor.ratna)
    page.set_viewport_size(PONSEL)
    page.goto("/tim/matriks/")
    expect(page.get_by_role("heading", name="Hasil Anda yang belum didukung siapa pun")).to_be_visible()
    periksa_axe(page)
    page.get_by_role("link", name="Isi peran Dewi Anggraini").click()
    page.get_by_label("Untuk “Layanan seksi selesai tepat waktu”").fill("Antrean loket selesai hari itu")
    periksa_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Simpan ke rancangan").click()
    expect(page.get_by_text("Peran Dewi Anggraini masuk ke rancangan SKP-nya.")).to_be_visible()
    expect(page.get_by_text("Antrean loket selesai hari itu")).to_be_visible()
    page.goto(f"/kinerja/skp/{SKP.objects.get(pegawai=kantor.dewi).publik}/")
    expect(page.get_by_text("dari matriks Ratna Kusuma")).to_be_visible()
    periksa_axe(page)


def test_sari_memeriksa_penerima_templat(masuk, periksa_axe, kantor):
    skp = berlaku(kantor, buat_periode())
    templat = templat_domain.dari_skp(skp=skp, nama="Petugas loket", oleh=kantor.akun(kantor.sari))
    page = masuk(kantor.sari)
    page.goto(f"/templat/{templat.pk}/")
    periksa_axe(page)
    page.get_by_role("link", name="Pilih penerima").click()
    expect(page.get_by_role("heading", name="2 orang mendapat rancangan")).to_be_visible()
    periksa_axe(page)
    page.goto("/templat/tanpa-skp/")
    periksa_axe(page)
    page.set_viewport_size(PONSEL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
