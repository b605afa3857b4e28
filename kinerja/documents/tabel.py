"""A table as a downloaded file: XLSX, or CSV for spreadsheets set to Indonesian."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

JENIS_ISI = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_BERBAHAYA = ("=", "+", "-", "@", "\t", "\r")


def unduhan(*, nama: str, bentuk: str, kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as an attachment `nama.bentuk`. Raises KeyError for a form other than xlsx or csv."""
    isi = {"xlsx": xlsx, "csv": teks_csv}[bentuk](kolom, baris)
    jawaban = HttpResponse(isi, content_type=JENIS_ISI[bentuk])
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.{bentuk}"'
    return jawaban


def xlsx(kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> bytes:
    """Numbers are numbers, all else is text: a name beginning with "=" stays a name, 18 digits keep their end."""
    return xlsx_berlembar({"Sheet1": (kolom, baris)})


def xlsx_berlembar(lembar: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """The same with a sheet each, by name."""
    isi = BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        tebal = buku.add_format({"bold": True})
        for nama, (kolom, baris) in lembar.items():
            _tulis(buku.add_worksheet(nama), kolom, baris, tebal)
    return isi.getvalue()


def _tulis(lembar: Worksheet, kolom: Sequence[str], baris: Iterable[Sequence[Any]], tebal: Format) -> None:
    for ke, judul in enumerate(kolom):
        lembar.write_string(0, ke, judul, tebal)
    for nomor, satu in enumerate(baris, start=1):
        for ke, nilai in enumerate(satu):
            if isinstance(nilai, int | Decimal):
                lembar.write_number(nomor, ke, float(nilai))
            elif nilai is not None:
                lembar.write_string(nomor, ke, str(nilai))
    lembar.freeze_panes(1, 0)
    lembar.autofit()


def teks_csv(kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> bytes:
    """Semicolons, decimal commas and a byte order mark, as spreadsheets set to Indonesian open it without asking."""
    isi = StringIO()
    penulis = csv.writer(isi, delimiter=";", lineterminator="\r\n")
    penulis.writerow(kolom)
    penulis.writerows([_sel(nilai) for nilai in satu] for satu in baris)
    return b"\xef\xbb\xbf" + isi.getvalue().encode()


def _sel(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, int | Decimal):
        return f"{nilai:f}".replace(".", ",") if isinstance(nilai, Decimal) else str(nilai)
    teks = str(nilai)
    # An apostrophe keeps a spreadsheet from running text as a formula (OWASP CSV injection).
    return f"'{teks}" if teks.startswith(_BERBAHAYA) else teks
