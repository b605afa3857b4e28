"""`manage.py siapkan_demo`: the demo city, once."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from beranda.demo import kota
from pegawai.models import Pengguna


class Command(BaseCommand):
    help = "Bangun kota contoh; tidak berbuat apa-apa bila kota sudah ada."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, default=1300, metavar="N", help="jumlah pegawai (bawaan 1300)")

    def handle(self, *args: object, **options: object) -> None:
        if kota.sudah_ada():
            self.stdout.write("Kota contoh sudah ada.")
            return
        if Pengguna.objects.exists():
            raise CommandError("Basis data ini sudah berisi data lain. Kota contoh hanya dibangun di tempat kosong.")
        awal = time.monotonic()
        try:
            kota.bangun(pegawai=int(str(options["pegawai"])), lapor=self._lapor)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"Kota contoh siap dalam {time.monotonic() - awal:.1f} detik.")

    def _lapor(self, baris: str) -> None:
        self.stdout.write(baris)
        self.stdout.flush()
