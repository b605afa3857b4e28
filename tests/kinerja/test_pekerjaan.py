"""The life of a job: a message may come twice, late, or never, and a part may kill its worker."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from kinerja import pelaksana
from kinerja.choices import StatusPekerjaan
from kinerja.domain import pekerjaan as domain
from kinerja.models import Bagian, Pekerjaan

BAGIAN = [(0, 9, 10), (10, 19, 10)]


class Handler:
    """Counts calls; raises as long as `rusak`."""

    def __init__(self) -> None:
        self.dipanggil: list[int] = []
        self.rusak = False

    def __call__(self, pekerjaan: Pekerjaan, bagian: Bagian) -> int:
        self.dipanggil.append(bagian.urutan)
        if self.rusak:
            raise RuntimeError("data rusak")
        return bagian.jumlah


@pytest.fixture
def handler() -> Iterator[Handler]:
    handler = Handler()
    pelaksana.daftarkan("uji", pelaksana.Pelaksana(kerjakan=handler))
    yield handler
    pelaksana._DAFTAR.pop("uji")


def buat() -> Pekerjaan:
    return domain.buat(jenis="uji", judul="Uji", bagian=BAGIAN, parameter={})


def ids(pekerjaan: Pekerjaan) -> list[int]:
    return list(pekerjaan.bagian.order_by("urutan").values_list("pk", flat=True))


@pytest.mark.django_db
def test_pesan_ganda_dikerjakan_sekali(handler: Handler) -> None:
    pekerjaan = buat()
    satu, dua = ids(pekerjaan)
    assert [domain.kerjakan_bagian(bagian_id=b) for b in (satu, satu, dua, dua)] == [True, False, True, False]
    pekerjaan.refresh_from_db()
    assert handler.dipanggil == [0, 1]
    assert (pekerjaan.status, pekerjaan.hasil) == (StatusPekerjaan.SELESAI, {"berubah": 20, "jumlah": 20})


@pytest.mark.django_db(transaction=True)
def test_salinan_kedua_pada_saat_yang_sama_pergi(handler: Handler) -> None:
    pekerjaan = buat()
    satu, _ = ids(pekerjaan)
    salinan: list[bool] = []

    def kedua() -> None:
        salinan.append(domain.kerjakan_bagian(bagian_id=satu))
        connection.close()

    def kerjakan(_pekerjaan: Pekerjaan, bagian: Bagian) -> int:
        benang = Thread(target=kedua)
        benang.start()
        benang.join(20)
        return bagian.jumlah

    pelaksana.daftarkan("uji", pelaksana.Pelaksana(kerjakan=kerjakan))
    assert domain.kerjakan_bagian(bagian_id=satu)
    assert salinan == [False]
    assert Bagian.objects.get(pk=satu).pengiriman == 1


@pytest.mark.django_db
def test_dibatalkan_bagian_berikut_tidak_dimulai_lalu_dapat_diulangi(handler: Handler) -> None:
    pekerjaan = buat()
    satu, dua = ids(pekerjaan)
    domain.kerjakan_bagian(bagian_id=satu)
    assert domain.batalkan(pekerjaan=pekerjaan)
    assert not domain.kerjakan_bagian(bagian_id=dua)
    assert not domain.batalkan(pekerjaan=pekerjaan)
    assert domain.ulangi(pekerjaan=pekerjaan)
    assert domain.jalankan_langsung(pekerjaan=pekerjaan).status == StatusPekerjaan.SELESAI
    assert handler.dipanggil == [0, 1]


@pytest.mark.django_db
def test_galat_dicoba_tiga_kali_lalu_gagal_dan_ulangi_menyelesaikan(handler: Handler) -> None:
    handler.rusak = True
    pekerjaan = buat()
    satu, dua = ids(pekerjaan)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            domain.kerjakan_bagian(bagian_id=satu)
    assert not domain.kerjakan_bagian(bagian_id=satu)
    handler.rusak = False
    domain.kerjakan_bagian(bagian_id=dua)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, Bagian.objects.get(pk=satu).galat) == (StatusPekerjaan.GAGAL, "RuntimeError: data rusak")
    assert domain.ulangi(pekerjaan=pekerjaan)
    domain.jalankan_langsung(pekerjaan=pekerjaan)
    assert (pekerjaan.status, pekerjaan.hasil["berubah"]) == (StatusPekerjaan.SELESAI, 20)
    assert handler.dipanggil == [0, 0, 0, 1, 0]


@pytest.mark.django_db
def test_bagian_yang_tiga_kali_mematikan_pekerja_gagal_tanpa_dicoba_lagi(handler: Handler) -> None:
    pekerjaan = buat()
    satu, dua = ids(pekerjaan)
    domain.kerjakan_bagian(bagian_id=dua)
    # What three killed workers leave behind: deliveries counted, no end written.
    Bagian.objects.filter(pk=satu).update(status=StatusPekerjaan.BERJALAN, pengiriman=3, denyut=timezone.now())
    assert not domain.kerjakan_bagian(bagian_id=satu)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert "tiga kali" in Bagian.objects.get(pk=satu).galat
    assert handler.dipanggil == [1]


@pytest.mark.django_db
def test_penyapu_mengirim_ulang_yang_hilang_dan_tidak_dua_kali(handler: Handler) -> None:
    pekerjaan = buat()
    satu, dua = ids(pekerjaan)
    assert domain.ambil_untuk_dikirim(pekerjaan=pekerjaan) == [satu, dua]
    assert domain.ambil_untuk_dikirim() == []
    lama = timezone.now() - timedelta(minutes=5)
    Bagian.objects.filter(pk=satu).update(dikirim=lama)
    Bagian.objects.filter(pk=dua).update(status=StatusPekerjaan.BERJALAN, pengiriman=1, denyut=lama)
    assert domain.ambil_untuk_dikirim() == [satu, dua]
    assert domain.ambil_untuk_dikirim() == []
