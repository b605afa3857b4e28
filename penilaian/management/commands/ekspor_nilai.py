"""`manage.py ekspor_nilai`: the scores and decisions of a period as CSV or XLSX."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.perintah import Perintah
from penilaian.documents.tabel import tulis_tabel
from penilaian.queries.ekspor import KOLOM_NILAI, baris_nilai
from penilaian.queries.sebutan import periode_berkode


class Command(Perintah):
    help = "Tulis nilai satu periode ke berkas CSV atau XLSX, satu baris tiap SKP."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--uji-coba", action="store_true", help="juga bila periodenya uji coba")
        parser.add_argument("berkas", type=Path, metavar="FILE")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            periode = periode_berkode(pilihan["periode"])
            if periode.uji_coba and not pilihan["uji_coba"]:
                raise ValueError(f"{periode.nama}: tidak untuk tunjangan, karier, atau sanksi. Tambahkan --uji-coba.")
            banyak = tulis_tabel(pilihan["berkas"], KOLOM_NILAI, baris_nilai(periode))
        except (ValueError, OSError) as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{banyak} baris ditulis ke {pilihan['berkas']}.")
