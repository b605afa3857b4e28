"""Announcements come in one mail a morning, not in a mail each; what was opened meanwhile is left out."""

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kinerja.domain.pemberitahuan import surelkan, surelkan_rangkuman
from kinerja.models import Pemberitahuan
from kinerja.settings.celery import CELERY_BEAT_SCHEDULE
from kinerja.tasks import kirim_rangkuman
from pegawai.models import Pengguna
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import jadikan_pengelola, terbit

pytestmark = pytest.mark.django_db


def surat(kantor: Kantor) -> dict[str, str]:
    """Subject by receiver."""
    return {m.to[0]: str(m.subject) for m in mail.outbox}


def test_satu_surel_memuat_semua_pengumuman_yang_belum_dibuka(kantor: Kantor) -> None:
    """Five people: Ratna has opened one, Bambang both, Sari has no address, Hasan is not active any more."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    for judul in ("SKP 2027 mulai disusun", "Klinik pengisian hasil"):
        terbit(oleh, judul=judul)
    milik = Pemberitahuan.objects.filter(dirangkum=True)
    milik.filter(penerima__pegawai=kantor.ratna, judul__startswith="SKP").update(dibaca=timezone.now())
    milik.filter(penerima__pegawai=kantor.bambang).update(dibaca=timezone.now())
    Pengguna.objects.filter(pegawai=kantor.sari).update(email="")
    Pengguna.objects.filter(pegawai=kantor.hasan).update(is_active=False)
    assert surelkan() == 0
    kirim_rangkuman()
    assert surat(kantor) == {
        "p903@contoh.test": "Kinerja: 2 kabar untuk Anda",
        "p902@contoh.test": "Kinerja: 1 kabar untuk Anda",
    }
    isi = next(str(m.body) for m in mail.outbox if m.to == ["p903@contoh.test"])
    assert isi.index("Klinik pengisian hasil") < isi.index("SKP 2027 mulai disusun")
    assert isi.count("/pemberitahuan/") == 2
    assert (surelkan_rangkuman(), len(mail.outbox), milik.filter(disurelkan=None).count()) == (0, 2, 0)


@pytest.mark.parametrize("banyak", [1, 3])
def test_pernyataan_tetap_dan_sebagian_demi_sebagian(
    kantor: Kantor, django_assert_num_queries: DjangoAssertNumQueries, banyak: int
) -> None:
    terbit(jadikan_pengelola(kantor, kantor.hasan))
    with django_assert_num_queries(5):
        assert surelkan_rangkuman(paling_banyak=banyak) == banyak
    assert len(mail.outbox) == banyak


def test_dijadwalkan_tiap_pagi() -> None:
    jadwal = CELERY_BEAT_SCHEDULE["rangkuman surel, 06.30 WIB"]["schedule"]
    assert (jadwal.hour, jadwal.minute) == ({6}, {30})
