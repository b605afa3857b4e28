"""A policy version tried on a closed period: what would change, and that nothing does."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pekerjaan import jalankan_langsung
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices import StatusKebijakan, StatusPeriode
from penilaian.domain import andai, hitung
from penilaian.domain.kebijakan import buat_versi_baru, ubah_draf
from penilaian.models import AndaiNilai, Kebijakan, Nilai, Perilaku, Periode
from penilaian.queries.andai import matriks
from tests.orang import AWAL, Kantor
from tests.penilaian.test_hitung import _skp_sehari, isi, periode, skp  # noqa: F401  (fixtures)

pytestmark = pytest.mark.django_db


def tutup(periode: Periode) -> None:  # noqa: F811
    hitung.hitung_seluruh(periode)
    Kebijakan.objects.filter(pk=periode.kebijakan_id, status=StatusKebijakan.DRAF).update(
        status=StatusKebijakan.BERLAKU
    )
    Periode.objects.filter(pk=periode.pk).update(status=StatusPeriode.DITUTUP)
    periode.refresh_from_db()


@pytest.fixture
def tertutup(skp, periode: Periode) -> Periode:  # noqa: F811
    """Dewi reached 95 with behaviour 100: sesuai and sesuai, so baik."""
    isi(skp, periode, "100", "100", "95")
    Perilaku.objects.create(skp=skp, periode=periode, aspek="akuntabel", rating="sesuai")
    tutup(periode)
    return periode


def draf(**angka: object) -> Kebijakan:
    baru = buat_versi_baru(dari=Kebijakan.objects.get(versi=1), nama="Usul")
    return ubah_draf(kebijakan=baru, perubahan=angka)


def uji(kantor: Kantor, kebijakan: Kebijakan, periode: Periode):  # noqa: F811
    return jalankan_langsung(
        pekerjaan=andai.buat_andai(kebijakan=kebijakan, periode=periode, oleh=kantor.akun(kantor.sari))
    )


def isi_nilai() -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT n.*, n.xmin::text FROM penilaian_nilai n ORDER BY id")
        return kursor.fetchall()


def test_ambang_naik_mengubah_predikat_usulan_dan_tidak_satu_baris_nilai_pun(kantor: Kantor, tertutup: Periode) -> None:
    sebelum = isi_nilai()
    pekerjaan = uji(kantor, draf(ambang_sesuai=Decimal("96")), tertutup)
    assert isi_nilai() == sebelum
    assert pekerjaan.status == "selesai"
    baris = AndaiNilai.objects.get()
    assert (baris.lama_hasil, baris.nilai_hasil) == (Decimal("95.00"), Decimal("95.00"))
    assert (baris.lama_usulan_hasil, baris.usulan_hasil) == ("sesuai", "di_bawah")
    assert (baris.lama_predikat, baris.predikat) == ("baik", "butuh_perbaikan")
    assert (baris.berubah, baris.angka_berubah) == (True, False)
    assert pekerjaan.hasil == {
        "berubah": 1,
        "jumlah": 1,
        "angka": 0,
        "predikat": [["baik", "butuh_perbaikan", 1]],
        "hasil": [["sesuai", "di_bawah", 1]],
        "perilaku": [["sesuai", "sesuai", 1]],
    }


def test_aturan_yang_sama_tidak_mengubah_apa_pun(kantor: Kantor, tertutup: Periode) -> None:
    uji(kantor, draf(), tertutup)
    baris = AndaiNilai.objects.get()
    assert (baris.berubah, baris.angka_berubah, baris.predikat) == (False, False, "baik")
    nilai = Nilai.objects.get()
    assert (baris.nilai_hasil, baris.nilai_perilaku, baris.indeks) == (
        nilai.nilai_hasil,
        nilai.nilai_perilaku,
        nilai.indeks,
    )


def test_matriks_dan_bobot_ikut_diuji(kantor: Kantor, tertutup: Periode) -> None:
    asal = Kebijakan.objects.get(versi=1).matriks
    naik = {"sesuai": "sangat_baik", "di_atas": "sangat_baik"}
    lain = asal | {r: asal[r] | naik for r in ("sesuai", "di_atas")}
    pekerjaan = uji(kantor, draf(matriks=lain, bobot_hasil=Decimal("60")), tertutup)
    baris = AndaiNilai.objects.get()
    assert (baris.lama_predikat, baris.predikat) == ("baik", "sangat_baik")
    assert (baris.lama_indeks, baris.indeks, baris.angka_berubah) == (Decimal("96.50"), Decimal("97.00"), True)
    assert matriks("predikat", pekerjaan.hasil["predikat"]).perubahan == [("Baik → Sangat Baik", 1)]
    assert "Predikat saja: matriksnya lain" in halaman_hasil(kantor, 2, tertutup)


def halaman_hasil(kantor: Kantor, versi: int, periode: Periode) -> str:  # noqa: F811
    k = Client()
    k.force_login(kantor.akun(kantor.sari))
    return k.get(reverse("penilaian:andai_hasil", args=[versi, periode.kode])).content.decode()


def test_daftarnya_menyebut_rating_mana_yang_berubah_dan_hanya_yang_berubah(kantor: Kantor, tertutup: Periode) -> None:
    uji(kantor, draf(ambang_sesuai=Decimal("96")), tertutup)
    isi = halaman_hasil(kantor, 2, tertutup)
    assert "Hasil: Sesuai ekspektasi → <b>Di bawah ekspektasi</b>" in isi
    assert "Perilaku:" not in isi
    assert kantor.dewi.nama in isi
    uji(kantor, draf(bobot_hasil=Decimal("60")), tertutup)
    assert kantor.dewi.nama not in halaman_hasil(kantor, 3, tertutup)


def test_hanya_periode_tertutup_dan_versi_lain(kantor: Kantor, tertutup: Periode) -> None:
    sari = kantor.akun(kantor.sari)
    with pytest.raises(ValidationError, match="memang dihitung dengan versi ini"):
        andai.buat_andai(kebijakan=tertutup.kebijakan, periode=tertutup, oleh=sari)
    tertutup.status = StatusPeriode.BERJALAN
    with pytest.raises(ValidationError, match="belum ditutup"):
        andai.buat_andai(kebijakan=draf(), periode=tertutup, oleh=sari)


def test_draf_yang_diubah_di_tengah_tidak_mencampuri_uji(kantor: Kantor, tertutup: Periode) -> None:
    usul = draf()
    pekerjaan = andai.buat_andai(kebijakan=usul, periode=tertutup, oleh=kantor.akun(kantor.sari))
    ubah_draf(kebijakan=usul, perubahan={"ambang_sesuai": Decimal("96")})
    jalankan_langsung(pekerjaan=pekerjaan)
    assert AndaiNilai.objects.get().predikat == "baik"
    klien = Client()
    klien.force_login(kantor.akun(kantor.sari))
    isi_halaman = klien.get(reverse("penilaian:andai_hasil", args=[usul.versi, tertutup.kode])).content.decode()
    assert "Draf sudah diubah sesudah uji ini" in isi_halaman


def test_uji_baru_mengganti_baris_lama_dan_yang_lama_dibuang(kantor: Kantor, tertutup: Periode) -> None:
    usul = draf()
    uji(kantor, usul, tertutup)
    kedua = uji(kantor, usul, tertutup)
    assert list(AndaiNilai.objects.values_list("andai_id", flat=True)) == [kedua.pk]
    assert andai.bersihkan() == 0
    kedua.andai.dibuat = timezone.now() - timezone.timedelta(days=31)
    kedua.andai.save()
    assert andai.bersihkan() == 1


def test_hr_menjalankan_auditor_membaca_yang_lain_ditolak(kantor: Kantor, tertutup: Periode) -> None:
    usul = draf(ambang_sesuai=Decimal("96"))
    Peran.objects.create(pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=(AWAL, None), alasan="uji")
    jalan = reverse("penilaian:andai_jalankan", args=[usul.versi])
    lihat = reverse("penilaian:andai", args=[usul.versi])
    hasil = reverse("penilaian:andai_hasil", args=[usul.versi, tertutup.kode])
    for orang, boleh in ((kantor.dewi, (403, 403)), (kantor.ratna, (403, 403)), (kantor.hasan, (200, 403))):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        assert (klien.get(lihat).status_code, klien.post(jalan, {"periode": tertutup.kode}).status_code) == boleh
    klien = Client()
    klien.force_login(kantor.akun(kantor.sari))
    assert klien.get(hasil).status_code == 404
    assert klien.post(jalan, {"periode": "TAK-ADA"}).status_code == 422
    assert klien.post(jalan, {"periode": tertutup.kode}).status_code == 302
    jalankan_langsung(pekerjaan=usul.andai.get().pekerjaan)
    isi_halaman = klien.get(hasil).content.decode()
    assert "Draf sudah diubah" not in isi_halaman
    assert "Dewi Anggraini" in isi_halaman
    assert "95,00 → 95,00" in isi_halaman
    assert "Dewi Anggraini" not in klien.get(hasil, {"ke": "sangat_baik"}).content.decode()
    assert "Dewi Anggraini" in klien.get(hasil, {"apa": "predikat", "dari": "baik"}).content.decode()
    assert "Dewi Anggraini" not in klien.get(hasil, {"apa": "perilaku"}).content.decode()
    assert "Dewi Anggraini" in klien.get(hasil, {"unduh": "csv"}).content.decode()


def test_halaman_sama_banyak_kueri_untuk_satu_dan_tiga_baris(
    kantor: Kantor,
    periode: Periode,  # noqa: F811
    django_assert_num_queries,
) -> None:
    semua = [_skp_sehari(kantor, periode, n) for n in range(3)]
    tutup(periode)
    usul = draf(ambang_sesuai=Decimal("70"))
    uji(kantor, usul, periode)
    klien = Client()
    klien.force_login(kantor.akun(kantor.sari))
    alamat = reverse("penilaian:andai_hasil", args=[usul.versi, periode.kode])
    klien.get(alamat)
    AndaiNilai.objects.exclude(skp=semua[0]).update(berubah=False)
    for _ in range(2):
        with django_assert_num_queries(10):
            assert klien.get(alamat).status_code == 200
        AndaiNilai.objects.update(berubah=True)
