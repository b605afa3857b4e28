"""Workbooks of the import: the template to fill in, and the wrong rows to mend."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pegawai.domain.impor_kolom import KOLOM

_PILIHAN = {
    "jenis": ["PNS", "CPNS", "PPPK"],
    "jenis_kelamin": ["L", "P"],
    "pendidikan": ["SD", "SMP", "SMA", "D3", "S1", "S2", "S3"],
    "status": ["Aktif", "Tugas belajar", "CLTN"],
    "jabatan_jenis": ["JPT", "Administrator", "Pengawas", "Pelaksana", "Fungsional"],
    "kepala": ["Ya", "Tidak"],
}
_BARIS_BERBENTUK = 5000


def templat(*, unit: Iterable[Sequence[str]], jabatan: Iterable[Sequence[str]]) -> bytes:
    """An empty sheet of text cells with lists to choose from, the explanation, and the units and positions on record
    (rows of code and name)."""
    isi = BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        tebal = buku.add_format({"bold": True, "bg_color": "#E3EEF1", "border": 1, "text_wrap": True, "valign": "top"})
        teks = buku.add_format({"num_format": "@"})
        lembar = buku.add_worksheet("Data")
        for ke, kolom in enumerate(KOLOM):
            lembar.write_string(0, ke, kolom.judul, tebal)
            lembar.set_column(ke, ke, max(14, len(kolom.judul) + 4), teks)
            if kolom.kunci in _PILIHAN:
                lembar.data_validation(
                    1,
                    ke,
                    _BARIS_BERBENTUK,
                    ke,
                    {"validate": "list", "source": _PILIHAN[kolom.kunci], "error_type": "warning"},
                )
        lembar.freeze_panes(1, 1)
        petunjuk = [(k.judul, k.contoh, k.penjelasan or "Boleh kosong.") for k in KOLOM]
        _lembar(buku.add_worksheet("Petunjuk"), tebal, ("Kolom", "Contoh", "Penjelasan"), petunjuk)
        _lembar(buku.add_worksheet("Unit"), tebal, ("Kode unit", "Unit kerja", "Unit induk"), unit)
        _lembar(buku.add_worksheet("Jabatan"), tebal, ("Kode", "Jabatan", "Jenis jabatan"), jabatan)
    return isi.getvalue()


def _lembar(lembar: Worksheet, tebal: Format, kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> None:
    for ke, judul in enumerate(kepala):
        lembar.write_string(0, ke, judul, tebal)
    for nomor, satu in enumerate(baris, 1):
        for ke, nilai in enumerate(satu):
            lembar.write_string(nomor, ke, nilai)
    lembar.set_column(0, 0, 22)
    lembar.set_column(1, 1, 34)
    lembar.set_column(2, 2, 90 if kepala[2] == "Penjelasan" else 34)
    lembar.freeze_panes(1, 0)


def buku_galat(*, kepala: Sequence[str], baris: Iterable[tuple[Sequence[str], str]]) -> bytes:
    """The rows as they stood in the file, each cell as text, with what to do about them in the last column."""
    isi = BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        tebal = buku.add_format({"bold": True})
        teks = buku.add_format({"num_format": "@"})
        merah = buku.add_format({"font_color": "#A3271F", "text_wrap": True})
        lembar = buku.add_worksheet("Data")
        for ke, judul in enumerate((*kepala, "Kesalahan")):
            lembar.write_string(0, ke, judul, tebal)
        for nomor, (sel, pesan) in enumerate(baris, 1):
            for ke, nilai in enumerate(sel[: len(kepala)]):
                lembar.write_string(nomor, ke, nilai, teks)
            lembar.write_string(nomor, len(kepala), pesan, merah)
        lembar.set_column(0, len(kepala) - 1, 20, teks)
        lembar.set_column(len(kepala), len(kepala), 80)
        lembar.freeze_panes(1, 1)
    return isi.getvalue()
