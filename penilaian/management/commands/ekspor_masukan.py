"""`manage.py ekspor_masukan`: all that an auditor needs to re-derive every score of a period elsewhere."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.perintah import Perintah
from penilaian.documents.tabel import tulis_tabel
from penilaian.queries.ekspor import (
    KOLOM_INDIKATOR,
    KOLOM_PERILAKU,
    baris_indikator,
    baris_perilaku,
    isi_kebijakan,
)
from penilaian.queries.sebutan import periode_berkode


class Command(Perintah):
    help = "Tulis indikator.csv, perilaku.csv, dan kebijakan.json satu periode ke sebuah folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("folder", type=Path, metavar="FOLDER")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        folder: Path = pilihan["folder"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            banyak = _tulis(pilihan["periode"], folder)
        except (ValueError, OSError) as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{banyak} indikator ditulis ke {folder}.")


def _tulis(kode: str, folder: Path) -> int:
    periode = periode_berkode(kode)
    banyak = tulis_tabel(folder / "indikator.csv", KOLOM_INDIKATOR, baris_indikator(periode))
    tulis_tabel(folder / "perilaku.csv", KOLOM_PERILAKU, baris_perilaku(periode))
    kebijakan = json.dumps(isi_kebijakan(periode.kebijakan), ensure_ascii=False, indent=2, default=str)
    (folder / "kebijakan.json").write_text(kebijakan + "\n", encoding="utf-8")
    return banyak
