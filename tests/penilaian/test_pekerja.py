"""Scoring by a real Celery worker over the real broker, also when the worker is killed in the middle of a part."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from kinerja import tasks
from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.lokal.alamat import alamat_lokal
from kinerja.models import Bagian, Pekerjaan
from penilaian.domain.hitung import buat_perhitungan
from penilaian.management.commands import hitung_nilai
from penilaian.models import Nilai, Periode
from tests.orang import Kantor
from tests.penilaian.test_mengapa import periode, skp  # noqa: F401  (fixtures)

pytestmark = [pytest.mark.celery, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("celery")]


@contextmanager
def pekerja() -> Iterator[subprocess.Popen]:
    """A worker process of its own on the test database; it and its children stand in one process group."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kinerja.settings.test",
        "DATABASE_URL": f"postgresql://postgres@/{connection.settings_dict['NAME']}?host={alamat_lokal().soket}",
        "REDIS_URL": settings.REDIS_URL,
        "CACHE_URL": settings.CACHE_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "KUNCI_NIK": settings.KUNCI_NIK[0],
        "KUNCI_CARI_NIK": settings.KUNCI_CARI_NIK,
    }
    perintah = [sys.executable, "-m", "celery", "-A", "kinerja.celery", "worker", "-Q", "cepat,hitung", "-c", "1"]
    proses = subprocess.Popen(perintah, env=env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=-3)
    try:
        yield proses
    finally:
        if proses.poll() is None:
            os.killpg(proses.pid, signal.SIGKILL)
        proses.wait(20)


def tunggu(syarat: Callable[[], bool], detik: float = 40) -> None:
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "tidak selesai pada waktunya"
        time.sleep(0.1)


def status(pekerjaan: Pekerjaan) -> str:
    return Pekerjaan.objects.get(pk=pekerjaan.pk).status


def test_pekerja_sungguhan_menghitung(kantor: Kantor, skp, periode: Periode) -> None:  # noqa: F811
    pekerjaan = buat_perhitungan(periode=periode)
    with pekerja():
        tasks.kirim(pekerjaan)
        tunggu(lambda: status(pekerjaan) == "selesai")
    assert Nilai.objects.filter(periode=periode).count() == 1


def test_pekerja_dibunuh_di_tengah_bagian_lalu_selesai_sendiri(kantor: Kantor, skp, periode: Periode) -> None:  # noqa: F811
    pekerjaan = buat_perhitungan(periode=periode)
    tasks.kirim(pekerjaan)
    with transaction.atomic():
        # While the period row is locked here, the part waits inside its transaction: the middle of its work.
        Periode.objects.select_for_update().get(pk=periode.pk)
        with pekerja() as proses:
            tunggu(lambda: Bagian.objects.get(pekerjaan=pekerjaan).status == "berjalan")
            time.sleep(0.5)
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait(20)
    # The sweeper waits 15 seconds before it believes that a worker is gone; the clock is set back here instead.
    Bagian.objects.filter(pekerjaan=pekerjaan).update(denyut=timezone.now() - pekerjaan_domain.TANPA_PEKERJA * 2)
    with pekerja():
        tunggu(lambda: status(pekerjaan) == "selesai")
    assert Bagian.objects.get(pekerjaan=pekerjaan).pengiriman == 2
    assert Nilai.objects.filter(periode=periode).count() == 1


def test_tanpa_pekerja_perintah_berkata_apa_adanya_dan_antrean_tetap(
    kantor: Kantor,
    skp,  # noqa: F811
    periode: Periode,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hitung_nilai, "TANPA_KABAR", 1)
    with pytest.raises(CommandError, match=r"Tidak ada pekerja yang menjawab .* --langsung"):
        call_command("hitung_nilai", periode=periode.kode, json=True)
    pekerjaan = Pekerjaan.objects.get()
    assert pekerjaan.status == "menunggu"
    with pekerja():
        tunggu(lambda: status(pekerjaan) == "selesai")
