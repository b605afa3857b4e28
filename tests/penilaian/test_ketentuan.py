"""Rules in use: values from where they work, sources, and who confirmed them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from penilaian.choices import StatusKebijakan
from penilaian.domain.kepastian import catat_kepastian
from penilaian.models import Kebijakan, KepastianAturan
from penilaian.queries.ketentuan import cari_ketentuan, daftar_ketentuan
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
TERBUKA = {
    "sebutan_rating",
    "keberatan_ajukan",
    "keberatan_putusan",
    "tahunan",
    "tenggat_tahunan",
    "kelompok_sebaran",
    "predikat_organisasi",
    "cuti_plt",
    "progres_harian",
    "bkn_2_2026",
}


@pytest.fixture
def kebijakan(db: None) -> Kebijakan:
    return Kebijakan.objects.create(versi=1, nama="Uji", ambang_sesuai=Decimal(91), status=StatusKebijakan.BERLAKU)


def test_nilai_dibaca_dari_kebijakan_dan_titik_terbuka_perlu_dipastikan(kebijakan: Kebijakan) -> None:
    semua = [k for _, baris in daftar_ketentuan(kebijakan) for k in baris]
    assert len({k.kode for k in semua}) == len(semua)
    assert {k.kode for k in semua if k.perlu_dipastikan} == TERBUKA
    assert cari_ketentuan(kebijakan, "ambang_sesuai").nilai == "91"
    assert cari_ketentuan(kebijakan, "keberatan_ajukan").nilai == "14 hari kalender sejak disampaikan"
    assert max(len(k.nilai) for k in semua) <= 300


def test_batas_sebaran_se_3_2023_dibaca_dari_rumusnya(kebijakan: Kebijakan) -> None:
    nilai = {k.kode: k.nilai for _, baris in daftar_ketentuan(kebijakan) for k in baris}
    assert {k: v for k, v in nilai.items() if k.startswith("sebaran_")} == {
        "sebaran_istimewa": "Sangat Baik paling banyak 70 %",
        "sebaran_baik": "Baik paling banyak 70 %; paling sedikit 1 orang Butuh Perbaikan atau Kurang",
        "sebaran_butuh_perbaikan": "Butuh Perbaikan paling sedikit 60 %; Sangat Baik paling banyak 10 %",
        "sebaran_kurang": (
            "Kurang paling sedikit 60 %; Butuh Perbaikan paling sedikit 10 %; Sangat Baik paling banyak 10 %"
        ),
        "sebaran_sangat_kurang": (
            "Sangat Kurang paling sedikit 60 %; Kurang atau Butuh Perbaikan paling sedikit 10 %; "
            "tidak ada yang Sangat Baik"
        ),
    }
    assert nilai["tenggat_tahunan"].startswith("paling lama 31 hari sesudah tahun berakhir (31 Januari)")


def test_kata_kata_halaman_bukan_kata_program(kebijakan: Kebijakan) -> None:
    teks = " ".join(f"{k.nama} {k.nilai} {k.sumber}" for _, baris in daftar_ketentuan(kebijakan) for k in baris)
    assert [kata for kata in ("_", " × ", "True", "None") if kata in teks] == []


def test_hr_memastikan_dengan_alasan_lalu_nilai_berubah_dan_perlu_dipastikan_lagi(
    kantor: Kantor, kebijakan: Kebijakan
) -> None:
    k = cari_ketentuan(kebijakan, "ambang_sesuai")
    sari = kantor.akun(kantor.sari)
    with pytest.raises(ValidationError, match="Tulis alasannya"):
        catat_kepastian(ketentuan=k, pasti=True, nilai="91", alasan=" ", oleh=sari)
    with pytest.raises(ValidationError, match="kini 91, bukan 90"):
        catat_kepastian(ketentuan=k, pasti=True, nilai="90", alasan="Rapat", oleh=sari)
    catat_kepastian(ketentuan=k, pasti=True, nilai="91", alasan="Rapat 24 November", oleh=sari)
    assert cari_ketentuan(kebijakan, "ambang_sesuai").pasti
    lain = Kebijakan.objects.create(versi=2, nama="Lain", ambang_sesuai=Decimal(92), status=StatusKebijakan.BERLAKU)
    baru = cari_ketentuan(lain, "ambang_sesuai")
    assert (baru.pasti, baru.berubah, baru.perlu_dipastikan) == (False, True, True)


def test_semua_orang_membaca_hanya_hr_kota_memastikan(
    kantor: Kantor, kebijakan: Kebijakan, django_assert_max_num_queries
) -> None:
    halaman, jalan = reverse("penilaian:ketentuan"), reverse("penilaian:ketentuan_pastikan", args=["tahunan"])
    data = {"nilai": "Putusan tersendiri; triwulan atau semesternya tidak dirata-rata", "alasan": "Surat BKPSDM"}
    for orang, kode in ((kantor.dewi, 403), (kantor.ratna, 403), (kantor.sari, 302)):
        k = Client()
        k.force_login(kantor.akun(orang))
        assert "Perlu dipastikan (10)" in k.get(halaman).content.decode()
        tersisa = k.get(halaman, {"perlu": "1"}).context["kelompok"]
        assert {x.kode for _, baris in tersisa for x in baris} == TERBUKA
        assert k.post(jalan, data).status_code == kode
    k.post(jalan, data | {"cabut": "1", "alasan": "Surat ditarik"})
    assert list(KepastianAturan.objects.values_list("pasti", flat=True)) == [False, True]
    with django_assert_max_num_queries(10):
        isi = k.get(halaman).content.decode()
    assert "Surat ditarik" in isi
    assert "Perlu dipastikan" in isi
    assert k.post(reverse("penilaian:ketentuan_pastikan", args=["tak-ada"]), data).status_code == 404
