"""Dewi proposes on her phone, Hasan joins her team, Tuti reviews: from a problem to a review, axe clean."""

import pytest
from playwright.sync_api import Page, expect

from inovasi.domain import gerbang
from inovasi.models import Anggota, Usulan
from tests.inovasi.conftest import rubrik as rubrik
from tests.inovasi.contoh import KRITERIA, buat, penelaah, siapkan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PONSEL = {"width": 390, "height": 844}


def periksa(page: Page, axe) -> None:
    """Nothing that axe sees, and no sideways scroll."""
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


def ganti(page: Page, masuk, orang) -> None:
    page.context.clear_cookies()
    masuk(orang)


def test_dari_masalah_sampai_ditelaah(masuk, periksa_axe, kantor, rubrik):
    ada = siapkan(buat(kantor, judul="Nomor antrean dari rumah"))
    Usulan.objects.update(status="berjalan", tahap="uji_coba")
    ada.anggota.update(pegawai=kantor.sari)
    tuti = penelaah(kantor)
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)

    # Problem first; what colleagues have proposed shows while writing
    page.goto("/inovasi/")
    periksa(page, periksa_axe)
    page.get_by_role("link", name="Usulkan ide").click()
    page.get_by_label("Masalah yang dihadapi").fill("Warga menunggu dua jam di loket pada pagi hari.")
    page.get_by_label("Ide", exact=True).press_sequentially("Nomor antrean dari rumah.")
    expect(page.get_by_role("link", name="Nomor antrean dari rumah")).to_be_visible()
    page.get_by_label("Judul").fill("Antrean KTP lewat ponsel")
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Simpan draf").click()

    # Benefit, then the pilot with one measure
    for label, teks in (("Apa yang baru", "Jamnya diperkirakan."), ("Manfaat", "Singkat."), ("Risiko", "Sinyal.")):
        page.get_by_label(label).fill(teks)
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Simpan").click()
    isian = {"Tempat": "Loket", "Mulai": "01/07/2026", "Selesai": "30/09/2026", "Ukuran": "Lama menunggu"}
    isian |= {"Satuan": "menit", "Nilai sebelum": "120", "Nilai yang dituju": "45"}
    for label, teks in isian.items():
        page.get_by_label(label).fill(teks)
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Simpan rencana").click()
    expect(page.get_by_text("Rencana uji coba tersimpan.")).to_be_visible()
    periksa(page, periksa_axe)

    # Hasan is asked in and answers
    satu = Usulan.objects.get(judul="Antrean KTP lewat ponsel")
    page.goto(f"/inovasi/{satu.publik}/tim/")
    page.get_by_label("Nama rekan").fill("hasan")
    page.get_by_role("button", name="Cari").click()
    page.get_by_label("Hasan Basri").check()
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Undang").click()
    expect(page.get_by_text("Hasan Basri diundang.")).to_be_visible()
    ganti(page, masuk, kantor.hasan)
    expect(page.get_by_text("Jawab 1 undangan tim inovasi").first).to_be_visible()
    page.goto("/inovasi/saya/")
    periksa(page, periksa_axe)
    page.get_by_role("link", name="Jawab undangan").click()
    page.get_by_role("button", name="Saya ikut").click()
    page.get_by_role("textbox", name="Bagian Anda").fill("Menulis programnya.")
    page.get_by_role("button", name="Simpan bagian").click()
    assert Anggota.objects.get(usulan=satu, pegawai=kantor.hasan).bagian == "Menulis programnya."

    # Sent from the check page, reviewed by Tuti
    ganti(page, masuk, kantor.dewi)
    page.goto(f"/inovasi/{satu.publik}/ajukan/")
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Kirim untuk ditelaah").click()
    expect(page.get_by_text("Terkirim.")).to_be_visible()
    gerbang.tugaskan(gerbang=satu.gerbang.get(), penelaah=[tuti], oleh=kantor.akun(kantor.sari))
    ganti(page, masuk, tuti)
    page.goto("/inovasi/saya/")
    page.get_by_role("link", name="Telaah Antrean KTP lewat ponsel").click()
    for kode, _ in KRITERIA:
        page.locator(f"#id_{kode}").fill("80")
    page.get_by_label("Catatan bagi tim").fill("Masalahnya nyata dan ukurannya jelas.")
    periksa(page, periksa_axe)
    page.get_by_role("button", name="Simpan telaah").click()
    expect(page.get_by_text("Telaah tersimpan.")).to_be_visible()
