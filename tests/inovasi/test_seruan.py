"""Calls and their rounds: one after the other, the outcome once a round is over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from inovasi.domain import seruan
from inovasi.models import Putaran, Seruan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan

pytestmark = pytest.mark.django_db
ISI = {"nama": "Program inovasi pelayanan", "tema": "Layanan lewat ponsel", "uraian": "Apa saja.", "unit": None}


def hari(n: int):
    return hari_ini() + timedelta(days=n)


@pytest.fixture
def satu(db: None) -> Seruan:
    return seruan.simpan(seruan=None, versi=0, data=ISI | {"aktif": True})


def test_putaran_bernomor_dan_tidak_bertumpang(satu: Seruan) -> None:
    seruan.buka_putaran(seruan=satu, mulai=hari(0), selesai=hari(10))
    with pytest.raises(ValidationError, match="Bertumpang dengan putaran 1"):
        seruan.buka_putaran(seruan=satu, mulai=hari(10), selesai=hari(20))
    dua = seruan.buka_putaran(seruan=satu, mulai=hari(11), selesai=hari(20), diumumkan=hari(30))
    assert (dua.nomor, [p.nomor for p in Putaran.objects.dibuka(hari(10))]) == (2, [1])


@pytest.mark.parametrize(
    ("mulai", "selesai", "umum", "pesan"),
    [(-9, -1, None, "sudah lewat"), (5, 2, None, "sebelum hari mulai"), (0, 9, 5, "setelah hari terakhir")],
)
def test_tanggal_putaran(satu: Seruan, mulai: int, selesai: int, umum: int | None, pesan: str) -> None:
    with pytest.raises(ValidationError, match=pesan):
        seruan.buka_putaran(seruan=satu, mulai=hari(mulai), selesai=hari(selesai), diumumkan=umum and hari(umum))


def test_hasil_diumumkan_setelah_putaran_berakhir(satu: Seruan) -> None:
    putaran = seruan.buka_putaran(seruan=satu, mulai=hari(-9), selesai=hari(3))
    with pytest.raises(ValidationError, match="masih menerima ide"):
        seruan.umumkan(putaran=putaran, versi=1, hasil="Tiga ide terpilih.")
    Putaran.objects.update(selesai=hari(-1))
    putaran = seruan.umumkan(putaran=putaran, versi=1, hasil="Tiga ide terpilih.")
    assert (putaran.diumumkan, putaran.versi) == (hari(0), 2)
    with pytest.raises(SuntingBersamaan):
        seruan.umumkan(putaran=putaran, versi=1, hasil="Dua ide terpilih.")


def test_seruan_yang_tidak_aktif_tidak_membuka_putaran(satu: Seruan) -> None:
    satu = seruan.simpan(seruan=satu, versi=1, data={"aktif": False})
    with pytest.raises(ValidationError, match="tidak aktif"):
        seruan.buka_putaran(seruan=satu, mulai=hari(0), selesai=hari(3))
