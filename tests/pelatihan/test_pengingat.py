"""Reminders of batches go out once, to who has to act; what opens by itself is scheduled."""

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from kinerja.models import Pemberitahuan
from pelatihan import tasks
from pelatihan.domain import pengingat
from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, Peserta
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-12-01T07:20:00+07:00", tick=False) as jam:
        yield jam


def kabar(awalan: str) -> list[tuple[str, str]]:
    semua = Pemberitahuan.objects.filter(kunci__startswith=awalan).order_by("pk")
    return list(semua.values_list("penerima__pegawai__nama", "judul"))


def test_sehari_sebelum_sesi_sekali(kantor: Kantor, jam) -> None:
    """Two seats: Dewi and Hasan have them, Bambang waits."""
    satu = angkatan(kapasitas=2, tempat="Aula")
    for orang in (kantor.dewi, kantor.hasan, kantor.bambang):
        domain.usulkan(angkatan=satu, pegawai=orang, asal="atasan", oleh=kantor.akun(kantor.ratna))
    assert pengingat.ingatkan_sesi() == 0
    jam.move_to("2026-12-06T07:20:00+07:00")
    assert (pengingat.ingatkan_sesi(), pengingat.ingatkan_sesi()) == (2, 0)
    judul = "Besok pukul 08.00: Manajemen waktu untuk pelayanan"
    assert sorted(kabar("sesi-besok")) == [("Dewi Anggraini", judul), ("Hasan Basri", judul)]
    satu = Pemberitahuan.objects.get(kunci__startswith="sesi-besok", penerima__pegawai=kantor.dewi)
    assert satu.isi.startswith("Sesi 1, Aula.")
    ikut = Peserta.objects.get(pegawai=kantor.dewi)
    assert satu.tautan == reverse("pelatihan:peserta", args=[ikut.publik])


def test_angkatan_batal_tidak_diingatkan(kantor: Kantor, jam) -> None:
    domain.usulkan(angkatan=angkatan(), pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    Angkatan.objects.update(status="batal")
    jam.move_to("2026-12-06T07:20:00+07:00")
    assert pengingat.ingatkan_sesi() == 0


def test_usulan_yang_akan_gugur(kantor: Kantor, jam) -> None:
    for n in range(2):
        domain.usulkan(angkatan=angkatan(program(kode=f"p{n}")), pegawai=kantor.dewi, asal="pegawai")
    assert pengingat.ingatkan_usulan() == 0
    jam.move_to("2026-12-05T07:20:00+07:00")
    assert (pengingat.ingatkan_usulan(), pengingat.ingatkan_usulan()) == (1, 0)
    assert kabar("usul-tutup") == [("Ratna Kusuma", "2 usulan pelatihan belum Anda jawab")]


def test_tugas_terjadwal_menutup_dan_membuka(kantor: Kantor, jam) -> None:
    program(kode="rutin", berulang="bulanan", mulai_rutin="2026-12-20", buka_hari=30)
    lama = angkatan(program(kode="lama", nama="Lama"))
    jam.move_to("2026-12-08T01:05:00+07:00")
    tasks.angkatan_rutin()
    tasks.angkatan_rutin()
    lama.refresh_from_db()
    assert lama.status == "ditutup"
    assert [str(a.giliran) for a in Angkatan.objects.exclude(giliran=None)] == ["2026-12-20"]
    jadwal = {j["task"] for j in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {f"pelatihan.tasks.{n}" for n in ("angkatan_rutin", "ingatkan_angkatan", "ingatkan_jp")} <= jadwal
