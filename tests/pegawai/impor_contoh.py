"""Files for the tests of imports: people invented to the structure, as CSV or XLSX."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

KEPALA = ("nipBaru", "nama", "tglLahir", "jenisKelamin", "golRuangAkhir", "email", "Kode unit", "jabatanNama", "tmtJabatan", "NIP penilai")  # fmt: skip  # noqa: E501


def nip(urut: int) -> str:
    """One of a million numbers with an impossible sequence (900 to 999)."""
    hari, sisa = divmod(urut, 100)
    tahun, hari = divmod(hari, 28 * 12)
    bulan, hari = divmod(hari, 28)
    return f"{1965 + tahun:04d}{bulan + 1:02d}{hari + 1:02d}{1990 + tahun:04d}01{1 + sisa % 2}{900 + sisa:03d}"


def orang(urut: int, *, unit: str = "D01.1", jabatan: str = "Petugas loket", penilai: str = "") -> list[Any]:
    nomor = nip(urut)
    lahir = f"{nomor[6:8]}/{nomor[4:6]}/{nomor[:4]}"
    kelamin = "L" if nomor[14] == "1" else "P"
    return [
        nomor,
        f"Orang {urut}",
        lahir,
        kelamin,
        "III/a",
        f"o{urut}@contoh.test",
        unit,
        jabatan,
        "01/01/2026",
        penilai,
    ]


def csv_dari(baris: Sequence[Sequence[Any]], kepala: Sequence[str] = KEPALA, pemisah: str = ";") -> bytes:
    isi = io.StringIO()
    csv.writer(isi, delimiter=pemisah).writerows([kepala, *baris])
    return isi.getvalue().encode()


def xlsx_dari(baris: Sequence[Sequence[Any]], kepala: Sequence[str] = KEPALA) -> bytes:
    isi = io.BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("Data")
        for nomor, satu in enumerate([kepala, *baris]):
            for ke, nilai in enumerate(satu):
                if isinstance(nilai, int | float):
                    lembar.write_number(nomor, ke, nilai)
                else:
                    lembar.write_string(nomor, ke, nilai)
    return isi.getvalue()
