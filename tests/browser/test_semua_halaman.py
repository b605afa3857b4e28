"""Every page of the menu, for each role, wide and narrow, light and dark: axe, no sideways scroll, no console error."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from tests.orang import AWAL
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEMUA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Colours are what differs between the themes; the rest of the page was read in the light one.
KONTRAS = {"type": "rule", "values": ["color-contrast"]}
LAYAR = [(1280, "light", SEMUA), (1280, "dark", KONTRAS), (390, "light", SEMUA), (390, "dark", KONTRAS)]
DI_LUAR_MENU = ("/bantuan/", "/akun/password/change/", "/akun/2fa/", "/akun/sessions/", "/tidak-ada/")
MELEBAR = """[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 320)
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
PALING_SEDIKIT = {"dewi": 11, "ratna": 12, "sari": 16}


@pytest.fixture
def isi(kantor):
    """A running period, Dewi's plan, and Sari in every role."""
    berlaku(kantor, buat_periode())
    for nama in NamaPeran.values:
        Peran.objects.get_or_create(
            pengguna=kantor.akun(kantor.sari), nama=nama, defaults={"masa": rentang(AWAL), "alasan": "uji"}
        )


def _masuk(halaman, akun) -> None:
    klien = Client()
    klien.force_login(akun)
    sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
    halaman.goto("/bantuan/")
    halaman.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": sesi, "url": halaman.url.replace("/bantuan/", "/")}]
    )


def _periksa(halaman, alamat: str) -> list[str]:
    """What is wrong with one page, in words."""
    halaman.set_viewport_size({"width": 1280, "height": 900})
    halaman.goto(alamat)
    temuan = []
    for lebar, tema, aturan in LAYAR:
        halaman.set_viewport_size({"width": lebar, "height": 900})
        halaman.emulate_media(color_scheme=tema, reduced_motion="reduce")
        hasil = Axe().run(halaman, options={"runOnly": aturan, "resultTypes": ["violations"]})
        temuan += [
            f"{alamat} {lebar} {tema}: {v['id']} {[n['html'][:120] for n in v['nodes'][:3]]}"
            for v in hasil.response["violations"]
        ]
    halaman.set_viewport_size({"width": 320, "height": 700})
    if halaman.evaluate("document.documentElement.scrollWidth") > 320:
        temuan.append(f"{alamat} menggulir ke samping pada 320: {halaman.evaluate(MELEBAR)}")
    return temuan


@pytest.mark.parametrize("siapa", PALING_SEDIKIT)
def test_semua_halaman_menu(halaman, kantor, isi, siapa):
    konsol: list[str] = []
    halaman.on("console", lambda m: konsol.append(f"{m.text} {halaman.url}") if m.type == "error" else None)
    _masuk(halaman, kantor.akun(getattr(kantor, siapa)))
    halaman.goto("/")
    menu = halaman.eval_on_selector_all("nav.sisi li a", "a => a.map(x => x.getAttribute('href'))")
    alamat = [*dict.fromkeys(menu), *DI_LUAR_MENU]
    temuan = [salah for satu in alamat for salah in _periksa(halaman, satu)]
    assert temuan == []
    assert [k for k in konsol if "/tidak-ada/" not in k] == []
    assert len(alamat) >= PALING_SEDIKIT[siapa]


def test_jarak_teks_lebar_tidak_memotong(halaman, kantor, isi):
    """WCAG 1.4.12: with wider spacing nothing is cut off or pushed out of a narrow page."""
    _masuk(halaman, kantor.akun(kantor.ratna))
    halaman.set_viewport_size({"width": 390, "height": 844})
    for alamat in ("/", "/tim/", "/pegawai/"):
        halaman.goto(alamat)
        halaman.evaluate(
            "document.querySelectorAll('*').forEach(e => { e.style.lineHeight = '1.5';"
            " e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em'; })"
        )
        assert halaman.evaluate("document.documentElement.scrollWidth") <= 390, alamat


def test_galat_mendapat_fokus_dan_tautannya_menuju_isian(halaman, kantor):
    halaman.goto("/akun/login/")
    halaman.click("main button[type=submit]")
    assert halaman.title() == "Galat: Masuk – Kinerja"
    assert halaman.evaluate("document.activeElement.id") == "galat-ringkas"
    halaman.locator(".galat-ringkas a").first.click()
    assert halaman.evaluate("document.activeElement.name") == "login"


def test_kata_sandi_dapat_diperlihatkan(halaman, kantor):
    halaman.goto("/akun/login/")
    halaman.fill("[name=password]", "rahasia")
    halaman.get_by_role("button", name="Tampilkan kata sandi").click()
    assert halaman.get_attribute("[name=password]", "type") == "text"
    halaman.get_by_role("button", name="Sembunyikan kata sandi").click()
    assert halaman.get_attribute("[name=password]", "type") == "password"
