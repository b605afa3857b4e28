"""Tables as files: CSV, or XLSX by the name of the file."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter


def tulis_tabel(berkas: Path, kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> int:
    """Write header and rows, and return the number of rows. None becomes an empty cell; decimals have a point.

    Raises ValueError for a name that ends neither in .csv nor in .xlsx, OSError when the file cannot be written.
    """
    penulis = {".csv": _csv, ".xlsx": _xlsx}.get(berkas.suffix.lower())
    if penulis is None:
        raise ValueError(f"Nama berkas harus berakhiran .csv atau .xlsx, bukan {berkas.name}.")
    return penulis(berkas, kolom, baris)


def _csv(berkas: Path, kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> int:
    banyak = 0
    with berkas.open("w", newline="", encoding="utf-8") as keluaran:
        penulis = csv.writer(keluaran, lineterminator="\n")
        penulis.writerow(kolom)
        for isi in baris:
            penulis.writerow(isi)
            banyak += 1
    return banyak


def _xlsx(berkas: Path, kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> int:
    banyak = 0
    with berkas.open("wb") as keluaran, xlsxwriter.Workbook(keluaran, {"constant_memory": True}) as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, kolom)
        for banyak, isi in enumerate(baris, start=1):
            for kolom_ke, nilai in enumerate(isi):
                # Numbers of 18 digits lose their end as a spreadsheet number, so text stays text.
                if isinstance(nilai, int | Decimal):
                    lembar.write_number(banyak, kolom_ke, float(nilai))
                elif nilai is not None:
                    lembar.write_string(banyak, kolom_ke, str(nilai))
    return banyak
