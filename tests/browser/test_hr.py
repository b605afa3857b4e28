"""HR adds a person and transfers her, in a real browser, wide and narrow."""

import pytest

from kinerja.waktu import hari_ini

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("lebar", [1280, 390])
def test_sari_menambah_dan_memindahkan(masuk, periksa_axe, kantor, lebar):
    page = masuk(kantor.sari)
    page.set_viewport_size({"width": lebar, "height": 844})

    def periksa() -> None:
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar

    page.goto("/pegawai/")
    periksa()
    page.goto("/pegawai/tambah/")
    page.fill("[name=nip]", "19900101 201501 2 906")
    page.fill("[name=nama]", "Lina Marlina")
    page.select_option("[name=unit]", label="Seksi Pelayanan – Dinas Kependudukan")
    page.select_option("[name=jabatan]", label="Petugas loket")
    page.fill("[name=penilai]", kantor.ratna.nip)
    page.fill("[name=mulai]", "01/02/2026")
    periksa()
    page.get_by_role("button", name="Tambah", exact=True).click()
    page.get_by_role("heading", name="Lina Marlina").wait_for()
    periksa()
    page.get_by_role("link", name="Pindahkan").click()
    page.select_option("[name=unit]", label="Dinas Kesehatan")
    page.fill("[name=penilai]", kantor.hasan.nip)
    page.fill("[name=mulai]", f"{hari_ini():%d/%m/%Y}")
    page.fill("[name=alasan]", "Mutasi")
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("heading", name="Yang akan terjadi").wait_for()
    periksa()
    page.get_by_role("button", name="Ya, pindahkan").click()
    page.get_by_text("Lina Marlina dipindahkan.").wait_for()
    for alamat in ("unit/", "unit/D01/", "tim-kerja/", "pegawai/koreksi/", "pegawai/peran/"):
        page.goto(f"/{alamat}")
        periksa()


@pytest.mark.parametrize("lebar", [1280, 390])
def test_sari_mengganti_penilai_lewat_saran_lalu_menugaskan_plh(masuk, periksa_axe, kantor, lebar):
    page = masuk(kantor.sari)
    page.set_viewport_size({"width": lebar, "height": 844})

    def periksa() -> None:
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar

    page.goto(f"/pegawai/{kantor.dewi.publik}/penilai/")
    page.focus("[name=penilai]")
    page.keyboard.type("bambng", delay=30)
    page.get_by_role("option", name="Bambang Wijaya").wait_for()
    periksa()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("[name=penilai]") == f"Bambang Wijaya – {kantor.bambang.nip}"
    page.fill("[name=alasan]", "Ratna cuti")
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("heading", name="Yang akan terjadi").wait_for()
    periksa()
    page.get_by_role("button", name="Ya, ganti penilai").click()
    page.get_by_text("Atasan langsung: Bambang Wijaya").wait_for()
    page.goto("/unit/D01.1/plt/")
    page.fill("[name=pegawai]", "Hasan Basri")
    page.check("[name=jenis][value=plh]")
    page.fill("[name=selesai]", f"{hari_ini():%d/%m/%Y}")
    page.fill("[name=alasan]", "Dinas luar")
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("button", name="Ya, tugaskan").click()
    page.get_by_text("Hasan Basri ditugaskan sebagai Plh.").wait_for()
    periksa()
    for alamat in (
        "pegawai/tanpa-penilai/",
        "unit/D01.1/penilai/",
        f"pegawai/{kantor.ratna.publik}/akhiri/",
        "aturan/",
    ):
        page.goto(f"/{alamat}")
        periksa()


def test_tanpa_skrip_nama_yang_tidak_jelas_ditanyakan(peramban, live_server, kantor):
    """The person picker without JavaScript: the server answers an unclear name with radio buttons."""
    konteks = peramban.new_context(base_url=live_server.url, locale="id-ID", java_script_enabled=False)
    page = konteks.new_page()
    page.goto("/akun/login/")
    page.fill("[name=login]", kantor.sari.nip)
    page.fill("[name=password]", "rahasia-uji")
    page.click("main button[type=submit]")
    page.goto(f"/pegawai/{kantor.dewi.publik}/penilai/")
    page.fill("[name=penilai]", "bambang")
    page.fill("[name=alasan]", "Ratna cuti")
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("radio", name="Bambang Wijaya").check()
    page.get_by_role("button", name="Lihat akibatnya").click()
    page.get_by_role("heading", name="Yang akan terjadi").wait_for()
    konteks.close()
