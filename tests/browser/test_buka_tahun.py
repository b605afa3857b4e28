"""Sari opens next year with the keyboard alone: policy, periods, readiness, announcement, preview, the act; a new
colleague without an assessor is named before, Dewi reads the announcement after."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from penilaian.choices import StatusKebijakan
from penilaian.models import BukaTahun, Kebijakan, Periode
from tests.orang import Kantor, buat_pegawai, tempatkan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEBAR = 1280
# A page has fewer stops than this: who does not arrive is caught in a trap of focus.
PALING_BANYAK_TAB = 120


def tab_ke(page: Page, tujuan: Locator) -> None:
    """Press Tab until `tujuan` has the focus; what has it is always in sight."""
    tujuan.wait_for(state="visible")
    for _ in range(PALING_BANYAK_TAB):
        page.keyboard.press("Tab")
        if tujuan.evaluate("e => e === document.activeElement"):
            expect(tujuan).to_be_in_viewport()
            return
    raise AssertionError("tidak terjangkau dengan Tab")


def tekan(page: Page, tujuan: Locator, tombol: str = "Enter") -> None:
    tab_ke(page, tujuan)
    page.keyboard.press(tombol)


def lanjut(page: Page) -> None:
    tekan(page, page.get_by_role("button", name="Simpan dan lanjutkan"))


def test_sari_membuka_tahun_dengan_papan_tombol(masuk, periksa_axe, kantor: Kantor) -> None:
    Kebijakan.objects.create(versi=1, nama="Kebijakan kota", status=StatusKebijakan.BERLAKU)
    tempatkan(buat_pegawai("Gilang Pratama", 907), kantor.seksi, kantor.jabatan, None)
    tahun = hari_ini().year + 1
    page: Page = masuk(kantor.sari)

    def periksa(judul: str) -> None:
        expect(page.get_by_role("heading", name=judul, exact=True)).to_be_visible()
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= LEBAR

    page.goto("/periode/")
    tekan(page, page.get_by_role("link", name=re.compile(r"^Buka tahun")).first)
    page.get_by_role("heading", name="Langkah").wait_for()
    if f"/{tahun}/" not in page.url:
        # Until September this year is proposed, and the next one stands beside it.
        tekan(page, page.get_by_role("link", name=f"Tahun {tahun}", exact=True))
    periksa("Aturan")
    lanjut(page)
    periksa("Periode dan tenggat")
    lanjut(page)
    periksa("Templat SKP")
    lanjut(page)
    # Preflight: who is not ready is counted by agency and named behind the number.
    periksa("Kesiapan")
    tekan(page, page.get_by_role("link", name="tanpa penilai di Dinas Kependudukan"))
    expect(page.get_by_role("cell", name="Gilang Pratama")).to_be_visible()
    periksa_axe(page)
    page.go_back()
    lanjut(page)
    expect(page.get_by_text("Periksa daftarnya, lalu beri tanda di sini.").first).to_be_visible()
    tekan(page, page.get_by_role("checkbox", name="Saya sudah memeriksa daftar ini"), "Space")
    lanjut(page)
    periksa("Pengumuman")
    tab_ke(page, page.locator("main [name=judul]"))
    page.keyboard.press("Control+A")
    page.keyboard.type(f"Penilaian {tahun} dimulai")
    lanjut(page)
    periksa("Pratinjau dan buka")
    expect(page.get_by_text(f"mendapat kabar “Penilaian {tahun} dimulai”")).to_be_visible()
    assert not Periode.objects.exists()
    tab_ke(page, page.locator("main [name=alasan]"))
    page.keyboard.type("Edaran Sekretaris Daerah")
    tekan(page, page.get_by_role("button", name="Buka tahun"))
    periksa(f"Periode {tahun}")
    buka = BukaTahun.objects.get(tahun=tahun)
    kode = [f"{tahun}-TH", *(f"{tahun}-TW{n}" for n in range(1, 5))]
    assert sorted(Periode.objects.values_list("kode", flat=True)) == kode
    assert (buka.dibuka_oleh.pegawai, buka.dikabari) == (kantor.sari, 6)
    assert Pemberitahuan.objects.filter(judul=f"Penilaian {tahun} dimulai").count() == 6
    page.context.clear_cookies()
    dewi: Page = masuk(kantor.dewi)
    dewi.goto("/pemberitahuan/")
    expect(dewi.get_by_text(f"Penilaian {tahun} dimulai").first).to_be_visible()
    assert dewi.goto(f"/periode/tahun/{tahun}/").status == 403
