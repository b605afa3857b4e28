"""Those who run training: Lina of the city from a new programme to certificates; the plan of the Dinas from Joko's
draft to the sheet for the budget."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kinerja.waktu import hari_ini
from pelatihan.domain import kebutuhan, peserta
from pelatihan.models import Angkatan, Peserta, Program
from tests.pelatihan.pelatihan_contoh import kompetensi, penandatangan, program
from tests.pelatihan.test_kelola_angkatan import Pengelola, pengelola  # noqa: F401  (fixture)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def minta(kantor, tahun: int) -> None:
    """Ratna asks for time management for Dewi."""
    kebutuhan.ajukan(
        pegawai=kantor.dewi,
        kompetensi=kompetensi(),
        tahun=tahun,
        sumber="atasan",
        oleh=kantor.akun(kantor.ratna),
        alasan="Antrean loket",
    )


def sudah_berlangsung(satu: Angkatan) -> None:
    kini = timezone.now()
    satu.sesi.update(mulai=kini - timedelta(hours=3), selesai=kini - timedelta(hours=1))


def tulis_program(page: Page, periksa_axe) -> None:
    """From the queue to a regular programme, counted before it is stored."""
    page.goto("/pelatihan/kelola/")
    periksa_axe(page)
    page.get_by_role("link", name=re.compile("^Program bentuk")).click()
    page.get_by_role("link", name="Tambah program").first.click()
    page.get_by_label("Nama", exact=True).fill("Mengatur waktu di loket")
    page.get_by_label("Kode pada alamat").fill("waktu-loket")
    page.get_by_label("Bentuk", exact=True).select_option("pelatihan_teknis")
    page.get_by_label("JP yang dijalankan (opsional)").fill("8")
    page.get_by_label("Nilai tes akhir paling sedikit (opsional)").fill("70")
    page.get_by_label("Berulang", exact=True).select_option("triwulanan")
    page.get_by_label("Angkatan pertama mulai").fill(f"10/01/{hari_ini().year + 1}")
    page.get_by_label("Kompetensi 1").fill("manajemen waktu")
    page.get_by_role("button", name="Tambah baris").click()
    expect(page.get_by_label("Kompetensi 6")).to_be_visible()
    page.get_by_label("Tingkat 1").select_option("3")
    page.get_by_role("button", name="Hitung JP dan giliran").click()
    expect(page.get_by_role("heading", name="Dihitung 8 JP")).to_be_visible()
    expect(page.locator("main")).to_contain_text(f"10 Januari {hari_ini().year + 1}")
    periksa_axe(page)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Mengatur waktu di loket disimpan.")).to_be_visible()


def buka_angkatan(page: Page, periksa_axe) -> Angkatan:
    """A batch of one day next week; those who need it are proposed."""
    page.get_by_role("link", name="Buka angkatan").click()
    mulai = hari_ini() + timedelta(days=7)
    for label in ("Hari pertama", "Hari terakhir", "Pendaftaran sampai"):
        page.get_by_label(label).fill(f"{mulai:%d/%m/%Y}")
    periksa_axe(page)
    page.get_by_role("button", name="Buka angkatan").click()
    page.get_by_role("button", name="Usulkan menurut kebutuhan").click()
    expect(page.get_by_text("1 orang diusulkan menurut kebutuhan")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1 menunggu jawaban atasan")
    periksa_axe(page)
    return Angkatan.objects.get()


def test_lina_dari_program_rutin_sampai_sertifikat(masuk, periksa_axe, kantor, pengelola: Pengelola):  # noqa: F811
    minta(kantor, hari_ini().year)
    page = masuk(pengelola.akun_lina.pegawai)
    tulis_program(page, periksa_axe)
    assert list(Program.objects.get().sasaran.values_list("kompetensi__nama", "tingkat")) == [("Manajemen waktu", 3)]
    satu = buka_angkatan(page, periksa_axe)

    penandatangan()
    # Ratna approves (her page has its own journey); the day comes and goes.
    ikut = Peserta.objects.get()
    peserta.putuskan(peserta=ikut, versi=ikut.versi, setuju=True, oleh=kantor.akun(kantor.ratna))
    sudah_berlangsung(satu)
    page.goto("/")
    page.get_by_role("link", name="Catat kehadiran").first.click()
    cetak = page.request.get(page.get_by_role("link", name="Cetak daftar hadir (PDF)").get_attribute("href"))
    assert cetak.body().startswith(b"%PDF")
    page.get_by_label("Dewi Anggraini").check()
    periksa_axe(page)
    page.get_by_role("button", name="Simpan kehadiran").click()
    expect(page.get_by_text("1 dari 1 orang")).to_be_visible()

    # Test, check, end
    page.goto("/pelatihan/kelola/")
    page.get_by_role("link", name=re.compile("^Isi nilai tes")).click()
    page.get_by_label("Tes awal Dewi Anggraini").fill("45")
    page.get_by_label("Tes akhir Dewi Anggraini").fill("82,5")
    periksa_axe(page)
    page.get_by_role("button", name="Simpan nilai").click()
    page.goto("/pelatihan/kelola/")
    page.get_by_role("link", name=re.compile("^Selesaikan")).click()
    expect(page.get_by_role("heading", name="Lulus: 1", exact=True)).to_be_visible()
    periksa_axe(page)
    page.get_by_role("button", name="Selesaikan dan terbitkan sertifikat").click()

    # The certificates of the batch
    expect(page.get_by_role("heading", name="Lulus (1)")).to_be_visible()
    periksa_axe(page)
    berkas = page.request.get(page.get_by_role("link", name=re.compile("^Sertifikat 0")).get_attribute("href"))
    assert berkas.body().startswith(b"%PDF")


def test_rencana_dari_draf_sampai_lembar_anggaran(masuk, periksa_axe, kantor, pengelola: Pengelola):  # noqa: F811
    program(biaya=150_000)
    minta(kantor, hari_ini().year)
    page = masuk(pengelola.akun_joko.pegawai)
    page.goto("/pelatihan/kelola/rencana/")
    periksa_axe(page)
    page.get_by_label("Perangkat daerah").select_option(label="Dinas Kependudukan")
    page.get_by_role("button", name="Susun draf").click()
    page.get_by_role("link", name="Manajemen waktu untuk pelayanan").click()
    page.get_by_label("Tempat", exact=True).fill("2")
    periksa_axe(page)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("main")).to_contain_text("Rp300.000")
    periksa_axe(page)
    for lain in ("/pelatihan/kelola/rencana/", "/pelatihan/kelola/pengaruh/"):
        page.goto(lain)
        periksa_axe(page)
    page.go_back()
    page.get_by_role("link", name="Dinas Kependudukan").click()
    page.get_by_role("button", name="Kirim ke kepala perangkat daerah").click()
    expect(page.get_by_text("Sekarang: menunggu kepala perangkat daerah.")).to_be_visible()

    # The head of the Dinas, then the city: each finds it on the home page
    for orang, kabar in (
        (kantor.bambang, "Sekarang: menunggu kota."),
        (pengelola.akun_lina.pegawai, "disetujui kota."),
    ):
        page.context.clear_cookies()
        masuk(orang)
        page.goto("/")
        expect(page.get_by_text("Putuskan 1 rencana pelatihan")).to_be_visible()
        page.goto("/pelatihan/kelola/rencana/")
        expect(page.get_by_text("Menunggu Anda")).to_be_visible()
        page.get_by_role("link", name="Dinas Kependudukan").click()
        periksa_axe(page)
        page.get_by_role("button", name="Setujui").click()
        expect(page.get_by_text(kabar)).to_be_visible()
    with page.expect_download() as unduh:
        page.get_by_role("link", name="Unduh XLSX").click()
    assert unduh.value.suggested_filename == f"rencana-pelatihan-d01-{hari_ini().year + 1}.xlsx"
