"""Once HR has opened the coming year, its plans can be drafted and sent; they are approved from their first day on."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import rentang
from penilaian.choices import StatusSKP
from penilaian.domain import salin_tahun
from penilaian.domain import skp as domain
from penilaian.models import SKP, BukaTahun, Kebijakan
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db
NOVEMBER, JANUARI = "2026-11-25T09:00:00+07:00", "2027-01-04T09:00:00+07:00"


@pytest.fixture
def skp_2026(kantor: Kantor) -> SKP:
    with time_machine.travel(NOVEMBER, tick=False):
        return berlaku(kantor, buat_periode())


def buka_2027(kantor: Kantor) -> None:
    sari = kantor.akun(kantor.sari)
    BukaTahun.objects.create(
        tahun=2027, diubah_oleh=sari, dibuka=timezone.now(), dibuka_oleh=sari, kebijakan=Kebijakan.objects.first()
    )


@time_machine.travel(NOVEMBER, tick=False)
def test_sebelum_dibuka_belum_dapat_disusun(kantor: Kantor, skp_2026: SKP) -> None:
    with pytest.raises(ValidationError, match="SKP 2027 belum dapat disusun"):
        domain.buat_rancangan(oleh=kantor.akun(kantor.dewi), tahun=2027)


@time_machine.travel(NOVEMBER, tick=False)
def test_sesudah_dibuka_rancangan_setahun_penuh_di_samping_yang_berlaku(kantor: Kantor, skp_2026: SKP) -> None:
    buka_2027(kantor)
    draf = domain.buat_rancangan(oleh=kantor.akun(kantor.dewi), tahun=2027)
    assert (draf.rentang, draf.versi, draf.hasil.count()) == (rentang(date(2027, 1, 1), date(2027, 12, 31)), 1, 0)
    skp_2026.refresh_from_db()
    assert skp_2026.status == StatusSKP.BERLAKU


@time_machine.travel(NOVEMBER, tick=False)
def test_salinan_dari_skp_yang_berlaku(kantor: Kantor, skp_2026: SKP) -> None:
    buka_2027(kantor)
    draf = salin_tahun.salin_sebelumnya(oleh=kantor.akun(kantor.dewi), tahun=2027)
    assert draf.rentang.lower == date(2027, 1, 1)
    assert list(draf.hasil.values_list("uraian", flat=True)) == list(skp_2026.hasil.values_list("uraian", flat=True))


def test_disetujui_mulai_hari_pertamanya_dan_yang_lama_ditutup(kantor: Kantor, skp_2026: SKP) -> None:
    ratna = kantor.akun(kantor.ratna)
    with time_machine.travel(NOVEMBER, tick=False):
        buka_2027(kantor)
        draf = salin_tahun.salin_sebelumnya(oleh=kantor.akun(kantor.dewi), tahun=2027)
        SKP.objects.filter(pk=draf.pk).update(status=StatusSKP.DIAJUKAN)
        with pytest.raises(ValidationError, match="berlaku mulai 1 Januari 2027"):
            domain.setujui(skp=draf, oleh=ratna)
        klien = Client()
        klien.force_login(ratna)
        halaman = klien.get(reverse("penilaian:skp", args=[draf.publik])).content.decode()
        assert ("dapat disetujui mulai hari itu" in halaman, ">Setujui<" in halaman) == (True, False)
    with time_machine.travel(JANUARI, tick=False):
        domain.setujui(skp=draf, oleh=ratna)
    assert dict(SKP.objects.filter(pegawai=kantor.dewi).values_list("rentang__startswith__year", "status")) == {
        2026: StatusSKP.DITUTUP,
        2027: StatusSKP.BERLAKU,
    }


@time_machine.travel(NOVEMBER, tick=False)
def test_halaman_skp_saya_menawarkannya(client: Client, kantor: Kantor, skp_2026: SKP) -> None:
    client.force_login(kantor.akun(kantor.dewi))
    alamat = reverse("penilaian:skp_saya")
    assert "SKP 2027 sudah dapat disusun" not in client.get(alamat).content.decode()
    buka_2027(kantor)
    assert "SKP 2027 sudah dapat disusun" in client.get(alamat).content.decode()
    client.post(reverse("penilaian:skp_salin_mulai"), {"tahun": "2027"})
    assert "SKP 2027 sudah dapat disusun" not in client.get(alamat).content.decode()
    assert SKP.objects.get(pegawai=kantor.dewi, status=StatusSKP.DRAF).rentang.lower == date(2027, 1, 1)
