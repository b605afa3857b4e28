"""Dewi asks why her score is what it is, with the keyboard alone."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from penilaian import rumus
from penilaian.domain import perilaku, putusan
from penilaian.models import Nilai
from tests.browser.test_penilai import lapor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_sampai(page: Page, teks: str) -> None:
    """Press Tab until the element with this text has the focus; it must be seen and shown as focused."""
    for _ in range(60):
        page.keyboard.press("Tab")
        fokus = page.locator(":focus")
        if fokus.count() and teks in (fokus.inner_text() or fokus.get_attribute("aria-label") or ""):
            assert fokus.evaluate("e => getComputedStyle(e).outlineStyle") != "none", f"fokus pada {teks} tidak tampak"
            return
    raise AssertionError(f"{teks} tidak tercapai dengan Tab")


def test_dewi_membaca_mengapa_dengan_papan_ketik_saja(masuk, periksa_axe, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    lapor(kantor, skp, periode, 80)
    ratna = kantor.akun(kantor.ratna)
    isian = {"kolaboratif": perilaku.Isian("di_atas", "Membantu loket sebelah.")}
    perilaku.nilai_aspek(skp=skp, periode=periode, oleh=ratna, isian=isian)
    keputusan = putusan.tetapkan(
        skp=skp, periode=periode, oleh=ratna, rating_hasil="di_bawah", rating_perilaku="di_atas"
    )
    putusan.sampaikan(putusan=keputusan, oleh=ratna)
    page = masuk(kantor.dewi)
    page.goto("/")
    tab_sampai(page, "Mengapa nilai ini?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mengapa nilai ini?")).to_be_visible()
    # Inputs, the formula in words, and the figure derived again from them.
    nilai = Nilai.objects.get(skp=skp)
    assert nilai.nilai_hasil == rumus.nilai_hasil([(100, rumus.capaian(80, 100, rumus.NAIK))]) == Decimal(80)
    baris = page.get_by_role("row").filter(has_text="Indikator 0")
    expect(baris).to_contain_text("100 berkas")
    expect(baris).to_contain_text("80 berkas")
    expect(baris).to_contain_text("80,00")
    expect(page.locator("main")).to_contain_text("sudah dihitung ulang, angkanya sama")
    expect(page.locator("main")).to_contain_text("Membantu loket sebelah.")
    expect(page.locator("td.pilih")).to_have_text("Butuh Perbaikan")
    periksa_axe(page)
    tab_sampai(page, "Saya sudah menerima hasil ini")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tercatat: Anda sudah menerima hasil penilaian.")).to_be_visible()
