"""Those who look after the others, in a real browser: the superior's superior decides an objection, HR tries a policy
and reads the calibration, the auditor reads everything and changes nothing."""

import pytest
import time_machine
from playwright.sync_api import Page, expect

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Pekerjaan
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain import keberatan_putus
from penilaian.domain.hitung import hitung_seluruh
from penilaian.domain.kebijakan import buat_versi_baru, ubah_draf
from penilaian.models import Perilaku, Periode, PutusanNilai
from tests.orang import AWAL
from tests.penilaian.keberatan_contoh import Hasil, buat_hasil, kirim
from tests.penilaian.test_hitung import isi

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SENIN = "2026-11-16T09:00:00+07:00"


def tanpa_perubahan(page: Page) -> None:
    """Nothing on the page writes, except the colours and signing out."""
    tujuan = page.locator("main form[method=post]").evaluate_all("daftar => daftar.map(f => f.getAttribute('action'))")
    assert [t for t in tujuan if not t.startswith("/akun/")] == []


def test_bambang_atasan_ratna_membaca_dewi_dan_memutus_keberatannya(masuk, periksa_axe, kantor):
    with time_machine.travel(SENIN):
        h = buat_hasil(kantor)
        k = kirim(h)
        keberatan_putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
        page = masuk(kantor.bambang)
        page.get_by_role("link", name="Putuskan").first.click()
        expect(page.locator("main")).to_contain_text("Bukti Juli kurang.")
        page.get_by_role("radio", name="Ditolak", exact=True).check()
        page.get_by_label("Pertimbangan").fill("Bukti Juli memang kurang.")
        periksa_axe(page)
        page.get_by_role("button", name="Periksa putusan").click()
        page.get_by_role("button", name="Sampaikan putusan").click()
        expect(page.locator("main")).to_contain_text("Diputus, final")
        # He sees the person below, whom he does not rate.
        page.goto(f"/kinerja/nilai/{h.skp.publik}/{h.periode.kode}/")
        expect(page.locator("main")).to_contain_text("Predikat final")
        periksa_axe(page)
        assert page.goto(f"/tim/menilai/{h.skp.publik}/{h.periode.kode}/").status == 403
    assert PutusanNilai.objects.get().oleh == h.akun("ratna")


def hitungan(h: Hasil) -> Periode:
    """Dewi's quarter scored from inputs: 95 with behaviour as expected, then closed."""
    Periode.objects.filter(pk=h.periode.pk).update(status="berjalan")
    isi(h.skp, h.periode, "100", "100", "95")
    Perilaku.objects.create(skp=h.skp, periode=h.periode, aspek="akuntabel", rating="sesuai")
    hitung_seluruh(h.periode)
    Periode.objects.filter(pk=h.periode.pk).update(status="ditutup")
    return Periode.objects.get(pk=h.periode.pk)


def test_sari_menguji_dampak_aturan_lalu_membaca_kalibrasi(masuk, periksa_axe, kantor):
    with time_machine.travel(SENIN):
        h = buat_hasil(kantor)
        periode = hitungan(h)
        ubah_draf(kebijakan=buat_versi_baru(dari=periode.kebijakan, nama="Usul"), perubahan={"ambang_sesuai": 96})
        page = masuk(kantor.sari)
        page.goto("/aturan/2/andai/")
        periksa_axe(page)
        page.get_by_role("button", name="Hitung dampaknya").click()
        page.wait_for_url("**/pekerjaan/**")
        jalankan_langsung(pekerjaan=Pekerjaan.objects.get(jenis="andai"))
        page.get_by_role("link", name="Buka hasilnya").click()
        expect(page.locator("main")).to_contain_text("Hasil: Sesuai ekspektasi → Di bawah ekspektasi")
        expect(page.locator("main")).to_contain_text("Dewi Anggraini")
        periksa_axe(page)
        page.goto("/kalibrasi/")
        page.get_by_text("Cara membaca halaman ini").click()
        expect(page.locator("main")).to_contain_text("Itu bukan tuduhan")
        page.get_by_label("Nama penilai").fill("ratna")
        page.get_by_role("button", name="Saring").click()
        page.get_by_role("link", name="Ratna Kusuma").click()
        expect(page.get_by_role("heading", name="Pembahasan")).to_be_visible()
        periksa_axe(page)
    assert PutusanNilai.objects.get().predikat == "baik"


def test_hasan_auditor_membaca_semua_mengunduh_dan_tidak_mengubah(masuk, kantor):
    with time_machine.travel(SENIN):
        h = buat_hasil(kantor)
        k = kirim(h)
        periode = hitungan(h)
        Peran.objects.create(
            pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=(AWAL, None), alasan="Audit"
        )
        page = masuk(kantor.hasan)
        for alamat in (
            f"/kinerja/skp/{h.skp.publik}/",
            f"/kinerja/nilai/{h.skp.publik}/{periode.kode}/",
            f"/keberatan/{k.publik}/",
            f"/pegawai/{kantor.dewi.publik}/",
            f"/kalibrasi/?periode={periode.kode}",
            f"/kalibrasi/{periode.kode}/penilai/{kantor.ratna.publik}/",
            f"/aturan/{periode.kebijakan.versi}/",
        ):
            assert page.goto(alamat).status == 200, alamat
            tanpa_perubahan(page)
        for alamat in (f"/tim/menilai/{h.skp.publik}/{periode.kode}/", f"/keberatan/{k.publik}/putuskan/"):
            assert page.goto(alamat).status == 403, alamat
        page.goto(f"/kalibrasi/{periode.kode}/ambang/")
        with page.expect_download() as unduhan:
            page.get_by_role("link", name="Unduh XLSX").click()
        assert unduhan.value.suggested_filename.endswith(".xlsx")
