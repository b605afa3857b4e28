"""Dewi on her phone: a plan from nothing, a result with a photo, also when the network fails in the middle."""

import io
import re
from datetime import timedelta
from functools import cache

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from penilaian.choices import StatusRealisasi, StatusSKP
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, Bukti, Indikator, Realisasi
from tests.penilaian.skp_contoh import berlaku, buat_periode, skp_atasan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PONSEL = {"width": 390, "height": 844}
BATAS = 1024 * 1024


@pytest.fixture(autouse=True)
def _gudang(settings, tmp_path) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }


@cache
def foto() -> dict[str, object]:
    """A photo as phones make them: more pixels and bytes than are kept."""
    keluar = io.BytesIO()
    Image.effect_noise((2600, 1950), 60).convert("RGB").save(keluar, "JPEG", quality=92)
    assert keluar.tell() > BATAS
    return {"name": "loket.jpg", "mimeType": "image/jpeg", "buffer": keluar.getvalue()}


def tidak_melebar(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def jam_terkirim(page: Page) -> None:
    """The time said is the time now, give or take the minute that may just have ended."""
    kini = timezone.localtime()
    teks = page.get_by_text(re.compile(r"^Terkirim \d\d\.\d\d\. Menunggu Ratna Kusuma\.$")).first
    expect(teks).to_be_visible()
    boleh = {f"Terkirim {t:%H.%M}." for t in (kini - timedelta(minutes=1), kini, timezone.localtime())}
    assert teks.inner_text().split(" Menunggu")[0] in boleh


def test_dewi_menyusun_skp_dari_nol_lalu_mengirimnya(masuk, periksa_axe, kantor):
    periode = buat_periode()
    skp_atasan(kantor, "Layanan seksi selesai tepat waktu")
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)
    page.goto("/kinerja/skp/")
    page.get_by_role("button", name="Mulai menyusun SKP").click()
    page.get_by_role("link", name="Tambah hasil kerja").click()
    page.fill("[name=uraian]", "Antrean loket selesai di hari yang sama")
    page.fill("[name=bobot]", "100")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Tambah indikator").click()
    page.fill("[name=uraian]", "Berkas selesai")
    page.fill("[name=satuan]", "berkas")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Isi target").click()
    i = Indikator.objects.get()
    page.fill(f"[name=t-{i.pk}-{periode.pk}]", "1.250,5")
    tidak_melebar(page)
    page.get_by_role("button", name="Simpan").click()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_label("“Antrean loket selesai di hari yang sama” mendukung").select_option(index=1)
    page.get_by_role("button", name="Simpan tautan").click()
    page.get_by_role("link", name="Periksa jawaban dan kirim").click()
    expect(page.get_by_text("Isi konsekuensi, atau tandai disepakati tidak ada.")).to_be_visible()
    periksa_axe(page)
    page.get_by_role("link", name="Ubah lampiran").first.click()
    page.get_by_label("Dukungan sumber daya", exact=False).first.fill("Dua rekan loket")
    page.get_by_label("Disepakati tidak ada skema pertanggungjawaban").check()
    page.get_by_label("Disepakati tidak ada konsekuensi").check()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Periksa jawaban dan kirim").click()
    expect(page.get_by_role("cell", name="1.250,5")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("button", name="Kirim ke atasan").click()
    jam_terkirim(page)
    expect(page.get_by_role("heading", name="Yang terjadi berikutnya")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("link", name="Lihat SKP").click()
    skp = SKP.objects.get(pegawai=kantor.dewi)
    assert skp.status == StatusSKP.DIAJUKAN
    skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))
    page.reload()
    page.get_by_role("link", name=periode.nama, exact=True).click()
    expect(page.get_by_role("heading", name="Berkas selesai")).to_be_visible()


def buka_hasil(masuk, kantor) -> tuple[Page, Indikator]:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)
    page.goto(f"/kinerja/skp/{skp.publik}/hasil/{periode.kode}/")
    return page, Indikator.objects.get()


