"""A citizen fills the survey on a phone: without script, and with the network cut in the middle."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kinerja.waktu import hari_ini
from survei.choices import StatusPeriodeSurvei
from survei.domain import kupon, periode
from survei.models import Komentar, Loket, PeriodeSurvei, Respons
from tests.survei.survei_contoh import layanan, semester

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BERAT_MAKS = 60 * 1024


@pytest.fixture
def buka(kantor) -> PeriodeSurvei:
    hari = hari_ini()
    satu = semester(layanan(kantor), "kini", mulai=hari - timedelta(days=3), selesai=hari + timedelta(days=3))
    return periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.BUKA)


def test_tanpa_skrip_di_layar_320_piksel(peramban, live_server, buka):
    konteks = peramban.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = konteks.new_page()
    page.goto("/s/l/KTP-EL/")
    for nama in ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana"):
        page.locator(f"#soal-{nama} label").nth(3).click()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Masih ada yang belum terjawab")).to_be_visible()
    page.locator("#soal-pengaduan label").nth(1).click()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Terima kasih, jawaban Anda sudah kami terima.")).to_be_visible()
    konteks.close()
    jawaban = Respons.objects.get()
    assert (jawaban.persyaratan, jawaban.pengaduan, jawaban.sarana) == (4, 2, 4)


def test_jaringan_putus_di_tengah_menjadi_satu_jawaban(peramban, live_server, buka, periksa_axe):
    (satu,) = kupon.terbitkan(
        layanan=buka.layanan, jumlah=1, loket=Loket.objects.create(layanan=buka.layanan, nama="Loket 1")
    )
    konteks = peramban.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800})
    page = konteks.new_page()
    berat: list[int] = []
    page.on("requestfinished", lambda r: berat.append(r.sizes()["responseBodySize"] + r.sizes()["responseHeadersSize"]))
    page.goto(f"/s/k/{satu.token}/")
    page.wait_for_load_state("networkidle")
    assert sum(berat) <= BERAT_MAKS
    periksa_axe(page)
    for nomor in range(1, 10):
        kini = page.locator(".layar.kini")
        expect(kini.locator(".langkah-ke")).to_contain_text(f"{nomor} dari 9")
        if nomor == 1:
            kini.get_by_text("Lanjut").click()
            expect(kini.get_by_text("Pilih salah satu jawaban.")).to_be_visible()
        kini.locator("label").nth(2).click()
        kini.get_by_text("Lanjut").click()
    page.fill("[name=saran]", "Antreannya lama")
    konteks.set_offline(True)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Sambungan terputus.")).to_be_visible()
    periksa_axe(page)
    assert Respons.objects.count() == 0
    konteks.set_offline(False)
    expect(page.get_by_role("heading", name="Terima kasih, jawaban Anda sudah kami terima.")).to_be_visible(
        timeout=40_000
    )
    periksa_axe(page)
    konteks.close()
    assert (Respons.objects.get().kanal, Komentar.objects.get().usulan) == ("kupon", "waktu")
    satu.refresh_from_db()
    assert satu.terpakai


def test_tombol_kembali_ponsel_tidak_keluar_dari_survei(peramban, live_server, buka):
    """Back goes one topic back with its answer kept, as does the button on the page; only from the first it leaves."""
    konteks = peramban.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800})
    page = konteks.new_page()
    page.goto("/layanan/")
    page.goto("/s/l/KTP-EL/")
    kini = page.locator(".layar.kini")
    for nomor in (1, 2, 3):
        expect(kini.locator(".langkah-ke")).to_contain_text(f"{nomor} dari 9")
        kini.locator("label").nth(2).click()
        kini.get_by_text("Lanjut").click()
    expect(kini.locator(".langkah-ke")).to_contain_text("4 dari 9")
    page.go_back()
    expect(kini.locator(".langkah-ke")).to_contain_text("3 dari 9")
    assert kini.locator("input:checked").count() == 1
    kini.get_by_text("Kembali").click()
    expect(kini.locator(".langkah-ke")).to_contain_text("2 dari 9")
    page.reload()
    expect(kini.locator(".langkah-ke")).to_contain_text("1 dari 9")
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/layanan/")
    konteks.close()


def test_kios_kembali_kosong_setelah_60_detik_tanpa_sentuhan(peramban, live_server, buka):
    """Someone leaves in the middle: the next citizen finds nothing of theirs, and nothing was sent."""
    kios = kupon.pasang_kios(loket=Loket.objects.create(layanan=buka.layanan, nama="Loket 1"), nama="Tablet")
    konteks = peramban.new_context(base_url=live_server.url, viewport={"width": 768, "height": 1024})
    page = konteks.new_page()
    page.clock.install()
    page.goto(f"/s/kios/{kios.token}/")
    kini = page.locator(".layar.kini")
    kini.locator("label").nth(1).click()
    kini.get_by_text("Lanjut").click()
    expect(kini.locator(".langkah-ke")).to_contain_text("2 dari 9")
    page.clock.run_for(50_000)
    expect(kini.locator(".langkah-ke")).to_contain_text("2 dari 9")
    page.clock.run_for(15_000)
    expect(kini.locator(".langkah-ke")).to_contain_text("1 dari 9")
    assert page.locator("input[type=radio]:checked").count() == 0
    konteks.close()
    assert Respons.objects.count() == 0


@pytest.mark.parametrize(
    "alamat",
    [
        "/layanan/",
        "/layanan/?q=paspor",
        "/layanan/KTP-EL/",
        "/layanan/KTP-EL/keluhan/",
        "/keluhan/cek/",
        "/indeks/",
        "/s/",
        "/s/l/KTP-EL/",
        "/s/selesai/",
        "/lapor-pungli/",
        "/lapor-pungli/cek/",
    ],
)
@pytest.mark.parametrize("tema", ["light", "dark"])
def test_halaman_warga_bersih_menurut_axe_dan_muat_di_320(peramban, live_server, buka, periksa_axe, alamat, tema):
    konteks = peramban.new_context(base_url=live_server.url, viewport={"width": 320, "height": 700}, color_scheme=tema)
    page = konteks.new_page()
    page.goto(alamat)
    periksa_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    konteks.close()
