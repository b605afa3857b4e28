"""Ready messages by unit: counts and deadlines, no names and no scores, each unit only for those who see it."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran, UnitKerja
from penilaian.models import SKP, Periode
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    return berlaku(kantor, periode)


def _url(periode: Periode) -> str:
    return reverse("penilaian:pesan", args=[periode.kode])


def test_teks_tanpa_nama_dan_tautannya(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    client.force_login(kantor.akun(kantor.sari))
    halaman = client.get(_url(periode))
    (pesan,) = halaman.context["page_obj"]
    assert pesan.teks.startswith(
        "Pengingat kinerja Triwulan uji, Dinas Kependudukan. 1 SKP belum lengkap hasilnya; tenggatnya "
    )
    assert ("1 SKP belum dinilai" in pesan.teks, "Dewi" in pesan.teks) == (True, False)
    assert unquote(pesan.tautan) == f"https://wa.me/?text={pesan.teks}"
    assert pesan.tautan.replace("&", "&amp;") in halaman.content.decode()
    assert [p.nama for p in client.get(_url(periode), {"opd": kantor.dinas.pk}).context["page_obj"]] == [
        "Seksi Pelayanan"
    ]
    assert _url(periode) in client.get(reverse("penilaian:periode", args=[periode.kode])).content.decode()


def test_pengelola_hanya_unitnya_dan_yang_lain_ditolak(
    client: Client, kantor: Kantor, periode: Periode, skp: SKP
) -> None:
    hasil = {}
    for unit in (kantor.lain, kantor.dinas):
        Peran.objects.filter(pengguna__pegawai=kantor.hasan).delete()
        Peran.objects.create(
            pengguna=kantor.akun(kantor.hasan),
            nama=NamaPeran.PENGELOLA_KINERJA,
            unit=unit,
            masa=rentang(AWAL),
            alasan="uji",
        )
        client.force_login(kantor.akun(kantor.hasan))
        hasil[unit.nama] = [p.nama for p in client.get(_url(periode)).context["page_obj"]]
    assert hasil == {"Dinas Kesehatan": [], "Dinas Kependudukan": ["Dinas Kependudukan"]}
    for nama in ("dewi", "ratna"):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        assert client.get(_url(periode)).status_code == 403


def test_sesudah_tenggat_hasil_hanya_penilaian(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    periode.tenggat_realisasi -= timedelta(days=20)
    periode.save()
    client.force_login(kantor.akun(kantor.sari))
    (pesan,) = client.get(_url(periode)).context["page_obj"]
    assert (pesan.belum_lapor, pesan.belum_dinilai) == (0, 1)


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    client.force_login(kantor.akun(kantor.sari))

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(_url(periode)).status_code == 200
        return len(kueri)

    satu = hitung()
    for n in (961, 962):
        unit = UnitKerja.objects.create(kode=f"D{n}", nama=f"Dinas {n}", jenis="dinas", parent=kantor.kota)
        UnitKerja.objects.filter(pk=unit.pk).update(opd=unit.pk)
        orang = buat_pegawai(f"Baru {n}", n)
        tempat = tempatkan(orang, unit, kantor.jabatan, kantor.ratna)
        SKP.objects.create(pegawai=orang, penempatan=tempat, unit=unit, rentang=skp.rentang, status="berlaku")
    assert (hitung(), satu <= 12, len(client.get(_url(periode)).context["page_obj"])) == (satu, True, 3)
