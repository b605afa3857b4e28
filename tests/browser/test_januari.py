"""January: HR brings people in, gives them assessors and slips; one of them starts on a phone and finds an error."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.waktu import hari_ini
from pegawai.domain import aktivasi
from pegawai.domain.akun import buat_akun
from pegawai.models import BatchImpor, Pegawai, Penempatan, Pengguna, PermintaanKoreksi
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.pegawai.impor_contoh import nip, orang, xlsx_dari

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SANDI = "kapal besar di sungai"


def kerjakan() -> None:
    """What the worker does behind the page."""
    jalankan_langsung(pekerjaan=BatchImpor.objects.latest("id").pekerjaan)


@pytest.mark.parametrize("lebar", [1280, 390])
def test_sari_mengimpor_menetapkan_penilai_dan_mencetak_slip(masuk, periksa_axe, kantor: Kantor, lebar: int) -> None:
    page: Page = masuk(kantor.sari)
    page.set_viewport_size({"width": lebar, "height": 900})

    def periksa() -> None:
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar

    page.goto("/pegawai/impor/")
    periksa()
    page.goto("/pegawai/impor/unggah/")
    periksa()
    buku = xlsx_dari([orang(1), orang(2), orang(3)])
    jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.set_input_files("[name=berkas]", {"name": "januari.xlsx", "mimeType": jenis, "buffer": buku})
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_role("heading", name="januari.xlsx").wait_for()
    kerjakan()
    page.reload()
    expect(page.get_by_role("heading", name="Siap diterapkan")).to_be_visible()
    periksa()
    page.fill("[name=alasan]", "Pegawai baru Januari")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("heading", name="januari.xlsx").wait_for()
    kerjakan()
    page.reload()
    expect(page.get_by_role("heading", name=re.compile("^Diterapkan"))).to_be_visible()
    periksa()
    # Bambang heads the Dinas and Hasan's agency has no head: the three new people are proposed to Ratna.
    page.goto("/pegawai/tanpa-penilai/?sebab=kosong&opd=D01")
    periksa()
    for n in (1, 2, 3):
        page.get_by_role("checkbox", name=f"Orang {n}").check()
    page.get_by_role("button", name="Tetapkan usulan yang dipilih").click()
    expect(page.get_by_role("row", name="Ratna Kusuma")).to_contain_text("Orang 1, Orang 2, Orang 3")
    periksa()
    page.get_by_role("button", name="Ya, tetapkan").click()
    expect(page.get_by_text("Penilai 3 orang ditetapkan.")).to_be_visible()
    page.goto("/akun-pegawai/?keadaan=belum&unit=D01.1")
    periksa()
    with page.expect_download() as unduh:
        page.get_by_role("button", name="Cetak slip (PDF)").click()
    with open(unduh.value.path(), "rb") as berkas:
        kode = re.findall(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}\b", PdfReader(BytesIO(berkas.read())).pages[0].extract_text())
    akun = [Pengguna.objects.get(username=nip(n)) for n in (1, 2, 3)]
    assert len(kode) == 3
    assert [aktivasi.kode_cocok(pengguna=a, kode=k) is not None for a, k in zip(akun, kode, strict=True)] == [True] * 3


def test_yanti_mengaktifkan_akun_dan_melaporkan_atasan_yang_salah(halaman, masuk, periksa_axe, kantor: Kantor) -> None:
    yanti = buat_pegawai("Yanti Lestari", 921, sex=2)
    Pengguna.objects.filter(pegawai=yanti).delete()
    tempatkan(yanti, kantor.seksi, kantor.jabatan, kantor.hasan)
    akun, sari = buat_akun(pegawai=yanti), kantor.akun(kantor.sari)
    kode = aktivasi.terbitkan(pengguna_ids=[akun.pk], oleh=sari, cara="cetak", alasan="uji")[0].kode
    ponsel(halaman)
    halaman.goto("/akun/login/")
    periksa_axe(halaman)
    halaman.get_by_role("link", name=re.compile("Aktifkan")).click()
    periksa_axe(halaman)
    for nama, isi in {"login": akun.username, "kode": kode.lower(), "sandi": SANDI, "ulang": SANDI}.items():
        halaman.fill(f"[name={nama}]", isi)
    halaman.get_by_role("button", name="Aktifkan akun").click()
    expect(halaman.get_by_text("Akun Anda aktif.")).to_be_visible()
    periksa_axe(halaman)
    keluar(halaman)
    masuk_dengan(halaman, akun.username, SANDI)
    halaman.goto(f"/pegawai/{yanti.publik}/")
    expect(halaman.get_by_text("Atasan langsung: Hasan Basri")).to_be_visible()
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Data salah? Laporkan").first.click()
    assert halaman.input_value("[name=bidang]") == "Atasan langsung"
    assert halaman.input_value("[name=tertulis]") == "Hasan Basri"
    periksa_axe(halaman)
    halaman.fill("[name=seharusnya]", "Ratna Kusuma")
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_text(re.compile("^Laporan dikirim"))).to_be_visible()
    expect(halaman.locator("#laporan-data")).to_contain_text("Hasan Basri → Ratna Kusuma")
    tidak_melebar(halaman)
    sari_memperbaiki(halaman, masuk, periksa_axe, kantor)
    ponsel(halaman)
    masuk_dengan(halaman, akun.username, SANDI)
    halaman.goto("/pemberitahuan/")
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Laporan Anda tentang data Yanti Lestari dijawab").click()
    expect(halaman.locator("#laporan-data")).to_contain_text("Atasan langsung sekarang Ratna Kusuma.")
    expect(halaman.get_by_text("Atasan langsung: Ratna Kusuma")).to_be_visible()
    periksa_axe(halaman)
    tidak_melebar(halaman)
    assert penilai(yanti) == [("Hasan Basri", False), ("Ratna Kusuma", True)]


def sari_memperbaiki(page: Page, masuk, periksa_axe, kantor: Kantor) -> None:
    keluar(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    masuk(kantor.sari)
    page.goto("/pegawai/koreksi/")
    periksa_axe(page)
    page.get_by_role("link", name="Yanti Lestari").click()
    periksa_axe(page)
    page.get_by_role("link", name="Ganti penilai").click()
    page.fill("[name=penilai]", "Ratna Kusuma")
    page.fill("[name=alasan]", "Laporan pegawai")
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("button", name="Ya, ganti penilai").click()
    # Back at the request, the answer is drafted from what the record says now.
    expect(page.locator("[name=jawaban]")).to_have_value("Atasan langsung sekarang Ratna Kusuma.")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Jawaban disimpan.")).to_be_visible()
    assert PermintaanKoreksi.objects.get().dijawab_oleh == kantor.akun(kantor.sari)
    keluar(page)


def ponsel(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})


def tidak_melebar(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def keluar(page: Page) -> None:
    page.context.clear_cookies()


def masuk_dengan(page: Page, nama: str, sandi: str) -> None:
    page.goto("/akun/login/")
    page.fill("[name=login]", nama)
    page.fill("[name=password]", sandi)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/akun/login/" not in url)


def penilai(pegawai: Pegawai) -> list[tuple[str, bool]]:
    """Assessors so far, oldest first, and whether the placement runs today."""
    baris = Penempatan.objects.filter(pegawai=pegawai).order_by("masa").select_related("penilai")
    return [(p.penilai.nama, hari_ini() in p.masa) for p in baris]
