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
    page.select_option("[name=unit]", label="Seksi Pelayanan")
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
