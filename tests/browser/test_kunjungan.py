"""An officer records the visits of the counter, a manager the online addresses: without script, at 320 pixels."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran
from survei.domain import kunjungan
from survei.models import Kunjungan, Loket, PeriodeSurvei, Petugas, TautanLayanan
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    """Counter 1 with Dewi, two weeks of visits; Hasan manages the survey."""
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji")
    hari = hari_ini()
    baru = semester(layanan(kantor), "uji", mulai=hari - timedelta(days=20), selesai=hari + timedelta(days=5))
    loket = Loket.objects.create(layanan=baru.layanan, nama="Loket 1")
    Petugas.objects.create(layanan=baru.layanan, loket=loket, pegawai=kantor.dewi, masa=rentang(AWAL))
    for lalu in (7, 14):
        isian = kunjungan.Isian(loket, hari - timedelta(days=lalu), 30, None)
        kunjungan.catat(layanan=baru.layanan, isian=[isian])
    return baru


def tanpa_skrip(peramban: Browser, alamat: str, orang: Pegawai) -> Page:
    page = peramban.new_context(
        base_url=alamat, java_script_enabled=False, locale="id-ID", viewport={"width": 320, "height": 800}
    ).new_page()
    page.goto("/akun/login/")
    page.fill("[name=login]", orang.nip)
    page.fill("[name=password]", "rahasia-uji")
    page.click("main button[type=submit]")
    return page


def test_petugas_mencatat_dan_mengoreksi_kunjungan_tanpa_skrip(
    peramban: Browser, live_server, kantor: Kantor, satu: PeriodeSurvei
) -> None:
    page = tanpa_skrip(peramban, live_server.url, kantor.dewi)
    page.goto("/survei/KTP-EL/kunjungan/")
    for angka, alasan in (("400", ""), ("40", "Kelebihan satu nol")):
        page.locator(".tabel-minggu input:not([type=hidden])").last.fill(angka)
        page.get_by_label("Alasan koreksi").fill(alasan)
        page.get_by_role("button", name="Simpan minggu ini").click()
        expect(page.get_by_text("1 angka disimpan.")).to_be_visible()
    expect(page.get_by_role("cell", name="Kelebihan satu nol")).to_be_visible()
    page.context.close()
    assert Kunjungan.objects.get(tanggal=hari_ini()).jumlah == 40


def test_pengelola_menulis_dua_tautan_tanpa_skrip(
    peramban: Browser, live_server, kantor: Kantor, satu: PeriodeSurvei
) -> None:
    page = tanpa_skrip(peramban, live_server.url, kantor.hasan)
    page.goto("/survei/KTP-EL/daring/")
    for baris, (tulisan, alamat) in enumerate(
        (("Daftar antrean", "http://a.test"), ("Cek status", "https://s.test")), 1
    ):
        page.get_by_label(f"Tulisan tautan, baris {baris}").fill(tulisan)
        page.get_by_label(f"Alamat, baris {baris}").fill(alamat)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("link", name="Alamat, baris 1: Tulis alamat lengkap yang aman")).to_be_visible()
    page.get_by_label("Alamat, baris 1", exact=True).fill("https://a.test")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("2 tautan tampil di halaman layanan.")).to_be_visible()
    page.get_by_role("link", name="Halaman masyarakat").click()
    expect(page.get_by_role("link", name="Cek status")).to_be_visible()
    page.context.close()
    assert TautanLayanan.objects.count() == 2


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_halaman_loket_bersih_menurut_axe_dan_muat_di_320(
    masuk: Callable[[Pegawai], Page],
    periksa_axe: Callable[[Page], None],
    kantor: Kantor,
    satu: PeriodeSurvei,
    tema: str,
) -> None:
    page = masuk(kantor.hasan)
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": 320, "height": 800})
    for alamat in ("kunjungan/", "kunjungan/impor/", "daring/", "loket/", ""):
        page.goto(f"/survei/KTP-EL/{alamat}")
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
