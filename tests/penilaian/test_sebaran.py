"""Distribution limits of SE MenPANRB 3/2023 as live quotas on a group that the leader names."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kinerja.waktu import rentang
from penilaian import rumus
from penilaian.choices import Predikat, PredikatOrganisasi, StatusSKP
from penilaian.domain import predikat_unit
from penilaian.domain import sebaran as domain
from penilaian.models import SKP, KelompokSebaran, PengesahanSebaran, Periode, PutusanNilai
from penilaian.queries.sebaran import BarisKuota, sebaran
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import buat_periode


@pytest.fixture
def periode(db: None) -> Periode:
    return buat_periode()


def orang(kantor: Kantor, periode: Periode, banyak: int, predikat: str = "", unit=None, mulai: int = 0) -> None:
    """So many people of the seksi with a plan, and with that predikat when there is one."""
    for n in range(mulai, mulai + banyak):
        pegawai = buat_pegawai(f"Orang {n}", 910 + n)
        penempatan = tempatkan(pegawai, unit or kantor.seksi, kantor.jabatan, kantor.ratna)
        skp = SKP.objects.create(
            pegawai=pegawai,
            penempatan=penempatan,
            penilai=kantor.ratna,
            unit=unit or kantor.seksi,
            rentang=rentang(AWAL),
            status=StatusSKP.BERLAKU,
        )
        if predikat:
            PutusanNilai.objects.create(
                skp=skp,
                periode=periode,
                rating_hasil="sesuai",
                rating_perilaku="sesuai",
                predikat=predikat,
                oleh=kantor.akun(kantor.ratna),
            )


def tetapkan(kantor: Kantor, periode: Periode, predikat: str) -> None:
    predikat_unit.tetapkan(
        unit=kantor.seksi, periode=periode, oleh=kantor.akun(kantor.bambang), predikat=predikat, alasan="Dasar"
    )


@given(st.sampled_from(PredikatOrganisasi.values), st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_kelompok_yang_selesai_melanggar_kuota_persis_seperti_distribusi(organisasi, banyak):
    jumlah = dict(zip(Predikat.values, banyak, strict=True))
    kuota = rumus.kuota(organisasi, sum(banyak))
    baris = [BarisKuota(b, sum(jumlah[p] for p in b.predikat), 0) for b in kuota]
    assert [b.batas.kode for b in baris if b.dilanggar] == rumus.distribusi(organisasi, jumlah)


@pytest.mark.parametrize(
    ("organisasi", "total", "batas"),
    [
        ("istimewa", 21, [("sangat_baik_maks_70", "maks", 14)]),
        ("baik", 21, [("baik_maks_70", "maks", 14), ("harus_ada_bp_atau_kurang", "min", 1)]),
        ("butuh_perbaikan", 21, [("bp_min_60", "min", 13), ("sangat_baik_maks_10", "maks", 2)]),
        ("kurang", 21, [("kurang_min_60", "min", 13), ("bp_min_10", "min", 3), ("sangat_baik_maks_10", "maks", 2)]),
        (
            "sangat_kurang",
            20,
            [
                ("sangat_kurang_min_60", "min", 12),
                ("kurang_atau_bp_min_10", "min", 2),
                ("sangat_baik_tidak_boleh", "maks", 0),
            ],
        ),
        ("baik", 0, []),
    ],
)
def test_paling_banyak_dibulatkan_ke_bawah_paling_sedikit_ke_atas(organisasi, total, batas):
    assert [(b.kode, b.jenis, b.orang) for b in rumus.kuota(organisasi, total)] == batas


def test_kuota_hidup_menyebut_sisa_dengan_kata_biasa(kantor, periode):
    orang(kantor, periode, 12, "sangat_baik")
    orang(kantor, periode, 8, mulai=12)
    tetapkan(kantor, periode, "istimewa")
    kini = sebaran(kantor.seksi, periode, dengan_bawahan=True)
    assert (kini.total, kini.belum, kini.kecil) == (20, 8, False)
    assert [(b.kalimat, b.keadaan[0]) for b in kini.baris] == [("Sangat Baik: 12 dari paling banyak 14", "tersisa 2")]


def test_paling_sedikit_baru_dilanggar_bila_yang_belum_dinilai_tidak_cukup(kantor, periode):
    orang(kantor, periode, 9, "baik")
    orang(kantor, periode, 1, mulai=9)
    tetapkan(kantor, periode, "butuh_perbaikan")
    baris = sebaran(kantor.seksi, periode, dengan_bawahan=True).baris[0]
    assert (baris.kalimat, baris.dilanggar) == ("Butuh Perbaikan: 0 dari paling sedikit 6", True)


def test_kepala_unit_dan_kelompok_kecil(kantor, periode):
    """Ratna, the head, is not counted; fewer than ten people are exempt, with the limits shown."""
    orang(kantor, periode, 9, "sangat_baik")
    SKP.objects.create(
        pegawai=kantor.ratna,
        penempatan=kantor.ratna.penempatan.get(),
        penilai=kantor.bambang,
        unit=kantor.seksi,
        rentang=rentang(AWAL),
        status=StatusSKP.BERLAKU,
    )
    tetapkan(kantor, periode, "istimewa")
    kini = sebaran(kantor.seksi, periode, dengan_bawahan=True)
    assert (kini.total, kini.kecil, kini.dilanggar, len(kini.baris)) == (9, True, [], 1)


def test_dengan_atau_tanpa_unit_di_bawahnya(kantor, periode):
    orang(kantor, periode, 2, "baik")
    orang(kantor, periode, 1, "kurang", unit=kantor.dinas, mulai=2)
    assert sebaran(kantor.dinas, periode, dengan_bawahan=True).jumlah == {"baik": 2, "kurang": 1}
    assert sebaran(kantor.dinas, periode, dengan_bawahan=False).jumlah == {"kurang": 1}


def test_batas_yang_terlampaui_perlu_alasan_dan_tidak_ada_rating_berubah(kantor, periode):
    orang(kantor, periode, 10, "sangat_baik")
    tetapkan(kantor, periode, "istimewa")
    ratna = kantor.akun(kantor.ratna)
    kelompok = domain.namai(unit=kantor.seksi, periode=periode, oleh=ratna, dengan_bawahan=True)
    with pytest.raises(ValidationError, match="Sangat Baik: 10 dari paling banyak 7"):
        domain.sahkan(kelompok=kelompok, oleh=ratna)
    sah = domain.sahkan(kelompok=kelompok, oleh=ratna, alasan="Semua layanan baru dibuka bersama.")
    assert (sah.dilanggar, sah.jumlah) == (["sangat_baik_maks_70"], {"sangat_baik": 10})
    assert set(PutusanNilai.objects.values_list("predikat", flat=True)) == {"sangat_baik"}
    with pytest.raises(Error):
        PengesahanSebaran.objects.update(alasan="lain")


def test_kelompok_yang_disahkan_tetap_dan_tidak_bertumpang_tindih(kantor, periode):
    orang(kantor, periode, 10, "baik")
    orang(kantor, periode, 1, "butuh_perbaikan", mulai=10)
    tetapkan(kantor, periode, "istimewa")
    ratna, bambang = kantor.akun(kantor.ratna), kantor.akun(kantor.bambang)
    kelompok = domain.namai(unit=kantor.seksi, periode=periode, oleh=ratna, dengan_bawahan=True)
    with pytest.raises(ValidationError, match="dinamai Ratna Kusuma"):
        domain.namai(unit=kantor.dinas, periode=periode, oleh=bambang, dengan_bawahan=True)
    domain.namai(unit=kantor.dinas, periode=periode, oleh=bambang, dengan_bawahan=False)
    domain.sahkan(kelompok=kelompok, oleh=ratna)
    with pytest.raises(ValidationError, match="sudah disahkan"):
        domain.bubarkan(kelompok=kelompok, oleh=ratna)


def test_hanya_pimpinan_yang_menamai_dan_mengesahkan(kantor, periode):
    kelompok = domain.namai(unit=kantor.seksi, periode=periode, oleh=kantor.akun(kantor.bambang), dengan_bawahan=True)
    for siapa in (kantor.dewi, kantor.hasan, kantor.sari):
        with pytest.raises(PermissionDenied):
            domain.sahkan(kelompok=kelompok, oleh=kantor.akun(siapa))
        with pytest.raises(PermissionDenied):
            domain.bubarkan(kelompok=kelompok, oleh=kantor.akun(siapa))


AKSES = {"dewi": 403, "ratna": 200, "bambang": 200, "hasan": 404, "sari": 200}


def test_siapa_membuka(client, kantor, periode):
    jawaban = {}
    for nama in AKSES:
        client.force_login(kantor.akun(getattr(kantor, nama)))
        jawaban[nama] = client.get(reverse("penilaian:unit_sebaran", args=["D01.1", periode.kode])).status_code
    assert jawaban == AKSES


def test_pimpinan_mengesahkan_di_halaman(client, kantor, periode):
    orang(kantor, periode, 10, "sangat_baik")
    tetapkan(kantor, periode, "istimewa")
    client.force_login(kantor.akun(kantor.ratna))
    argumen = ["D01.1", periode.kode]
    client.post(reverse("penilaian:unit_kelompok", args=argumen), {"dengan_bawahan": "ya"})
    assert KelompokSebaran.objects.get().dengan_bawahan is True
    ditolak = client.post(reverse("penilaian:unit_sebaran_sahkan", args=argumen), {"alasan": ""})
    assert (ditolak.status_code, "Tuliskan alasannya" in ditolak.content.decode()) == (422, True)
    client.post(reverse("penilaian:unit_sebaran_sahkan", args=argumen), {"alasan": "Layanan baru."})
    halaman = client.get(reverse("penilaian:unit_sebaran", args=argumen)).content.decode()
    assert ("Melampaui batas" in halaman, "berubah sesudah disahkan" in halaman) == (True, False)
    orang(kantor, periode, 1, "baik", mulai=10)
    assert "berubah sesudah disahkan" in client.get(reverse("penilaian:unit_sebaran", args=argumen)).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, kantor, periode, banyak, django_assert_max_num_queries):
    orang(kantor, periode, banyak, "baik")
    tetapkan(kantor, periode, "kurang")
    ratna = kantor.akun(kantor.ratna)
    kelompok = domain.namai(unit=kantor.seksi, periode=periode, oleh=ratna, dengan_bawahan=True)
    for _ in range(banyak):
        domain.sahkan(kelompok=kelompok, oleh=ratna, alasan="Sesuai keadaan.")
    client.force_login(ratna)
    with django_assert_max_num_queries(12):
        client.get(reverse("penilaian:unit_sebaran", args=["D01.1", periode.kode]))


def test_kelompok_di_atas_disebut_tanpa_tautan_bagi_yang_tidak_boleh_membukanya(client, kantor, periode):
    KelompokSebaran.objects.create(
        unit=kantor.dinas, periode=periode, dengan_bawahan=True, oleh=kantor.akun(kantor.bambang)
    )
    alamat = reverse("penilaian:unit_sebaran", args=[kantor.seksi.kode, periode.kode])
    di_atas = reverse("penilaian:unit_sebaran", args=[kantor.dinas.kode, periode.kode])
    for orang_, bertautan in ((kantor.ratna, False), (kantor.sari, True)):
        client.force_login(kantor.akun(orang_))
        halaman = client.get(alamat).content.decode()
        assert ("dihitung dalam kelompok" in halaman, di_atas in halaman) == (True, bertautan)
