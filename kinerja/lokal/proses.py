"""The manager of the demo's processes: supervisord with web, worker and beat, each restarted when it dies."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

from kinerja.lokal.alamat import BASE_DIR
from kinerja.lokal.pemilik import Pemilik


def _program(data: Path, port: int) -> dict[str, list[str]]:
    celery = [sys.executable, "-m", "celery", "-A", "kinerja.celery"]
    return {
        "web": [
            *(sys.executable, "-m", "gunicorn", "kinerja.wsgi:application", "--no-control-socket"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--timeout", "60"),
        ],
        "pekerja": [*celery, "worker", "-Q", "cepat,hitung,dokumen", "-c", "2", "-l", "INFO"],
        "jadwal": [*celery, "beat", "--schedule", str(data / "jadwal.db"), "--pidfile", "", "-l", "INFO"],
    }


def _aman(teks: object) -> str:
    """supervisord expands `%(…)s` in its file: a literal per cent sign is doubled."""
    return str(teks).replace("%", "%%")


def tulis_konfigurasi(data: Path, port: int) -> Path:
    """Write `supervisor.conf` under `data` and return its path."""
    log = data / "log"
    log.mkdir(parents=True, exist_ok=True)
    baris = [
        "[supervisord]",
        "nodaemon=true",
        f"logfile={_aman(log / 'supervisord.log')}",
        "logfile_maxbytes=5MB",
        "logfile_backups=1",
        f"pidfile={_aman(data / 'supervisord.pid')}",
        f"childlogdir={_aman(log)}",
        "user=root" if os.geteuid() == 0 else "",
    ]
    for nama, perintah in _program(data, port).items():
        baris += [
            f"[program:{nama}]",
            f"command={_aman(shlex.join(perintah))}",
            f"directory={_aman(BASE_DIR)}",
            "autorestart=true",
            "startretries=1000",
            "stopasgroup=true",
            "killasgroup=true",
            "stopwaitsecs=6",
            "redirect_stderr=true",
            f"stdout_logfile={_aman(log / f'{nama}.log')}",
            "stdout_logfile_maxbytes=5MB",
            "stdout_logfile_backups=1",
        ]
    berkas = data / "supervisor.conf"
    berkas.write_text("\n".join(baris) + "\n")
    return berkas


def mulai(pemilik: Pemilik, port: int) -> subprocess.Popen[bytes]:
    """Start the manager in a session of its own, so that Ctrl-C reaches only the owner, which stops it in order."""
    berkas = tulis_konfigurasi(pemilik.data, port)
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "-n", "-c", str(berkas)],
        cwd=BASE_DIR,
        env={"ALAMAT_SITUS": f"http://localhost:{port}"} | pemilik.lingkungan() | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def hentikan(pemilik: Pemilik, manajer: subprocess.Popen[bytes]) -> None:
    """Stop the manager and everything below it; what does not go within ten seconds is ended."""
    if manajer.poll() is None:
        manajer.send_signal(signal.SIGTERM)
        try:
            manajer.wait(10)
        except subprocess.TimeoutExpired:
            manajer.kill()
    pemilik.bersihkan()
