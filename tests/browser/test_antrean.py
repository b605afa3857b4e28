"""Ratna rates her people one after another: at most five acts a person where proposals are confirmed, on a phone, with
the keyboard alone, and going on after her session broke."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from kinerja.models import Draf
from kinerja.waktu import hari_ini, rentang
from penilaian.choices import StatusSKP
from penilaian.domain.hitung import hitung_satu
from penilaian.models import (
    SKP,
    Bukti,
    HasilKerja,
    Indikator,
    Kebijakan,
    Periode,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
)
from tests.orang import buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import buat_periode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TINDAKAN_MAKS = 5


def buat_tim(kantor) -> Periode:
    """Dewi, Eka and Fajar, each with a result of 100 percent: the proposal is "sesuai"."""
    periode = buat_periode()
    assert Kebijakan.objects.count() == 1
    orang = [kantor.dewi]
    for urut, nama in enumerate(("Eka Putri", "Fajar Nugroho")):
        orang.append(buat_pegawai(nama, 910 + urut))
        tempatkan(orang[-1], kantor.seksi, kantor.jabatan, kantor.ratna)
    for o in orang:
        skp = SKP.objects.create(
            pegawai=o,
            penempatan=o.penempatan.get(),
            penilai=kantor.ratna,
            unit=kantor.seksi,
            rentang=rentang(hari_ini().replace(month=1, day=1)),
            status=StatusSKP.BERLAKU,
        )
        hasil = HasilKerja.objects.create(skp=skp, uraian="Berkas selesai tepat waktu", bobot=Decimal(100))
        i = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=Decimal(100))
        TargetPeriode.objects.create(skp=skp, indikator=i, periode=periode, target=Decimal(100))
        Realisasi.objects.create(skp=skp, indikator=i, periode=periode, nilai=Decimal(100), status="diterima")
        hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    return periode


def nilai_dengan_klik(page: Page) -> int:
    """Rate the person on the screen the way of the proposal; returns how many acts it took."""
    assert page.locator("main input:checked").count() == 0, "tidak ada yang terpilih lebih dulu"
    tindakan = [
        page.get_by_label("Nilai lain yang belum diisi: sesuai ekspektasi"),
        page.locator("[name=rating_hasil][value=sesuai]"),
        page.locator("[name=rating_perilaku][value=sesuai]"),
        page.get_by_role("button", name="Simpan dan berikutnya"),
    ]
    for t in tindakan:
        t.click()
    return len(tindakan)


def tunggu_draf(page: Page, isian: str) -> None:
    """Until the draft that was kept by itself holds this field: an earlier one may have been on its way."""
    for _ in range(100):
        if any(isian in d.isi for d in Draf.objects.all()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(isian)


def test_paling_banyak_lima_tindakan_seorang_lalu_semua_diperiksa_dan_disampaikan(masuk, periksa_axe, kantor):
    buat_tim(kantor)
    page = masuk(kantor.ratna)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/tim/")
    page.get_by_role("link", name="Mulai menilai").click()
    for nomor in (1, 2, 3):
        expect(page.get_by_text(f"Orang {nomor} dari 3", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        if nomor == 1:
            periksa_axe(page)
        assert nilai_dengan_klik(page) <= TINDAKAN_MAKS
    expect(page.get_by_role("heading", name="Siap disampaikan")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    periksa_axe(page)
    page.get_by_label("Tunda Fajar Nugroho").check()
    page.get_by_label("Saya tetap menyampaikannya sekarang").check()
    page.get_by_role("button", name="Sampaikan 3 hasil").click()
    expect(page.get_by_text("2 hasil disampaikan. Tiap pegawai diberi tahu.")).to_be_visible()
    belum = PutusanNilai.objects.filter(disampaikan=None)
    assert [p.skp.pegawai.nama for p in belum] == ["Fajar Nugroho"]


def test_dengan_papan_ketik_saja_dan_dilanjutkan_sesudah_sesi_putus(masuk, kantor):
    periode = buat_tim(kantor)
    page = masuk(kantor.ratna)
    page.goto(f"/tim/antrean/{periode.kode}/")
    page.get_by_label("Nilai lain yang belum diisi: sesuai ekspektasi").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert page.locator("[name=rating_hasil][value=sesuai]").is_checked()
    page.keyboard.press("Tab")
    tunggu_draf(page, "rating_hasil")
    # The session breaks here: what was chosen for Dewi waits for her return.
    page.context.clear_cookies()
    page = masuk(kantor.ratna)
    page.goto(f"/tim/antrean/{periode.kode}/")
    expect(page.get_by_text("dipulihkan.")).to_be_visible()
    assert page.locator("[name=rating_hasil][value=sesuai]").is_checked()
    page.locator("[name=rating_perilaku][value=sesuai]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Orang 2 dari 3", exact=True)).to_be_visible()
    page.goto("/")
    page.goto(f"/tim/antrean/{periode.kode}/")
    expect(page.get_by_text("Orang 2 dari 3", exact=True)).to_be_visible()
    assert PutusanNilai.objects.get().skp.pegawai == kantor.dewi


@pytest.mark.parametrize("lebar", [1280, 390])
def test_bilah_tindakan_tidak_menutupi_yang_difokus_dan_bagian_panjang_terlipat(masuk, periksa_axe, kantor, lebar):
    periode = buat_tim(kantor)
    skp = SKP.objects.get(pegawai=kantor.dewi)
    r = Realisasi.objects.get(skp=skp)
    Bukti.objects.create(realisasi=r, tautan="https://contoh.go.id/rekap", keterangan="Rekap loket")
    page = masuk(kantor.ratna)
    page.set_viewport_size({"width": lebar, "height": 800})
    page.goto(f"/tim/menilai/{skp.publik}/{periode.kode}/")
    periksa_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= lebar
    expect(page.get_by_role("link", name="Rekap loket")).to_be_hidden()
    page.get_by_role("heading", name="Bukti").click()
    expect(page.get_by_role("link", name="Rekap loket")).to_be_visible()
    page.get_by_role("navigation", name="Isi halaman").get_by_role("link", name="Tetapkan penilaian").click()
    expect(page.get_by_role("heading", name="Tetapkan penilaian")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    terlihat = """() => {
        const e = document.activeElement, bilah = document.querySelector(".bilah");
        if (!e.closest("main form") || bilah.contains(e)) return true;
        return e.getBoundingClientRect().bottom <= bilah.getBoundingClientRect().top + 1;
    }"""
    for _ in range(90):
        page.keyboard.press("Tab")
        page.wait_for_function(terlihat)
        if page.evaluate("document.activeElement.closest('.bilah') !== null"):
            return
    raise AssertionError("bilah tidak terjangkau dengan Tab")
