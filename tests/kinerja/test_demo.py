"""`make demo` as a process: what it starts comes back when it dies, and all of it goes when it is stopped."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinerja.lokal import postgres, proses, valkey
from kinerja.lokal.alamat import BASE_DIR, AlamatLokal
from kinerja.lokal.pemilik import Pemilik


def tunggu(syarat: Callable[[], bool], detik: float = 60) -> bool:
    batas = time.monotonic() + detik
    while not syarat():
        if time.monotonic() > batas:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def alamat() -> Iterator[AlamatLokal]:
    alamat = AlamatLokal(Path(tempfile.mkdtemp(prefix="kinerja-demo-")).resolve())
    yield alamat
    Pemilik(alamat.data).bersihkan()
    valkey.hentikan(alamat)
    postgres.hentikan(alamat, cepat=True)
    shutil.rmtree(alamat.data, ignore_errors=True)
    shutil.rmtree(alamat.soket, ignore_errors=True)


def lingkungan(alamat: AlamatLokal, **lain: str) -> dict[str, str]:
    return os.environ | {"KINERJA_DATA": str(alamat.data), "DJANGO_SETTINGS_MODULE": "kinerja.settings.base"} | lain


def test_program_yang_mati_dihidupkan_lagi_dan_semua_berhenti_bersama(
    alamat: AlamatLokal, monkeypatch: pytest.MonkeyPatch
) -> None:
    catatan = alamat.data / "mulai.txt"
    tidur = f"import os, time; open({str(catatan)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)"
    monkeypatch.setattr(proses, "_program", lambda data, port: {"web": [sys.executable, "-c", tidur]})
    pemilik = Pemilik(alamat.data)
    manajer = proses.mulai(pemilik, 8014)

    def nomor() -> list[int]:
        return [int(baris) for baris in catatan.read_text().split()] if catatan.exists() else []

    assert tunggu(lambda: len(nomor()) == 1)
    # A program that lives for less than a second counts as one that does not start.
    time.sleep(1.5)
    os.kill(nomor()[0], signal.SIGKILL)
    assert tunggu(lambda: len(nomor()) == 2)
    proses.hentikan(pemilik, manajer)
    assert pemilik.sisa() == []


def test_ctrl_c_saat_menyiapkan_tidak_meninggalkan_apa_pun(alamat: AlamatLokal) -> None:
    demo = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", "0", "--pegawai", "300"],
        cwd=BASE_DIR,
        env=lingkungan(alamat),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert demo.stdout is not None
    baris = [demo.stdout.readline().strip() for _ in range(2)]
    assert baris == ["Menyalakan basis data dan antrean …", "Menyiapkan tabel …"]
    assert postgres.hidup(alamat) is True
    os.killpg(demo.pid, signal.SIGINT)
    sisa, _ = demo.communicate(timeout=60)
    assert sisa.strip() == "Menghentikan Kinerja …"
    assert demo.returncode == 0
    assert (postgres.hidup(alamat), valkey.hidup(alamat)) == (False, False)
    # The next owner finds the folder free.
    Pemilik(alamat.data).ambil(port=8015)


@pytest.mark.parametrize(
    ("diatur", "cache"),
    [
        ({}, "unix://{soket}?db=1"),
        ({"REDIS_URL": "redis://antrean:6379/0"}, "redis://antrean:6379/0"),
        ({"REDIS_URL": "redis://antrean:6379/0", "CACHE_URL": "redis://simpan:6379/1"}, "redis://simpan:6379/1"),
    ],
)
def test_cache_ikut_redis_yang_diatur(alamat: AlamatLokal, diatur: dict[str, str], cache: str) -> None:
    """With a Redis of their own the embedded one does not run, so nothing may point to it."""
    hasil = subprocess.run(
        [sys.executable, "-c", "from kinerja.settings.base import CACHE_URL; print(CACHE_URL)"],
        cwd=BASE_DIR,
        env=lingkungan(alamat, **diatur),
        capture_output=True,
        text=True,
        check=True,
    )
    assert hasil.stdout.strip() == cache.format(soket=alamat.valkey_soket)


def test_make_dari_folder_lain_memakai_port_dan_jumlah_yang_diminta(tmp_path: Path) -> None:
    hasil = subprocess.run(
        ["make", "-n", "-C", str(BASE_DIR), "demo", "PORT=8147", "PEGAWAI=300"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "manage.py demo --port 8147 --pegawai 300" in hasil.stdout
