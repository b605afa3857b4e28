"""Issued documents: HR finds them, HR of the city or the issuing official withdraws them, the public page says so."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.choices import JenisDokumen, StatusDokumen
from kinerja.domain.dokumen import Naskah, terbitkan
from kinerja.models import DokumenTerbit, Pemberitahuan
from kinerja.templatetags.ui import wib
from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, Peran
from penilaian.domain.dokumen import cabut_dokumen
from penilaian.models import SKP
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode
from tests.penilaian.test_halaman_skp import _kode, _masuk

pytestmark = pytest.mark.django_db


def terbit(kunci: str, jenis: str = JenisDokumen.SKP, nomor: str = "SKP-1") -> DokumenTerbit:
    (d,) = terbitkan(naskah=[Naskah(jenis=JenisDokumen(jenis), kunci=kunci, isi={"kunci": kunci}, nomor=nomor)])
    return d


@pytest.fixture
def skp(kantor: Kantor) -> SKP:
    return berlaku(kantor, buat_periode())


def alamat(nama: str, *argumen: object) -> str:
    return reverse(f"penilaian:{nama}", args=argumen)


def test_daftar_dibuka_hr_kota_dan_auditor_saja(kantor: Kantor, skp: SKP) -> None:
    terbit(f"skp:{skp.pk}")
    assert _kode(kantor, "get", alamat("dokumen_daftar")) == {"dewi": 403, "ratna": 403, "hasan": 403, "sari": 200}
    auditor = Pengguna.objects.get(pegawai=kantor.hasan)
    Peran.objects.create(pengguna=auditor, nama=NamaPeran.AUDITOR, unit=None, masa=rentang(AWAL), alasan="uji")
    assert _masuk(kantor, "hasan").get(alamat("dokumen_daftar")).status_code == 200


def test_satu_dokumen_dibuka_hr_dan_yang_menerbitkan(kantor: Kantor, skp: SKP) -> None:
    d = terbit(f"evaluasi:{skp.pk}:1:keberatan", JenisDokumen.EVALUASI)
    assert _kode(kantor, "get", alamat("dokumen", d.kode)) == {"dewi": 404, "ratna": 200, "hasan": 404, "sari": 200}
    cabut = alamat("dokumen_cabut", d.kode)
    assert _kode(kantor, "post", cabut) == {"dewi": 404, "ratna": 302, "hasan": 404, "sari": 302}
    assert _kode(kantor, "get", cabut)["sari"] == 405
    d.refresh_from_db()
    assert d.status == StatusDokumen.BERLAKU, "tanpa alasan tidak ada yang dicabut"


def test_dicabut_dengan_alasan_lalu_halaman_umum_menyebut_sejak_kapan(kantor: Kantor, skp: SKP) -> None:
    d = terbit(f"skp:{skp.pk}")
    ratna = _masuk(kantor, "ratna")
    jawab = ratna.post(alamat("dokumen_cabut", d.kode), {"alasan": "Salah orang"}, follow=True)
    d.refresh_from_db()
    isi = jawab.content.decode()
    assert (d.status, "Dicabut: Salah orang" in isi, "Ratna Kusuma" in isi) == (StatusDokumen.DICABUT, True, True)
    umum = Client().get(reverse("kinerja:periksa_dokumen", args=[d.kode])).content.decode()
    assert f"Dicabut {wib(d.berakhir)}. Dokumen ini tidak berlaku lagi." in umum
    assert [k in umum for k in ("Salah orang", "Dewi", "Ratna", "Riwayat dan pencabutan")] == [False] * 4
    kabar = Pemberitahuan.objects.get(kunci=f"dokumen-cabut-{d.pk}")
    assert (kabar.penerima.pegawai, "Salah orang" in kabar.judul) == (kantor.dewi, True)
    with pytest.raises(ValidationError, match="sudah dicabut"):
        cabut_dokumen(dokumen=d, oleh=kantor.akun(kantor.sari), alasan="Lagi")


def test_tidak_seorang_pun_mencabut_dokumen_tentang_dirinya(kantor: Kantor) -> None:
    d = terbit(f"kredit:{kantor.sari.pk}", JenisDokumen.ANGKA_KREDIT)
    with pytest.raises(PermissionDenied):
        cabut_dokumen(dokumen=d, oleh=kantor.akun(kantor.sari), alasan="Milik saya")
    isi = _masuk(kantor, "sari").get(alamat("dokumen", d.kode)).content.decode()
    assert ("Cabut dokumen ini" in isi, "Sari Utami" in isi) == (False, True)


def test_halaman_umum_menautkan_yang_berhak(kantor: Kantor, skp: SKP) -> None:
    d = terbit(f"skp:{skp.pk}")
    umum = reverse("kinerja:periksa_dokumen", args=[d.kode])
    ada = {
        n: alamat("dokumen", d.kode) in _masuk(kantor, n).get(umum).content.decode() for n in ("dewi", "ratna", "sari")
    }
    assert ada == {"dewi": False, "ratna": True, "sari": True}


def test_dicari_menurut_kode_nomor_nama_dan_nip_dan_disaring(kantor: Kantor, skp: SKP) -> None:
    milik = terbit(f"skp:{skp.pk}", nomor="SKP-77")
    evaluasi = terbit(f"evaluasi:{skp.pk}:1", JenisDokumen.EVALUASI, "EV-1")
    kredit = terbit(f"kredit:{kantor.hasan.pk}", JenisDokumen.ANGKA_KREDIT, "AK-1")
    unit = terbit("unit:1:1:umum", JenisDokumen.KINERJA_UNIT, "")
    sari = _masuk(kantor, "sari")
    ketemu = lambda **isi: {d.pk for d in sari.get(alamat("dokumen_daftar"), isi).context["page_obj"]}  # noqa: E731
    assert ketemu() == {milik.pk, evaluasi.pk, kredit.pk, unit.pk}
    assert ketemu(cari="dewi") == ketemu(cari=kantor.dewi.nip) == {milik.pk, evaluasi.pk}
    assert (ketemu(cari=unit.kode_cetak.lower()), ketemu(cari="skp-77")) == ({unit.pk}, {milik.pk})
    assert (ketemu(jenis="kredit"), ketemu(cari="dewi", jenis="skp")) == ({kredit.pk}, {milik.pk})
    cabut_dokumen(dokumen=milik, oleh=kantor.akun(kantor.sari), alasan="Keliru")
    assert (ketemu(status="dicabut"), ketemu(cari="tidak ada yang begini")) == ({milik.pk}, set())


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(kantor: Kantor, skp: SKP, banyak: int) -> None:
    for n in range(banyak):
        terbit(f"evaluasi:{skp.pk}:{n}", JenisDokumen.EVALUASI)
        terbit(f"kredit:{(kantor.dewi, kantor.ratna, kantor.hasan)[n].pk}", JenisDokumen.ANGKA_KREDIT)
    sari, url = _masuk(kantor, "sari"), alamat("dokumen_daftar")
    sari.get(url)
    with CaptureQueriesContext(connection) as jumlah:
        assert sari.get(url).status_code == 200
    assert len(jumlah) == 8
