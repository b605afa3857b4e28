"""What Ratna types survives the end of her session; a form is never sent by itself."""

import pytest
from playwright.sync_api import expect

from kinerja.models import Draf
from penilaian.models import Indikator, Realisasi, UmpanBalik
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_isian_ratna_dipulihkan_sesudah_sesi_berakhir(masuk, periksa_axe, kantor):
    skp = berlaku(kantor, buat_periode())
    alamat = f"/tim/umpan-balik/{skp.publik}/"
    page = masuk(kantor.ratna)
    page.goto(alamat)
    page.get_by_label("Apresiasi").check()
    page.fill("[name=kejadian]", "Menolong warga lanjut usia.")
    with page.expect_response("**/draf/"):
        page.keyboard.press("Tab")
    expect(page.get_by_text("Tersimpan ")).to_be_visible()
    page.context.clear_cookies()
    page.fill("[name=langkah]", "Jadikan contoh.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Sesi Anda berakhir")).to_be_visible()
    page.goto(alamat)
    page.fill("[name=login]", kantor.ratna.nip)
    page.fill("[name=password]", "rahasia-uji")
    page.click("main button[type=submit]")
    expect(page.get_by_text("dipulihkan.")).to_be_visible()
    assert page.input_value("[name=kejadian]") == "Menolong warga lanjut usia."
    expect(page.get_by_label("Apresiasi")).to_be_checked()
    periksa_axe(page)
    assert UmpanBalik.objects.count() == 0, "tidak pernah terkirim sendiri"
    page.get_by_role("button", name="Buang").click()
    expect(page.get_by_text("sudah dibuang")).to_be_visible()
    assert page.input_value("[name=kejadian]") == ""
    assert Draf.objects.count() == 0
    page.select_option("[name=nilai_dasar]", index=1)
    page.get_by_label("Apresiasi").check()
    page.fill("[name=kejadian]", "Menolong dua warga.")
    page.get_by_role("button", name="Kirim umpan balik").dblclick()
    expect(page.get_by_text("tersimpan dan disampaikan")).to_be_visible()
    assert UmpanBalik.objects.get().kejadian == "Menolong dua warga."
    page.reload()
    expect(page.get_by_role("button", name="Kirim umpan balik")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("dipulihkan").count() == 0
    assert Draf.objects.count() == 0


def test_draf_hasil_dewi_dipulihkan_di_halaman_yang_sama(masuk, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    page = masuk(kantor.dewi)
    alamat = f"/kinerja/skp/{skp.publik}/hasil/{periode.kode}/"
    page.goto(alamat)
    i = Indikator.objects.get()
    page.fill(f"[name=n-{i.pk}]", "77")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Tersimpan ")).to_be_visible()
    assert Realisasi.objects.count() == 0
    page.goto(alamat)
    expect(page.get_by_text("dipulihkan.")).to_be_visible()
    assert page.input_value(f"[name=n-{i.pk}]") == "77"
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Draf tersimpan")).to_be_visible()
    assert Realisasi.objects.get().nilai == 77
    assert Draf.objects.count() == 0
