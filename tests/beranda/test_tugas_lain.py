"""Home names votes, decisions on awards, unread reports of illegal fees and the day by which HR answers."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.templatetags.ui import wib
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran, PermintaanKoreksi
from penilaian.domain import penghargaan_putus as putus
from penilaian.queries.penghargaan import menunggu
from survei.models import LaporanPungli
from tests.orang import AWAL, Kantor
from tests.penilaian.penghargaan_contoh import dinilai, diserahkan

pytestmark = pytest.mark.django_db


def beranda(client: Client, kantor: Kantor, nama: str) -> str:
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client.get(reverse("beranda:beranda")).content.decode()


def test_panitia_diminta_memilih_sampai_semua_calon_dinilai(client: Client, kantor: Kantor) -> None:
    """Ratna assesses Dewi, so Hasan is the only one she votes on."""
    lomba = dinilai(kantor)
    assert "Nilai calon Pelayan terbaik" in beranda(client, kantor, "ratna")
    assert "Nilai calon" not in beranda(client, kantor, "hasan")
    putus.beri_suara(calon=lomba.calon("hasan"), pilihan="dukung", alasan="Terbukti", oleh=lomba.akun("ratna"))
    assert "Nilai calon" not in beranda(client, kantor, "ratna")


def test_pejabat_belum_diminta_sebelum_diserahkan(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    assert not menunggu(lomba.akun("bambang")).exists()


def test_pejabat_diminta_memutus_sesudah_diserahkan(client: Client, kantor: Kantor) -> None:
    diserahkan(kantor)
    assert "Nilai calon Pelayan terbaik" in beranda(client, kantor, "bambang")


def test_laporan_pungli_hanya_bagi_inspektorat(client: Client, kantor: Kantor) -> None:
    LaporanPungli.objects.create(kode="ABCD-EFGH", isi="Diminta lima puluh ribu", tanggal=date(2026, 11, 20))
    assert "laporan pungli" not in beranda(client, kantor, "sari")
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.INSPEKTORAT, masa=rentang(AWAL), alasan="uji"
    )
    assert "Baca 1 laporan pungli" in beranda(client, kantor, "hasan")


def test_laporan_data_dengan_tenggat_terdekat(client: Client, kantor: Kantor) -> None:
    for hari in (date(2027, 1, 8), date(2027, 1, 6)):
        PermintaanKoreksi.objects.create(
            pegawai=kantor.dewi, pelapor=kantor.akun(kantor.dewi), bidang="nama", seharusnya="Dewi", tenggat=hari
        )
    isi = beranda(client, kantor, "sari")
    assert ("Tanggapi 2 laporan data" in isi, wib(akhir_hari(date(2027, 1, 6))) in isi) == (True, True)
