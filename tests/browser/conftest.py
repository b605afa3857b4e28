"""A real Chromium against the live server, without any connection to elsewhere."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pegawai.models import Pegawai

# Machines are busy: an expectation may take its time, a test that meets it does not wait.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session", autouse=True)
def _boleh_sinkron() -> None:
    """Playwright's sync interface runs an event loop in this thread; Django then refuses the database otherwise."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    jalur = os.environ.get("KINERJA_CHROMIUM") or shutil.which("chromium")
    if not jalur:
        pytest.skip("Chromium tidak ada: pasang paket chromium atau isi KINERJA_CHROMIUM.")
    with sync_playwright() as p:
        peramban = p.chromium.launch(
            executable_path=jalur, args=["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]
        )
        yield peramban
        peramban.close()


@pytest.fixture
def halaman(peramban: Browser, live_server) -> Iterator[Page]:
    """A fresh page; relative addresses go to the live server. An error in the console fails the test."""
    konteks = peramban.new_context(base_url=live_server.url, locale="id-ID", viewport={"width": 1280, "height": 900})
    page = konteks.new_page()
    galat: list[str] = []
    page.on("pageerror", lambda e: galat.append(str(e)))
    yield page
    konteks.close()
    assert galat == []


@pytest.fixture
def masuk(halaman: Page) -> Callable[[Pegawai], Page]:
    """Sign in through the form, as people do."""

    def _masuk(orang: Pegawai) -> Page:
        halaman.goto("/akun/login/")
        halaman.fill("[name=login]", orang.nip)
        halaman.fill("[name=password]", "rahasia-uji")
        halaman.click("main button[type=submit]")
        halaman.wait_for_url(lambda url: "/akun/login/" not in url)
        return halaman

    return _masuk


@pytest.fixture
def periksa_axe() -> Callable[[Page], None]:
    """No breach of WCAG 2.2 A and AA that axe can see."""
    pilihan = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

    def _periksa(page: Page) -> None:
        hasil = Axe().run(page, options=pilihan)
        assert hasil.violations_count == 0, hasil.generate_report()

    return _periksa
