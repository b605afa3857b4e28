"""The embedded services and their owner, for real, beside the services of the test session."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from kinerja.lokal import postgres, valkey
from kinerja.lokal.alamat import BASE_DIR, AlamatLokal
from kinerja.lokal.pemilik import Pemilik, SudahBerjalan
from kinerja.lokal.proses import tulis_konfigurasi


@pytest.fixture
def folder_panjang() -> Iterator[Path]:
    """A data folder whose path is longer than a socket path may be, with a space and a per cent sign in it."""
    dasar = Path(tempfile.mkdtemp(prefix="kinerja-panjang-"))
    yield dasar / ("kota 100% " + "x" * 120) / "data"
    shutil.rmtree(dasar, ignore_errors=True)


@pytest.fixture
def alamat(folder_panjang: Path) -> Iterator[AlamatLokal]:
    alamat = AlamatLokal(folder_panjang)
    yield alamat
    valkey.hentikan(alamat)
    postgres.hentikan(alamat, cepat=True)
    shutil.rmtree(alamat.soket, ignore_errors=True)


def tanya(alamat: AlamatLokal, sql: str) -> list[tuple[object, ...]]:
    koneksi = psycopg2.connect(host=str(alamat.soket), user="postgres", dbname="kinerja")
    koneksi.autocommit = True
    try:
        with koneksi.cursor() as kursor:
            kursor.execute(sql)
            return kursor.fetchall() if kursor.description else []
    finally:
        koneksi.close()


def test_basis_data_terbunuh_mulai_lagi_dengan_isi_yang_sama(alamat: AlamatLokal) -> None:
    postgres.mulai(alamat)
    assert stat.S_IMODE(alamat.soket.stat().st_mode) == 0o700
    tanya(alamat, "CREATE TABLE catatan AS SELECT 'Dewi' AS nama")
    os.kill(int((alamat.pg_data / "postmaster.pid").read_text().split("\n")[0]), signal.SIGKILL)
    time.sleep(0.3)
    assert postgres.hidup(alamat) is False
    postgres.mulai(alamat)
    assert tanya(alamat, "SELECT nama FROM catatan") == [("Dewi",)]
    postgres.hentikan(alamat)
    assert postgres.hidup(alamat) is False


def test_nomor_proses_orang_lain_tidak_dianggap_basis_data(alamat: AlamatLokal) -> None:
    alamat.pg_data.mkdir(parents=True)
    (alamat.pg_data / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert postgres.hidup(alamat) is False
    assert not (alamat.pg_data / "postmaster.pid").exists()


def test_antrean_mulai_dan_berhenti(alamat: AlamatLokal) -> None:
    valkey.mulai(alamat)
    assert valkey.hidup(alamat) is True
    assert stat.S_IMODE(alamat.soket.stat().st_mode) == 0o700
    valkey.hentikan(alamat)
    assert valkey.hidup(alamat) is False


def test_satu_folder_satu_pemilik(tmp_path: Path) -> None:
    pertama, kedua = Pemilik(tmp_path), Pemilik(tmp_path)
    pertama.ambil(port=8011)
    with pytest.raises(SudahBerjalan) as ada:
        kedua.ambil(port=8012)
    assert str(ada.value) == "Kinerja sudah berjalan di http://localhost:8011"
    pertama.lepas()
    kedua.ambil(port=8012)
    assert (tmp_path / "kunci").read_text() == "8012"
    kedua.lepas()


def test_sisa_pemilik_terbunuh_diakhiri_dan_proses_lain_dibiarkan(tmp_path: Path) -> None:
    pemilik = Pemilik(tmp_path)
    perintah = [sys.executable, "-c", "import time; time.sleep(60)"]
    sisa = subprocess.Popen(perintah, env=pemilik.lingkungan())
    tetangga = subprocess.Popen(perintah, env=Pemilik(tmp_path / "lain").lingkungan())
    try:
        time.sleep(0.5)
        assert pemilik.sisa() == [sisa.pid]
        assert pemilik.bersihkan() == 1
        assert sisa.wait(5) == -signal.SIGKILL
        assert tetangga.poll() is None
    finally:
        for proses in (sisa, tetangga):
            proses.kill()
            proses.wait()


def test_konfigurasi_menggandakan_tanda_persen(folder_panjang: Path) -> None:
    isi = tulis_konfigurasi(folder_panjang, 8013).read_text()
    assert "kota 100%% x" in isi
    assert [baris for baris in isi.splitlines() if baris.startswith("[program")] == [
        "[program:web]",
        "[program:pekerja]",
        "[program:jadwal]",
    ]


def test_port_terpakai_disebut_bersama_jalan_keluarnya(tmp_path: Path) -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        port = s.getsockname()[1]
        hasil = subprocess.run(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=BASE_DIR,
            env=os.environ | {"KINERJA_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kinerja.settings.base"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert hasil.returncode == 1
    pesan = f"Port {port} sedang dipakai program lain. Pakai port lain: make demo PORT={port + 1}"
    assert hasil.stderr.strip().endswith(pesan)
