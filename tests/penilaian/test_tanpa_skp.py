"""After the second week of January the *pengelola kinerja* drafts missing plans; they bind when both sides agree."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices import AsalRancangan, StatusSKP
from penilaian.domain import matriks as domain
from penilaian.domain import skp as skp_domain
from penilaian.domain.matriks import IsianSel
from penilaian.models import SKP, HasilKerja
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import skp_atasan


@pytest.fixture
def kolom(kantor: Kantor) -> HasilKerja:
    """A result of Ratna's running plan; Hasan is pengelola kinerja of Dewi's agency."""
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.PENGELOLA_KINERJA,
        unit=kantor.dinas,
        masa=rentang(AWAL),
        alasan="uji",
    )
    return skp_atasan(kantor).hasil.get()


def susun(kantor: Kantor, kolom: HasilKerja, oleh: str, orang: str = "dewi") -> SKP | None:
    tempat = getattr(kantor, orang).penempatan.get()
    isian = [IsianSel(kolom.pk, "Loket selesai hari itu")]
    return domain.isi_peran(penempatan=tempat, oleh=kantor.akun(getattr(kantor, oleh)), isian=isian, revisi=0)


def masuk(kantor: Kantor, nama: str) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, nama)))
    return klien


def test_rancangan_pengelola_baru_mengikat_setelah_pegawai_dan_atasan(kantor, kolom) -> None:
    skp = susun(kantor, kolom, "hasan")
    assert (skp.status, skp.asal, skp.penilai) == (StatusSKP.DRAF, AsalRancangan.PENGELOLA, kantor.ratna)
    assert skp.get_asal_display() == "Disusun pengelola kinerja, belum Anda setujui"
    hasil = skp.hasil.get()
    assert (hasil.uraian, hasil.hasil_atasan, hasil.dari_matriks) == ("Loket selesai hari itu", kolom, kantor.ratna)
    assert Pemberitahuan.objects.get().judul == "Pengelola kinerja menyusun rancangan SKP untuk Anda"
    for orang in ("hasan", "ratna", "sari"):
        with pytest.raises(PermissionDenied):
            skp_domain.ajukan(skp=skp, oleh=kantor.akun(getattr(kantor, orang)))


def test_sebelum_minggu_kedua_lewat_tombol_menyebut_tanggalnya(kantor, kolom, monkeypatch) -> None:
    monkeypatch.setattr("penilaian.queries.templat.hari_ini", lambda: date(2026, 1, 14))
    with pytest.raises(ValidationError, match="mulai 15 Januari 2026"):
        susun(kantor, kolom, "hasan")
    teks = masuk(kantor, "hasan").get(reverse("penilaian:tanpa_skp")).content.decode()
    assert ("mulai 15 Januari 2026" in teks, "Susun dari matriks" in teks) == (True, False)
    assert susun(kantor, kolom, "sari").asal == AsalRancangan.HR
    monkeypatch.setattr("penilaian.queries.templat.hari_ini", lambda: date(2026, 1, 15))
    SKP.objects.filter(pegawai=kantor.dewi).delete()
    assert susun(kantor, kolom, "hasan").asal == AsalRancangan.PENGELOLA


def test_yang_sudah_punya_skp_dan_yang_di_luar_unit_tidak_disentuh(kantor, kolom) -> None:
    milik = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    with pytest.raises(ValidationError, match="Dewi Anggraini: Sudah punya rancangan SKP"):
        susun(kantor, kolom, "hasan")
    assert not milik.hasil.exists()
    luar = tempatkan(buat_pegawai("Luar Unit", 951), kantor.lain, kantor.jabatan, kantor.ratna)
    with pytest.raises(PermissionDenied):
        domain.isi_peran(penempatan=luar, oleh=kantor.akun(kantor.hasan), isian=[], revisi=0)


def test_lewat_halaman(kantor, kolom) -> None:
    daftar, url = reverse("penilaian:tanpa_skp"), reverse("penilaian:tanpa_skp_susun", args=[kantor.dewi.publik])
    for nama, kode in {"dewi": 403, "ratna": 403, "hasan": 200, "sari": 200}.items():
        assert [masuk(kantor, nama).get(u).status_code for u in (daftar, url)] == [kode, kode]
    hasan = masuk(kantor, "hasan")
    assert hasan.get(reverse("penilaian:tanpa_skp_susun", args=[kantor.sari.publik])).status_code == 404
    assert "Isi paling sedikit satu peran." in hasan.post(url, {"revisi": "0"}).content.decode()
    jawab = hasan.post(url, {"revisi": "0", f"b-{kolom.pk}": "Antrean terurai"}, follow=True)
    assert "Rancangan SKP Dewi Anggraini tersusun" in jawab.content.decode()
    assert SKP.objects.get(pegawai=kantor.dewi).hasil.get().uraian == "Antrean terurai"


def test_jumlah_kueri_tetap(kantor, kolom, django_assert_max_num_queries: Callable) -> None:
    jumlah = []
    for n in (0, 3):
        for k in range(n):
            tempatkan(buat_pegawai(f"Orang {k}", 960 + k), kantor.seksi, kantor.jabatan, kantor.ratna)
        klien = masuk(kantor, "hasan")
        for u in (reverse("penilaian:tanpa_skp"), reverse("penilaian:tanpa_skp_susun", args=[kantor.dewi.publik])):
            with django_assert_max_num_queries(12) as kueri:
                assert klien.get(u).status_code == 200
            jumlah.append(len(kueri))
    assert jumlah[:2] == jumlah[2:]


def test_tanda_usulan_hilang_setelah_pegawai_mengirim_meski_dikembalikan(kantor, kolom) -> None:
    skp = susun(kantor, kolom, "hasan")
    url = reverse("penilaian:skp", args=[skp.publik])
    tanda = skp.get_asal_display()
    assert tanda in masuk(kantor, "dewi").get(url).content.decode()
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DIKEMBALIKAN, diajukan=timezone.now())
    assert tanda not in masuk(kantor, "dewi").get(url).content.decode()
