"""Hasan names a reviewer, Tuti scores, Hasan decides, Dewi is told: axe clean, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from inovasi.domain import gerbang
from tests.browser.test_inovasi import PONSEL, ganti, periksa
from tests.inovasi.conftest import rubrik as rubrik
from tests.inovasi.contoh import KRITERIA, buat, manajer, penelaah, siapkan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MEJA = {"width": 1280, "height": 900}


def periksa_dua(page, axe) -> None:
    """On a phone, then at a desk."""
    for ukuran in (PONSEL, MEJA):
        page.set_viewport_size(ukuran)
        periksa(page, axe)


def test_dari_antrean_sampai_tim_diberi_tahu(masuk, periksa_axe, kantor, rubrik):
    usulan = siapkan(buat(kantor))
    satu = gerbang.ajukan(usulan=usulan, versi=usulan.versi)
    hasan, tuti = manajer(kantor), penelaah(kantor)

    # The gate waits; Hasan names Tuti
    page = masuk(hasan)
    page.goto("/inovasi/kelola/")
    periksa_dua(page, periksa_axe)
    page.get_by_role("link", name=usulan.judul).first.click()
    periksa_dua(page, periksa_axe)
    page.locator("#id_penelaah").fill(tuti.nip)
    page.get_by_role("button", name="Tunjuk", exact=True).click()
    expect(page.get_by_text("Penelaah ditunjuk dan diberi tahu: Tuti Marlina.")).to_be_visible()

    # Tuti scores by the rubric
    ganti(page, masuk, tuti)
    page.goto(f"/inovasi/telaah/{satu.telaah.get().pk}/")
    for kode, _ in KRITERIA:
        page.locator(f"#id_{kode}").fill("80")
    page.get_by_label("Catatan bagi tim").fill("Masalahnya nyata dan ukurannya jelas.")
    periksa_dua(page, periksa_axe)
    page.get_by_role("button", name="Simpan telaah").click()
    expect(page.get_by_text("Telaah tersimpan.")).to_be_visible()

    # Hasan reads the figure and decides with a reason
    ganti(page, masuk, hasan)
    page.goto(f"/inovasi/kelola/gerbang/{satu.pk}/")
    expect(page.get_by_text("Mencapai ambang")).to_be_visible()
    page.locator("[name=putusan][value=lanjut]").check()
    page.get_by_label("Alasan").fill("Masalahnya terukur.")
    periksa_dua(page, periksa_axe)
    page.get_by_role("button", name="Putuskan", exact=True).click()
    expect(page.get_by_text("Putusan dicatat dan disampaikan kepada tim.")).to_be_visible()
    periksa_dua(page, periksa_axe)

    # Dewi reads it
    ganti(page, masuk, kantor.dewi)
    page.goto("/pemberitahuan/")
    expect(page.get_by_text(usulan.judul).first).to_be_visible()
    page.goto(f"/inovasi/{usulan.publik}/")
    expect(page.get_by_text("Masalahnya terukur.").first).to_be_visible()
    periksa_dua(page, periksa_axe)
