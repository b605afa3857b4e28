"""`manage.py ikm`: the index of one service in one survey period, from its answers."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.perintah import Perintah
from survei.models import Respons
from survei.queries.jumlah import Jumlah, jumlah_semua
from survei.queries.sebutan import layanan_berkode, periode_berkode
from survei.rumus import BOBOT


class Command(Perintah):
    help = "Hitung indeks kepuasan masyarakat satu layanan pada satu periode survei."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--layanan", required=True, metavar="KODE")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--bobot", choices=sorted(BOBOT), help="bobot tiap unsur; bawaan: yang tersimpan")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            periode = periode_berkode(layanan_berkode(pilihan["layanan"]), pilihan["periode"])
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        bobot = pilihan["bobot"] or periode.bobot
        jumlah = jumlah_semua(Respons.objects.filter(periode=periode).dihitung())
        selang = jumlah.selang(bobot, periode.populasi)
        if pilihan["json"]:
            self.tulis_json(_hasil(jumlah, bobot, selang))
            return
        ikm = jumlah.ikm(bobot)
        if ikm.ikm is None:
            self.stdout.write("Belum ada jawaban lengkap.")
            return
        antara = f" ({selang[0]} sampai {selang[1]})" if selang else ""
        self.stdout.write(f"IKM {ikm.ikm}{antara}, mutu {ikm.mutu}, n = {jumlah.n}, bobot {bobot}.")


def _hasil(jumlah: Jumlah, bobot: str, selang: tuple[Any, Any] | None) -> dict[str, Any]:
    """What scripts rely on. Without a complete answer: n 0 and nothing else known."""
    ikm = jumlah.ikm(bobot)
    return {
        "n": jumlah.n,
        "nrr": ikm.nrr,
        "ikm": ikm.ikm,
        "mutu": ikm.mutu,
        "selang": list(selang) if selang else None,
    }
