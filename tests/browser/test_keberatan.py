"""Dewi objects to her delivered result, Ratna answers, Bambang upholds it; Dewi reads the new predikat."""

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.penilaian.keberatan_contoh import buat_hasil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ganti(page: Page, masuk, orang) -> Page:
    page.context.clear_cookies()
    return masuk(orang)


def test_dewi_mengajukan_ratna_menanggapi_bambang_memutus(masuk, periksa_axe, kantor, tmp_path):
    with time_machine.travel("2026-11-16T09:00:00+07:00"):
        h = buat_hasil(kantor)
        bukti = tmp_path / "rekap juli.pdf"
        bukti.write_bytes(b"%PDF-1.4 isi\n%%EOF")
        page = masuk(kantor.dewi)
        page.goto("/kinerja/nilai/")
        page.get_by_role("link", name="Mengapa nilai ini?").first.click()
        expect(page.locator("main")).to_contain_text("Predikat sementara")
        page.get_by_role("link", name="Ajukan keberatan").click()
        page.get_by_label("Alasan keberatan").fill("Capaian saya 111, di atas ambang.")
        page.get_by_label("Yang Anda minta").fill("Hasil kerja di atas ekspektasi.")
        page.locator("input[type=file]").set_input_files(bukti)
        periksa_axe(page)
        page.get_by_role("button", name="Simpan dan periksa").click()
        expect(page.get_by_role("heading", name="Periksa keberatan")).to_be_visible()
        expect(page.get_by_role("link", name="rekap juli.pdf")).to_be_visible()
        periksa_axe(page)
        page.get_by_role("button", name="Kirim keberatan").click()
        expect(page.get_by_role("heading", name="Keberatan KB-2026-00001", exact=True)).to_be_visible()
        alamat = page.url

        ganti(page, masuk, kantor.ratna)
        page.goto("/keberatan/")
        page.get_by_role("link", name="Tanggapi KB-2026-00001").click()
        page.get_by_label("Tanggapan Anda").fill("Bukti Juli belum saya lihat.")
        periksa_axe(page)
        page.get_by_role("button", name="Kirim tanggapan").click()
        expect(page.get_by_text("Tanggapan terkirim")).to_be_visible()

        ganti(page, masuk, kantor.bambang)
        page.goto("/keberatan/")
        page.get_by_role("link", name="Putuskan KB-2026-00001").click()
        expect(page.locator("main")).to_contain_text("Bukti Juli belum saya lihat.")
        page.get_by_role("radio", name="Dikabulkan", exact=True).check()
        page.get_by_role("group", name="Rating hasil kerja yang baru").get_by_label("Di atas ekspektasi").check()
        page.get_by_role("group", name="Rating perilaku kerja yang baru").get_by_label("Di atas ekspektasi").check()
        page.get_by_label("Pertimbangan").fill("Rekap Juli ada dan terbaca.")
        periksa_axe(page)
        page.get_by_role("button", name="Periksa putusan").click()
        expect(page.locator("main")).to_contain_text("Putusan ini final.")
        periksa_axe(page)
        page.get_by_role("button", name="Ubah").click()
        expect(page.get_by_label("Pertimbangan")).to_have_value("Rekap Juli ada dan terbaca.")
        page.get_by_role("button", name="Periksa putusan").click()
        page.get_by_role("button", name="Sampaikan putusan").click()
        expect(page.locator("main")).to_contain_text("Putusan lama tetap tersimpan")

        ganti(page, masuk, kantor.dewi)
        page.goto(alamat)
        expect(page.locator("main")).to_contain_text("Rekap Juli ada dan terbaca.")
        periksa_axe(page)
        page.goto(f"/kinerja/nilai/{h.skp.publik}/{h.periode.kode}/")
        expect(page.locator(".raksasa")).to_have_text("Sangat Baik")
