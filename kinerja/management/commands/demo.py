"""`manage.py demo`: the whole product on one machine, from nothing to an address and a login a role."""

import hashlib
import http.client
import json
import signal
import socket
import subprocess
import time
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kinerja.lokal import postgres, proses, valkey
from kinerja.lokal.alamat import AlamatLokal
from kinerja.lokal.pemilik import Pemilik, SudahBerjalan


class Berhenti(BaseException):
    """Somebody asked the demo to stop (Ctrl-C or SIGTERM)."""


class Command(BaseCommand):
    help = "Menyiapkan dan menjalankan Kinerja dengan kota contoh di komputer ini."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pegawai", type=int, default=1300, help="banyaknya pegawai kota contoh")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--siapkan-saja", action="store_true", help="siapkan data, jangan jalankan")

    def handle(self, *, pegawai: int, port: int, siapkan_saja: bool, **_lain: object) -> None:
        self.lokal: AlamatLokal = settings.LOKAL
        self.pakai_pg = settings.TERTANAM
        self.pakai_valkey = self.lokal.redis_url == settings.REDIS_URL
        self.manajer: subprocess.Popen[bytes] | None = None
        self.pemilik = Pemilik(self.lokal.data)
        try:
            self.pemilik.ambil(port=port)
        except SudahBerjalan as ada:
            self._kata(f"{ada}. Akun masuknya:\n")
            self._daftar_akun()
            return
        for nama in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(nama, self._diminta_berhenti)
        try:
            self.pemilik.bersihkan()
            self._periksa_port(port)
            self._siapkan(pegawai)
            if not siapkan_saja:
                self._jalankan(port)
        except Berhenti:
            self._kata("\nMenghentikan Kinerja …")
        except (postgres.PostgresGagal, valkey.ValkeyGagal) as gagal:
            raise CommandError(str(gagal)) from gagal
        finally:
            self._hentikan()

    def _diminta_berhenti(self, _nomor: int, _bingkai: FrameType | None) -> None:
        # One request is enough: a second Ctrl-C must not cut the orderly stop short.
        for nama in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(nama, signal.SIG_IGN)
        raise Berhenti

    def _kata(self, teks: str) -> None:
        self.stdout.write(teks)
        self.stdout.flush()

    def _periksa_port(self, port: int) -> None:
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", port))
            except OSError:
                raise CommandError(
                    f"Port {port} sedang dipakai program lain. Pakai port lain: make demo PORT={port + 1}"
                ) from None

    def _siapkan(self, pegawai: int) -> None:
        self._kata("Menyalakan basis data dan antrean …")
        self._layanan()
        pelaksana = MigrationExecutor(connection)
        if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
            self._kata("Menyiapkan tabel …")
            call_command("migrate", verbosity=0, interactive=False)
        self._statis()
        self._kata("Menyiapkan kota contoh …")
        call_command("siapkan_demo", pegawai=pegawai, stdout=self.stdout)
        connection.close()

    def _layanan(self) -> None:
        """Start the embedded services concerned that do not run."""
        if self.pakai_pg and not postgres.hidup(self.lokal):
            postgres.mulai(self.lokal)
        if self.pakai_valkey and not valkey.hidup(self.lokal):
            valkey.mulai(self.lokal)

    def _statis(self) -> None:
        sidik = hashlib.sha256()
        for pencari in finders.get_finders():
            for nama, gudang in pencari.list([]):
                sidik.update(f"{nama} {gudang.size(nama)} {gudang.get_modified_time(nama)}\n".encode())
        cap = self.lokal.data / "statis.sidik"
        if not cap.exists() or cap.read_text() != sidik.hexdigest():
            self._kata("Mengumpulkan berkas tampilan …")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            cap.write_text(sidik.hexdigest())

    def _jalankan(self, port: int) -> None:
        self._kata("Menjalankan web, pekerja, dan jadwal …")
        self.manajer = proses.mulai(self.pemilik, port)
        batas = time.monotonic() + 90
        while not self._menjawab(port):
            if time.monotonic() > batas:
                raise CommandError(f"Web tidak menjawab. Lihat {self.lokal.data / 'log' / 'web.log'}.")
            time.sleep(0.2)
        self._sambut(port)
        while True:
            time.sleep(2)
            self._layanan()
            if self.manajer.poll() is not None:
                self.pemilik.bersihkan()
                self.manajer = proses.mulai(self.pemilik, port)

    def _menjawab(self, port: int) -> bool:
        sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            sambungan.request("GET", "/akun/login/")
            return sambungan.getresponse().status < 500
        except OSError:
            return False
        finally:
            sambungan.close()

    def _sambut(self, port: int) -> None:
        self._kata(f"\nKinerja siap: http://localhost:{port}\n")
        self._daftar_akun()
        self._kata("\nTekan Ctrl-C untuk berhenti.")

    def _daftar_akun(self) -> None:
        """One login a role, and where the list is kept."""
        berkas = self.lokal.data / "demo.json"
        for masuk in json.loads(berkas.read_text()) if berkas.exists() else []:
            self._kata(f"  {masuk['peran']:<28} {masuk['username']:<20} {masuk['sandi']:<16} {masuk['nama']}")
        self._kata(f"\nDaftar ini tersimpan di {berkas}")

    def _hentikan(self) -> None:
        if self.manajer is not None:
            proses.hentikan(self.pemilik, self.manajer)
        connection.close()
        if self.pakai_valkey:
            valkey.hentikan(self.lokal)
        if self.pakai_pg:
            postgres.hentikan(self.lokal)
        self.pemilik.lepas()
