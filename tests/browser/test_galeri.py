"""A citizen reads the gallery on a narrow phone, also without JavaScript: axe clean, nothing runs out of the screen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.inovasi.test_galeri import beri_dampak, karya
from tests.orang import Kantor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_warga_membuka_karya_di_ponsel_sempit(halaman: Page, periksa_axe, kantor: Kantor, tema: str) -> None:
    u = karya(kantor)
    beri_dampak(u)
    beri_dampak(u, ukuran="unsur", kunci="waktu", label="U3 Waktu Penyelesaian")
    halaman.set_viewport_size({"width": 320, "height": 700})
    halaman.emulate_media(color_scheme=tema, reduced_motion="reduce")
    halaman.goto("/layanan/")
    halaman.get_by_role("link", name="Galeri inovasi").click()
    for _ in range(2):
        periksa_axe(halaman)
        assert halaman.evaluate("document.documentElement.scrollWidth") == 320
        if halaman.url.endswith("/galeri-inovasi/"):
            halaman.get_by_role("link", name=u.judul).click()
    expect(halaman.get_by_role("heading", name="Yang terukur")).to_be_visible()
    expect(halaman.get_by_role("img", name="U3 Waktu Penyelesaian: sebelum 80,00, sesudah 84,00")).to_be_visible()


def test_tanpa_javascript(peramban: Browser, live_server, kantor: Kantor) -> None:
    u = karya(kantor)
    halaman = peramban.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    halaman.goto("/galeri-inovasi/")
    halaman.get_by_role("link", name=u.judul).click()
    expect(halaman.get_by_text("Belum ada angka yang diumumkan.")).to_be_visible()
