"""The progress page moves by itself while the job is open."""

import pytest
from playwright.sync_api import expect

from kinerja import pelaksana
from kinerja.domain import pekerjaan as domain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_kemajuan_bertambah_tanpa_memuat_ulang(masuk, periksa_axe, kantor, monkeypatch):
    monkeypatch.setitem(pelaksana._DAFTAR, "uji", pelaksana.Pelaksana(kerjakan=lambda p, b: 1))
    kerja = domain.buat(
        jenis="uji",
        judul="Hitung ulang Oktober",
        bagian=[(1, 5, 5), (6, 9, 4)],
        parameter={},
        diminta_oleh=kantor.akun(kantor.sari),
    )
    page = masuk(kantor.sari)
    page.goto(f"/pekerjaan/{kerja.publik}/")
    expect(page.locator("#pekerjaan")).to_contain_text("0 dari 9")
    periksa_axe(page)
    domain.jalankan_langsung(pekerjaan=kerja)
    expect(page.locator("#pekerjaan")).to_contain_text("9 dari 9", timeout=8000)
    expect(page.locator("#pekerjaan")).to_contain_text("Selesai")
    periksa_axe(page)
