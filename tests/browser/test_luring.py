"""A citizen opens a page of a service, the network goes away, and the page is still there; forms say so kindly."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kinerja.waktu import hari_ini
from survei.choices import StatusPeriodeSurvei
from survei.domain import periode
from tests.survei.survei_contoh import layanan, semester

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tunggu_tersimpan(page, *alamat):
    """Until the worker has kept these pages. `wait_for_function` does not wait for a promise: it is truthy at once."""
    for _ in range(200):
        if page.evaluate(
            "async (semua) => (await Promise.all(semua.map((a) => caches.match(a)))).every(Boolean)", alamat
        ):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"tidak tersimpan: {alamat}")


def test_halaman_layanan_terbaca_tanpa_jaringan(peramban, live_server, kantor, periksa_axe):
    hari = hari_ini()
    satu = layanan(kantor, persyaratan="Fotokopi Kartu Keluarga\nPas foto")
    semester_ini = semester(satu, "kini", mulai=hari - timedelta(days=3), selesai=hari + timedelta(days=3))
    periode.pindahkan(periode=semester_ini, ke=StatusPeriodeSurvei.BUKA)
    konteks = peramban.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800})
    page = konteks.new_page()
    page.goto("/layanan/KTP-EL/")
    page.get_by_label("Fotokopi Kartu Keluarga").check()
    tunggu_tersimpan(page, "/layanan/KTP-EL/", "/luring/")
    konteks.set_offline(True)
    page.goto("/layanan/KTP-EL/")
    expect(page.get_by_text("Anda sedang luring. Halaman ini per")).to_be_visible()
    expect(page.get_by_role("heading", name="Perekaman KTP elektronik")).to_be_visible()
    # Ticks were kept on the device, and the kept page has its style.
    expect(page.get_by_label("Fotokopi Kartu Keluarga")).to_be_checked()
    assert page.evaluate("getComputedStyle(document.querySelector('.kartu')).borderRadius") == "12px"
    periksa_axe(page)
    page.goto("/s/l/KTP-EL/")
    expect(page.get_by_role("heading", name="Anda sedang luring")).to_be_visible()
    expect(page.get_by_role("link", name="Perekaman KTP elektronik")).to_be_visible()
    periksa_axe(page)
    konteks.set_offline(False)
    page.goto("/layanan/KTP-EL/")
    expect(page.get_by_text("Anda sedang luring.")).to_have_count(0)
    konteks.close()


def test_yang_perlu_masuk_atau_berisi_formulir_tidak_disimpan(halaman, masuk, kantor):
    layanan(kantor)
    halaman.goto("/layanan/KTP-EL/")
    tunggu_tersimpan(halaman, "/layanan/KTP-EL/", "/luring/")
    masuk(kantor.dewi)
    for alamat in ("/", "/s/", "/layanan/KTP-EL/keluhan/", "/lapor-pungli/", "/layanan/?q=ktp", "/layanan/"):
        halaman.goto(alamat)
    tunggu_tersimpan(halaman, "/layanan/")
    tersimpan = halaman.evaluate(
        "async () => (await (await caches.open('layanan-halaman-1')).keys()).map((r) => new URL(r.url).pathname).sort()"
    )
    assert tersimpan == ["/layanan/", "/layanan/KTP-EL/", "/luring/"]