def test_hasil_dengan_angka_catatan_dan_foto_terkirim(masuk, periksa_axe, kantor):
    page, i = buka_hasil(masuk, kantor)
    terkirim = []
    page.on("request", lambda r: terkirim.append(r) if "/bukti/" in r.url else None)
    page.fill(f"[name=n-{i.pk}]", "95,5")
    page.fill(f"[name=c-{i.pk}]", "Loket ketiga dibuka.")
    page.set_input_files(f"[name=f-{i.pk}]", foto())
    periksa_axe(page)
    page.get_by_role("button", name="Kirim ke atasan").click()
    jam_terkirim(page)
    tidak_melebar(page)
    periksa_axe(page)
    assert [t.sizes()["requestBodySize"] < BATAS + 2000 for t in terkirim] == [True], "foto dikecilkan di peramban"
    bukti = Bukti.objects.get()
    hasil = bukti.realisasi
    assert (str(hasil.nilai), hasil.catatan, hasil.status) == (
        "95.5000",
        "Loket ketiga dibuka.",
        StatusRealisasi.DIKIRIM,
    )
    assert bukti.berkas.ukuran <= BATAS
    page.get_by_role("link", name="loket.jpg").click()
    expect(page.locator("img")).to_be_visible()


def test_jaringan_putus_saat_foto_teks_tersimpan_dan_foto_tidak_ganda(masuk, kantor):
    """The first try reaches the server, only its answer is lost: sent again it must not become a second piece."""
    page, i = buka_hasil(masuk, kantor)
    coba: list[str] = []

    def putus(rute) -> None:
        coba.append(rute.request.url)
        if len(coba) == 1:
            rute.fetch()
        rute.abort("connectionfailed")

    page.route("**/bukti/**", putus)
    page.fill(f"[name=n-{i.pk}]", "80")
    page.set_input_files(f"[name=f-{i.pk}]", foto())
    page.get_by_role("button", name="Kirim ke atasan").click()
    expect(page.locator(".status-bukti").first).to_contain_text("Hasil tersimpan. Foto belum terkirim: coba lagi")
    assert len(coba) == 3
    assert Realisasi.objects.get().nilai == 80
    page.unroute("**/bukti/**")
    page.get_by_role("button", name="Coba lagi").click()
    jam_terkirim(page)
    assert Bukti.objects.count() == 1
    assert Realisasi.objects.get().status == StatusRealisasi.DIKIRIM


def test_tanpa_jaringan_sama_sekali_isian_tetap_di_layar(masuk, kantor):
    page, i = buka_hasil(masuk, kantor)
    page.fill(f"[name=n-{i.pk}]", "80")
    page.set_input_files(f"[name=f-{i.pk}]", foto())
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".status-bukti").first).to_contain_text("Belum tersimpan. Periksa jaringan")
    assert page.input_value(f"[name=n-{i.pk}]") == "80"
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_role("link", name="loket.jpg")).to_be_visible()
    assert Bukti.objects.count() == 1


def test_angka_salah_dijelaskan_dan_foto_yang_dipilih_tetap(masuk, kantor):
    page, i = buka_hasil(masuk, kantor)
    page.fill(f"[name=n-{i.pk}]", "-3")
    page.set_input_files(f"[name=f-{i.pk}]", foto())
    page.get_by_role("button", name="Kirim ke atasan").click()
    expect(page.get_by_role("heading", name="Ada yang perlu diperbaiki")).to_be_visible()
    page.fill(f"[name=n-{i.pk}]", "90")
    page.get_by_role("button", name="Kirim ke atasan").click()
    jam_terkirim(page)
    assert Bukti.objects.count() == 1


def test_tanpa_javascript_semuanya_terkirim_sekaligus(peramban, live_server, kantor):
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    i = Indikator.objects.get()
    konteks = peramban.new_context(base_url=live_server.url, java_script_enabled=False, viewport=PONSEL)
    page = konteks.new_page()
    page.goto(f"/akun/login/?next=/kinerja/skp/{skp.publik}/hasil/{periode.kode}/")
    page.fill("[name=login]", kantor.dewi.nip)
    page.fill("[name=password]", "rahasia-uji")
    page.click("main button[type=submit]")
    page.fill(f"[name=n-{i.pk}]", "70")
    page.set_input_files(f"[name=g-{i.pk}]", foto())
    page.get_by_role("button", name="Kirim ke atasan").click()
    jam_terkirim(page)
    assert Bukti.objects.get().realisasi.nilai == 70
    page.set_input_files("[name=berkas]", foto())
    page.get_by_role("button", name="Kirim bukti").click()
    expect(page.get_by_text("Bukti terkirim.")).to_be_visible()
    assert Bukti.objects.count() == 2
    konteks.close()
