"""Signing in, in a real browser: works, is accessible, wide and narrow, light and dark."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAYAR = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_masuk_bersih_menurut_axe(halaman, periksa_axe, lebar, tema):
    halaman.set_viewport_size({"width": lebar, "height": 844})
    halaman.emulate_media(color_scheme=tema)
    halaman.goto("/akun/login/")
    periksa_axe(halaman)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
    gelap = halaman.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 23, 26)"
    assert gelap == (tema == "dark")


def test_kata_sandi_salah_dijelaskan(halaman, periksa_axe, kantor):
    halaman.goto("/akun/login/")
    halaman.fill("[name=login]", kantor.dewi.nip)
    halaman.fill("[name=password]", "bukan-ini")
    halaman.click("main button[type=submit]")
    halaman.get_by_role("heading", name="Ada yang perlu diperbaiki").wait_for()
    periksa_axe(halaman)


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_dewi_masuk_membuka_pemberitahuan_dan_keluar(masuk, periksa_axe, kantor, lebar, tema):
    page = masuk(kantor.dewi)
    page.set_viewport_size({"width": lebar, "height": 844})
    page.emulate_media(color_scheme=tema)
    page.goto("/pemberitahuan/")
    page.locator(".akun > summary").click()
    periksa_axe(page)
    page.get_by_role("button", name="Keluar").click()
    page.goto("/pemberitahuan/")
    assert "/akun/login/" in page.url
