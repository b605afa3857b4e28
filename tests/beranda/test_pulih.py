"""A city in which nobody has a superior is mended by HR in at most ten acts, at the size of a real one."""

from datetime import date
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from beranda.demo.orang import BENIH
from beranda.demo.penempatan import buat_susunan
from beranda.demo.unit import buat_unit
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna, Peran
from pegawai.queries.penilai import bermasalah, dalam_lingkaran

ORANG = 320


@pytest.fixture
def sari(db: None) -> Pengguna:
    """HR of the whole city, without a placement; the demo city around her has lost every assessor."""
    kini = hari_ini()
    buat_susunan(buat_unit(ORANG), ORANG, kini, date(kini.year - 1, 1, 1), Random(BENIH))
    Penempatan.objects.update(penilai=None)
    sari = Pengguna.objects.create_user(username="sari", nama="Sari Utami")
    Peran.objects.create(
        pengguna=sari, nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None, masa=rentang(date(2026, 1, 1)), alasan="uji"
    )
    return sari


def test_kota_tanpa_satu_pun_atasan_pulih_dalam_sepuluh_tindakan(client: Client, sari: Pengguna) -> None:
    client.force_login(sari)
    assert bermasalah(sari).count() == ORANG - 1  # all but the mayor, whom nobody assesses
    tindakan = 0
    while bermasalah(sari).exists() and tindakan < 10:
        url = reverse("pegawai:tetapkan_penilai")
        lihat = client.post(url, {"semua": "1"})
        client.post(url, {"semua": "1", "jumlah": lihat.context["jumlah"], "alasan": "Penilai menurut susunan unit"})
        tindakan += 1
    assert (bermasalah(sari).count(), tindakan) == (0, 1)
    tanpa = Pegawai.objects.filter(penempatan__in=Penempatan.objects.definitif().pada().filter(penilai=None))
    assert [p.nama for p in tanpa] == ["Rahmat Hidayatullah"]
    assert dalam_lingkaran() == []
