"""HR imports in a real browser: uploads, sees what is wrong, mends, applies, undoes."""

import pytest

from kinerja.domain.pekerjaan import jalankan_langsung
from pegawai.models import BatchImpor, Pegawai
from tests.pegawai.impor_contoh import csv_dari, nip, orang

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _kerjakan() -> None:
    """What the worker does; here nobody else is awake."""
    jalankan_langsung(pekerjaan=BatchImpor.objects.latest("id").pekerjaan)


@pytest.mark.parametrize("lebar", [1280, 390])
def test_sari_mengimpor_memperbaiki_menerapkan_lalu_mengurungkan(masuk, periksa_axe, kantor, lebar):
    page = masuk(kantor.sari)
    page.set_viewport_size({"width": lebar, "height": 844})

    def periksa() -> None:
        periksa_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar

    def unggah(nama: str, isi: bytes) -> None:
        page.goto("/pegawai/impor/unggah/")
        page.set_input_files("[name=berkas]", files=[{"name": nama, "mimeType": "text/csv", "buffer": isi}])
        page.get_by_role("button", name="Periksa berkas").click()
        page.get_by_role("heading", name=nama).wait_for()
        _kerjakan()
        page.reload()

    page.goto("/pegawai/")
    page.get_by_role("link", name="Impor", exact=True).click()
    periksa()
    page.goto("/pegawai/impor/unggah/")
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_text("Pilih berkas yang akan diunggah.").first.wait_for()
    periksa()
    salah = orang(2)
    salah[2] = "31/02/1990"
    unggah("pegawai.csv", csv_dari([orang(1), salah]))
    page.get_by_text("“31/02/1990” bukan tanggal yang ada.").wait_for()
    periksa()
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh baris galat").click()
    assert unduhan.value.suggested_filename == "impor-perlu-diperbaiki.xlsx"
    unggah("perbaikan.csv", csv_dari([orang(1), orang(2)]))
    page.get_by_role("heading", name="Siap diterapkan").wait_for()
    page.fill("[name=alasan]", "Pegawai baru November")
    periksa()
    page.get_by_role("button", name="Terapkan", exact=True).click()
    page.wait_for_load_state()
    _kerjakan()
    page.reload()
    page.get_by_text("Dapat diurungkan sampai").wait_for()
    periksa()
    assert Pegawai.objects.filter(nip__in=[nip(1), nip(2)]).count() == 2
    page.locator("summary", has_text="Urungkan").click()
    page.locator("details[open] [name=alasan]").fill("Salah berkas")
    page.get_by_role("button", name="Ya, urungkan").click()
    page.wait_for_load_state()
    _kerjakan()
    page.reload()
    page.get_by_role("heading", name="Diurungkan").wait_for()
    periksa()
    assert Pegawai.objects.filter(nip__in=[nip(1), nip(2)]).count() == 0
    page.goto("/pegawai/impor/")
    periksa()
