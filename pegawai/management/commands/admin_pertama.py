"""`manage.py admin_pertama`: the first administrator of a new installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from kinerja.perintah import Perintah
from pegawai.domain.pertama import admin_pertama


class Command(Perintah):
    help = "Jadikan satu akun admin kepegawaian kota yang pertama, lalu cetak kode aktivasinya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="NIP, atau nama pengguna baru")
        parser.add_argument("--nama", default="", help="nama orangnya, bila akun belum ada")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            baru = admin_pertama(username=pilihan["username"], nama=pilihan["nama"])
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        self.stdout.write(
            f"Kode aktivasi {pilihan['username']}: {baru.kode} (berlaku 14 hari, pakai di /akun/aktivasi/)"
        )
