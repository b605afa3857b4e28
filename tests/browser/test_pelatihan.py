"""Dewi on her phone: from the catalogue to a certificate that anybody can check."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kinerja.models import DokumenTerbit
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from pelatihan.domain import kebutuhan, pendampingan
from pelatihan.models import Angkatan, Peserta, Sertifikat
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PONSEL = {"width": 390, "height": 844}


def tidak_melebar(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def keluar(page: Page) -> None:
    page.context.clear_cookies()


def sesi_sekarang(satu: Angkatan) -> str:
    """The session began a quarter of an hour ago; returns the token of its QR."""
    kini = timezone.now()
    satu.sesi.update(mulai=kini - timedelta(minutes=15), selesai=kini + timedelta(hours=1))
    return satu.sesi.get().token


def test_dari_katalog_sampai_sertifikat_yang_diperiksa_umum(masuk, periksa_axe, kantor):
    satu = angkatan(program(nilai_lulus=70), mulai=hari_ini() + timedelta(days=7), tempat="Aula")
    temuan = kebutuhan.Temuan(kantor.dewi.pk, kompetensi().pk, "indikator:1", "Capaian 70 %", "", 2)
    kebutuhan.catat_temuan(tahun=hari_ini().year, sumber="indikator", temuan=[temuan])
    akun = kantor.akun(kantor.sari)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_PELATIHAN, masa=rentang(hari_ini()), alasan="uji")
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)

    # Need → catalogue → batch → proposal
    page.goto("/pelatihan/")
    expect(page.get_by_text("Kebutuhan Anda", exact=True)).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("link", name=re.compile("Angkatan 1")).click()
    expect(page.get_by_text("2 tersisa")).to_be_visible()
    page.get_by_label("Untuk apa dalam pekerjaan Anda").fill("Antrean loket panjang")
    periksa_axe(page)
    page.get_by_role("button", name="Ajukan ke atasan").click()
    expect(page.get_by_text("Usulan menunggu persetujuan atasan")).to_be_visible()
    expect(page.get_by_text("Ratna Kusuma").first).to_be_visible()

    # Approval by the superior, on her own page
    ikut = Peserta.objects.get()
    keluar(page)
    masuk(kantor.ratna)
    page.goto("/pelatihan/tim/")
    page.get_by_label(re.compile("Dewi Anggraini")).first.check()
    page.get_by_role("button", name="Setujui yang dipilih", exact=True).click()
    expect(page.get_by_text("Tidak ada usulan yang menunggu.")).to_be_visible()
    keluar(page)
    masuk(kantor.dewi)
    page.goto(f"/pelatihan/peserta/{ikut.publik}/")
    expect(page.get_by_text("Mendapat tempat. Sesi berikut")).to_be_visible()
    with page.expect_download() as unduh:
        page.get_by_role("link", name="Simpan ke kalender").click()
    assert unduh.value.suggested_filename == "jadwal-waktu.ics"
    tidak_melebar(page)

    # Attendance by QR
    page.goto(f"/pelatihan/hadir/{sesi_sekarang(satu)}/")
    periksa_axe(page)
    page.get_by_role("button", name="Saya hadir").click()
    expect(page.get_by_text("Kehadiran Anda tercatat pukul")).to_be_visible()

    # The training manager writes the scores down and ends the batch: the certificates come out
    keluar(page)
    masuk(kantor.sari)
    page.goto(f"/pelatihan/kelola/angkatan/{satu.publik}/tes/")
    page.get_by_label("Tes awal Dewi Anggraini").fill("55")
    page.get_by_label("Tes akhir Dewi Anggraini").fill("90")
    periksa_axe(page)
    page.get_by_role("button", name="Simpan nilai").click()
    satu.sesi.update(selesai=timezone.now() - timedelta(minutes=1))
    page.goto(f"/pelatihan/kelola/angkatan/{satu.publik}/selesai/")
    expect(page.get_by_role("heading", name="Lulus: 1", exact=True)).to_be_visible()
    expect(page.get_by_text("ditandatangani Bambang Wijaya (Kepala BKPSDM)")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("button", name="Selesaikan dan terbitkan sertifikat").click()
    expect(page.get_by_text("Sertifikat terbit bagi yang lulus")).to_be_visible()
    keluar(page)
    masuk(kantor.dewi)
    page.goto("/pelatihan/saya/")
    expect(page.get_by_role("img", name="8 JP dari paling sedikit 20 JP")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.get_by_role("link", name=str(satu), exact=True).click()
    nomor = Sertifikat.objects.get().nomor
    berkas = page.request.get(page.get_by_role("link", name="Sertifikat (PDF)").get_attribute("href"))
    assert berkas.body().startswith(b"%PDF")

    # The reaction without a name
    page.get_by_role("link", name="Sampaikan pendapat tanpa nama").click()
    for butir in ("Materinya", "Pengajarnya", "Kegunaannya dalam pekerjaan", "Penyelenggaraannya"):
        page.get_by_role("group", name=butir).get_by_label("Sangat baik").check()
    periksa_axe(page)
    page.get_by_role("button", name="Kirim tanpa nama").click()
    expect(page.get_by_text("Pendapat Anda diterima tanpa nama.")).to_be_visible()

    # Anybody checks the code
    keluar(page)
    page.goto("/periksa/")
    page.get_by_label(re.compile("Kode")).first.fill(DokumenTerbit.objects.get(jenis="sertifikat").kode_cetak)
    page.get_by_role("button", name=re.compile("Periksa")).first.click()
    expect(page.get_by_text(nomor)).to_be_visible()
    expect(page.get_by_text("Sertifikat pelatihan")).to_be_visible()
    expect(page.get_by_text("Bambang Wijaya, Kepala BKPSDM")).to_be_visible()
    assert "Dewi" not in page.content()


def test_halaman_belajar_lain_di_ponsel(masuk, periksa_axe, kantor):
    """Sending evidence in two steps with the hours shown while typing, a coaching with a meeting."""
    damping = pendampingan.mulai(
        bentuk="coaching",
        pegawai=kantor.dewi,
        pembimbing=kantor.ratna,
        topik="Antrean",
        tujuan="Urai",
        tanggal=hari_ini(),
    )
    page = masuk(kantor.dewi)
    page.set_viewport_size(PONSEL)
    page.goto("/pelatihan/luar/kirim/")
    periksa_axe(page)
    page.get_by_label("Bentuk pelatihan").select_option("seminar")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Lama (hari)").press_sequentially("2,5")
    expect(page.get_by_text("10 JP: 2,5 hari × 4 JP sehari")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.goto("/pelatihan/pendampingan/mulai/?cari=ratna")
    expect(page.get_by_label(re.compile("^Ratna Kusuma"))).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
    page.goto(f"/pelatihan/pendampingan/{damping.publik}/")
    page.get_by_label("Lama (menit)").fill("45")
    page.get_by_label("Yang dibicarakan dan langkah berikutnya").fill("Mencatat jam ramai")
    page.get_by_role("button", name="Catat", exact=True).click()
    expect(page.get_by_text("Menunggu pasangan Anda")).to_be_visible()
    periksa_axe(page)
    tidak_melebar(page)
