"""Hasan names a reviewer, Tuti scores, Hasan decides, Dewi is told: axe clean, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from inovasi.domain import gerbang
from kinerja.waktu import hari_ini
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


def test_rubrik_dan_seruan_terbaca_di_ponsel_dan_meja(masuk, periksa_axe, kantor, rubrik):
    page = masuk(manajer(kantor))
    for alamat in ("rubrik/", "rubrik/baru/", "seruan/", "seruan/baru/"):
        page.goto(f"/inovasi/kelola/{alamat}")
        periksa_dua(page, periksa_axe)
    for label, teks in (("Nama", "Program inovasi pelayanan"), ("Tema", "Ponsel"), ("apa yang dicari", "Cara baru.")):
        page.get_by_label(label).fill(teks)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Seruan tersimpan.")).to_be_visible()
    hari = hari_ini()
    page.get_by_label("Mulai").fill(f"{hari:%d/%m/%Y}")
    page.get_by_label("Hari terakhir mengirim ide").fill(f"{hari:%d/%m/%Y}")
    periksa_dua(page, periksa_axe)
    page.get_by_role("button", name="Buka putaran").click()
    expect(page.get_by_text("Putaran 1 dibuka")).to_be_visible()

    # An employee finds it above the list and begins an idea for it
    ganti(page, masuk, kantor.dewi)
    page.goto("/inovasi/")
    page.get_by_role("link", name="Baca dan usulkan").click()
    periksa_dua(page, periksa_axe)
    page.get_by_role("link", name="Usulkan untuk seruan ini").click()
    periksa_dua(page, periksa_axe)
