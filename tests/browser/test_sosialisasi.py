"""Hasan writes what all must read and sees who has not; Dewi reads, signs, asks without a name and says how it is."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from kinerja.waktu import hari_ini
from sosialisasi.choices import ButirDenyut
from sosialisasi.domain import tanya as domain_tanya
from sosialisasi.domain.tanya_jawab import KUNCI
from sosialisasi.models import JawabanDenyut, Penerimaan, PengisiDenyut, Pertanyaan, TandaTanganPakta
from tests.browser.test_inovasi import PONSEL, ganti, periksa
from tests.sosialisasi.kabar_contoh import jadikan_pengelola, wajib
from tests.sosialisasi.test_denyut import putaran
from tests.sosialisasi.test_pakta import naskah, tanda

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def tanpa_salinan():
    cache.delete(KUNCI)
    yield
    cache.delete(KUNCI)


def test_komunikator_menulis_menerbitkan_dan_mengingatkan(masuk, periksa_axe, kantor):
    jadikan_pengelola(kantor, kantor.hasan)
    page = masuk(kantor.hasan)
    page.goto("/kabar/kelola/")
    periksa(page, periksa_axe)
    page.get_by_role("link", name="Tulis pengumuman").first.click()

    # What is missing is said beside the field, and nothing that was typed is lost
    page.get_by_label("Judul").fill("SKP 2027 mulai disusun")
    page.get_by_role("button", name="Simpan").first.click()
    expect(page.get_by_text("Ada yang perlu diperbaiki")).to_be_visible()
    expect(page.get_by_label("Judul")).to_have_value("SKP 2027 mulai disusun")
    periksa(page, periksa_axe)
    page.get_by_label("Isi").fill("Susun bersama atasan sebelum 15 Januari.")
    page.get_by_label("wajib dibaca", exact=False).check()
    page.get_by_label("Dibaca paling lambat").fill(f"31/12/{hari_ini().year + 1}")
    page.get_by_role("button", name="Simpan").first.click()
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Terbitkan").click()

    # All five people of the office receive it; who has not read is one click away
    assert Penerimaan.objects.count() == 5
    page.get_by_role("link", name=re.compile("5 belum membaca")).click()
    expect(page.get_by_role("cell", name="Dewi Anggraini").first).to_be_visible()
    periksa(page, periksa_axe)
    ganti(page, masuk, kantor.dewi)
    page.goto("/kabar/")
    page.get_by_role("link", name="SKP 2027 mulai disusun").first.click()
    page.get_by_role("button", name="Saya sudah membaca").click()
    expect(page.get_by_text("Anda sudah membaca pada")).to_be_visible()
    ganti(page, masuk, kantor.hasan)
    page.goto("/kabar/kelola/")
    page.get_by_role("link", name="SKP 2027 mulai disusun").first.click()
    expect(page.get_by_role("link", name="4 belum membaca")).to_be_visible()
    page.get_by_role("button", name="Ingatkan 4 yang belum").click()
    expect(page.get_by_role("status").filter(has_text="diingatkan").first).to_be_visible()


def test_pegawai_membaca_menandatangani_bertanya_dan_mengisi_denyut(masuk, periksa_axe, kantor):
    hasan = jadikan_pengelola(kantor, kantor.hasan)
    wajib(hasan)
    pakta, denyut = naskah(), putaran()
    for kepala in (kantor.bambang, kantor.ratna):
        tanda(kantor, pakta, kepala)
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)

    # Reads what must be read
    page.goto("/kabar/")
    periksa(page, periksa_axe)
    page.get_by_role("link", name="SKP 2027 mulai disusun").first.click()
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Saya sudah membaca").click()
    assert Penerimaan.objects.get(pengguna__pegawai=kantor.dewi).dibaca is not None

    # Signs after her heads
    page.goto("/pakta/")
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Baca selesai, tanda tangani").click()
    expect(page.get_by_text("Sudah ditandatangani", exact=True)).to_be_visible()
    assert TandaTanganPakta.objects.count() == 3

    # Asks without a name and reads the answer by the code alone
    page.goto("/pendapat/tanya/")
    page.locator("[name=teks]").fill("Bolehkah target diubah di tengah periode?")
    page.locator("[name=tanpa_nama]").check()
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Kirim pertanyaan").click()
    satu = Pertanyaan.objects.get()
    expect(page.get_by_text(satu.kode).first).to_be_visible()
    assert satu.penanya is None
    domain_tanya.jawab(pertanyaan=satu, versi=satu.versi, jawaban="Boleh, lewat penyesuaian SKP.")
    page.reload()
    expect(page.get_by_text("Boleh, lewat penyesuaian SKP.")).to_be_visible()
    periksa(page, periksa_axe)

    # Says how it is, once, without a name
    page.goto(f"/pendapat/denyut/{denyut.publik}/")
    for butir in ButirDenyut.values:
        page.locator(f"[name={butir}][value='4']").check()
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Kirim tanpa nama").click()
    assert (PengisiDenyut.objects.count(), JawabanDenyut.objects.count()) == (1, 1)
