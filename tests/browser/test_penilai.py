"""Ratna on her desk: what waits, the plan, the result, feedback, rating, delivery; Dewi receives it."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from penilaian.choices import NilaiDasar, StatusRealisasi, StatusSKP
from penilaian.domain import realisasi as realisasi_domain
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, Indikator, PutusanNilai, Realisasi, UmpanBalik
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def lapor(kantor, skp: SKP, periode, nilai: int) -> None:
    dewi = kantor.akun(kantor.dewi)
    isian = [realisasi_domain.Isian(i.pk, Decimal(nilai)) for i in Indikator.objects.filter(skp=skp)]
    realisasi_domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=isian)
    realisasi_domain.kirim(skp=skp, periode=periode, oleh=dewi)


def ke_tim(page: Page, tugas: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=f": {tugas}").click()
    expect(page.get_by_role("heading", name="Menunggu Anda")).to_be_visible()


def test_ratna_mengembalikan_lalu_menyetujui_skp(masuk, periksa_axe, kantor):
    skp = rancangan(kantor, buat_periode())
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    page = masuk(kantor.ratna)
    ke_tim(page, "Periksa 1 SKP")
    page.get_by_role("link", name="Periksa SKP").click()
    periksa_axe(page)
    page.fill("[name=catatan]", "Tambahkan target bulan Desember.")
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_text("SKP Dewi Anggraini dikembalikan dengan catatan Anda.")).to_be_visible()
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    ke_tim(page, "Periksa 1 SKP")
    page.get_by_role("link", name="Periksa SKP").click()
    page.get_by_role("button", name="Setujui").click()
    expect(page.get_by_text("SKP Dewi Anggraini disetujui.")).to_be_visible()
    assert SKP.objects.get(pk=skp.pk).status == StatusSKP.BERLAKU


def test_ratna_memeriksa_hasil_dan_memberi_umpan_balik(masuk, periksa_axe, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    lapor(kantor, skp, periode, 100)
    page = masuk(kantor.ratna)
    ke_tim(page, "Periksa hasil 1 orang")
    page.get_by_role("link", name="Periksa hasil").click()
    periksa_axe(page)
    page.get_by_role("button", name="Terima", exact=True).click()
    expect(page.get_by_text("Hasil diterima.")).to_be_visible()
    assert Realisasi.objects.get().status == StatusRealisasi.DITERIMA
    page.goto("/tim/")
    page.get_by_role("link", name="Umpan balik untuk Dewi Anggraini").click()
    periksa_axe(page)
    page.get_by_label("Apresiasi").check()
    page.select_option("[name=nilai_dasar]", index=1)
    page.fill("[name=kejadian]", "Menolong warga lanjut usia mengisi formulir.")
    page.get_by_role("button", name="Kirim umpan balik").click()
    expect(page.get_by_text("Umpan balik untuk Dewi Anggraini tersimpan dan disampaikan.")).to_be_visible()
    assert UmpanBalik.objects.get().kejadian == "Menolong warga lanjut usia mengisi formulir."


def test_ratna_menilai_dan_menyampaikan_lalu_dewi_menerima(masuk, periksa_axe, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    lapor(kantor, skp, periode, 100)
    page = masuk(kantor.ratna)
    page.goto("/tim/")
    page.get_by_role("link", name="Menilai Dewi Anggraini").click()
    page.get_by_role("link", name="Nilai perilaku").click()
    periksa_axe(page)
    for aspek in NilaiDasar.values:
        page.check(f"[name=rating_{aspek}][value=sesuai]")
    page.get_by_role("button", name="Simpan penilaian perilaku").click()
    # The proposal for the results is "sesuai" (100 %): Ratna sets a higher one and is asked why.
    page.check("[name=rating_hasil][value=di_atas]")
    page.check("[name=rating_perilaku][value=sesuai]")
    periksa_axe(page)
    page.locator(".tombol button:not([name=lanjut])").last.click()
    expect(page.get_by_role("link", name="Rating berbeda dari usulan. Tuliskan alasannya.")).to_be_visible()
    page.fill("[name=alasan_hasil]", "Juga menggantikan dua rekan yang cuti.")
    page.locator(".tombol button:not([name=lanjut])").last.click()
    page.get_by_label("Saya tetap menyampaikannya sekarang").check()
    page.get_by_role("button", name="Sampaikan hasil").click()
    expect(page.get_by_text("Hasil penilaian disampaikan kepada Dewi Anggraini.")).to_be_visible()
    putusan = PutusanNilai.objects.get()
    assert (putusan.rating_hasil, putusan.usulan_hasil, putusan.predikat) == ("di_atas", "sesuai", "baik")
    page.context.clear_cookies()
    page = masuk(kantor.dewi)
    page.get_by_role("link", name="Baca: Baca dan tanggapi hasil penilaian").click()
    page.get_by_role("button", name="Saya sudah menerima hasil ini").click()
    expect(page.get_by_text("Tercatat: Anda sudah menerima hasil penilaian.")).to_be_visible()
    putusan.refresh_from_db()
    assert putusan.diterima is not None
