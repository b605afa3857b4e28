"""Paper sheets keyed by the keyboard alone, on a screen 320 pixels wide."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran
from survei.models import KelompokKertas, Komentar, LembarKertas, PeriodeSurvei, Respons
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALAMAT = "/survei/KTP-EL/p/uji/kertas/"


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji"
    )
    hari = hari_ini()
    return semester(layanan(kantor), "uji", mulai=hari - timedelta(days=20), selesai=hari)


def menuju(page: Page, nama: str) -> None:
    """Press Tab until the control with this name has the focus, which is then to be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            "n => document.activeElement !== document.body && document.activeElement.innerText.includes(n)", nama
        ):
            kotak = page.locator(":focus").bounding_box()
            assert kotak
            assert 0 <= kotak["x"] <= 320 - kotak["width"]
            return
    raise AssertionError(f"{nama}: tidak tercapai dengan Tab")


def tekan(page: Page, *tombol: str) -> None:
    for satu_tombol in tombol:
        page.keyboard.press(satu_tombol)


def periksa(page: Page, periksa_axe: Callable[[Page], None]) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    periksa_axe(page)


def test_lembar_diketik_sampai_masuk_tanpa_tetikus(
    masuk: Callable[[Pegawai], Page], kantor: Kantor, satu: PeriodeSurvei, periksa_axe: Callable[[Page], None]
) -> None:
    page = masuk(kantor.hasan)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(ALAMAT)
    periksa(page, periksa_axe)
    menuju(page, "Mulai mengetik")
    tekan(page, "Enter")
    expect(page.get_by_label("Nomor lembar")).to_be_focused()
    periksa(page, periksa_axe)
    # A digit goes on by itself; a wrong one is named; Enter leaves a field blank; Backspace goes back.
    tekan(page, "7", "Enter", "9")
    expect(page.get_by_text("Jawaban 1 sampai 4, atau kosong.")).to_be_visible()
    tekan(page, *"3333333", "Enter", "2", "Backspace", "Backspace", "4")
    expect(page.get_by_label("Jenis kelamin")).to_be_focused()
    tekan(page, "2", "9")
    expect(page.get_by_text("Pilihannya 1 sampai 7.")).to_be_visible()
    tekan(page, "3", "Enter", "4", "Enter")
    expect(page.get_by_label("Saran, masukan, atau keluhan")).to_be_focused()
    page.keyboard.type("Kursi kurang")
    tekan(page, "Enter")
    expect(page.get_by_role("heading", name="1 lembar dalam kelompok ini")).to_be_visible()
    expect(page.get_by_label("Nomor lembar")).to_have_value("8")
    lembar = LembarKertas.objects.get()
    assert (lembar.nilai, lembar.profil) == (
        [3, 3, 3, 3, 3, 3, 3, 4, None],
        {"jenis_kelamin": "P", "usia": "26-34", "pekerjaan": "swasta"},
    )
    periksa(page, periksa_axe)
    menuju(page, "Selesai mengetik")
    tekan(page, "Enter")
    expect(page.get_by_text("Belum masuk ke indeks")).to_be_visible()
    assert Komentar.objects.get().teks == "Kursi kurang"
    KelompokKertas.objects.update(selesai_entri=timezone.now() - timedelta(minutes=61))
    menuju(page, "Ketik ulang lembar 7")
    tekan(page, "Enter")
    expect(page.locator(":focus")).to_have_attribute("name", "n1")
    periksa(page, periksa_axe)
    tekan(page, *"3333333", "Enter", "4", "1", "3", "Enter", "4", "Enter", "Enter")
    _putuskan_dan_masukkan(page, periksa_axe)


def _putuskan_dan_masukkan(page: Page, periksa_axe: Callable[[Page], None]) -> None:
    expect(page.get_by_role("heading", name="Galat pengetikan")).to_be_visible()
    menuju(page, "Berbeda: putuskan")
    tekan(page, "Enter")
    expect(page.get_by_role("heading", name="Perbedaan lembar 7")).to_be_visible()
    periksa(page, periksa_axe)
    menuju(page, "lihat lembarnya")
    tekan(page, "P")
    menuju(page, "Putuskan")
    tekan(page, "Enter")
    expect(page.get_by_text("Lembar 7 diputuskan.")).to_be_visible()
    periksa(page, periksa_axe)
    menuju(page, "Masukkan 1 lembar ke indeks")
    tekan(page, "Enter")
    expect(page.get_by_text("masuk ke indeks.").first).to_be_visible()
    jawaban = Respons.objects.get()
    assert (jawaban.pengaduan, jawaban.sarana, jawaban.jenis_kelamin) == (4, None, "P")
