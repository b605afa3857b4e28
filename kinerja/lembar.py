"""Opening of a sheet that somebody sends in: XLSX or CSV to rows of cells, a bad file refused with a sentence.

Limits are checked before anything is unpacked: the declared sizes, then the real ones, then the extent of the sheet
(a reader would make room for every cell between the first and the last).
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from zlib import error as ZlibError

from python_calamine import CalamineError, CalamineWorkbook

UKURAN_MAKS = 20 * 1024 * 1024
ISI_MAKS = 250 * 1024 * 1024
BARIS_MAKS = 100_000
KOLOM_MAKS = 78
KEPALA_DICARI = 10
# A cell beyond column BZ or row 109,999, in any spelling that XML allows.
_TERLALU_LUAS = re.compile(
    rb"""\sr\s*=\s*["'](?:[A-Za-z]{3}|[C-Zc-z][A-Za-z]\d|[A-Za-z]{1,2}(?:\d{7}|[2-9]\d{5}|1[1-9]\d{4}))"""
)
_SEL_GALAT = re.compile(rb"""<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,2})(\d+)\"""")
Baris = list[tuple[int, list[Any]]]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Salah:
    """A wrong cell; `baris` as a spreadsheet counts rows, `kolom` empty when the whole row is meant."""

    baris: int
    kolom: str
    pesan: str


class BerkasDitolak(ValueError):
    """The file cannot be read at all; the message says what to do."""


@dataclass(frozen=True)
class Lembar:
    """Cells of the sheet below its heading. `baris` are (row number as a spreadsheet shows it, cells); `sel_galat`
    are the (row, column from 0) of formulas that ended in an error."""

    kepala: list[str]
    baris: Baris
    sel_galat: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def baca(*, nama: str, isi: bytes, penanda: frozenset[str] | None) -> Lembar:
    """Read a file. The heading is the first of the top rows with a cell whose plain form stands in `penanda`; without
    `penanda` the first with two filled cells.

    Raises BerkasDitolak.
    """
    return _potong(*_buka(nama, isi, penanda), penanda)


def baca_semua(*, nama: str, isi: bytes) -> Lembar:
    """Read a file whose heading is optional: every row that is not empty, `kepala` left empty.

    Raises BerkasDitolak.
    """
    baris, galat = _buka(nama, isi, None)
    terisi = [(nomor, sel) for nomor, sel in baris if any(s not in ("", None) for s in sel)]
    if len(terisi) > BARIS_MAKS or max((len(sel) for _, sel in terisi), default=0) > KOLOM_MAKS:
        raise _terlalu_banyak()
    return Lembar([], terisi, galat)


def _buka(nama: str, isi: bytes, penanda: frozenset[str] | None) -> tuple[Baris, frozenset[tuple[int, int]]]:
    """All rows of the sheet, and its cells whose formula failed."""
    if not isi.strip():
        raise BerkasDitolak("Berkas ini kosong. Unduh templat, isi, simpan, lalu unggah lagi.")
    if len(isi) > UKURAN_MAKS:
        raise BerkasDitolak(f"Berkas ini lebih dari {UKURAN_MAKS // 2**20} MB. Bagi menjadi beberapa berkas.")
    akhiran = PurePath(nama).suffix.lower()
    if isi.startswith(_OLE):
        raise _ole(isi)
    if akhiran in (".xlsm", ".xltm", ".xlam"):
        raise BerkasDitolak("Berkas bermakro (.xlsm) tidak diterima. Simpan sebagai Buku Kerja Excel (.xlsx).")
    if isi.startswith(b"PK"):
        if akhiran != ".xlsx":
            raise BerkasDitolak(f"Isi berkas ini buku kerja, tetapi namanya {akhiran or 'tanpa akhiran'}. Pakai .xlsx.")
        return _xlsx(isi, penanda)
    if akhiran in (".csv", ".txt"):
        return _csv(isi), frozenset()
    if akhiran == ".xlsx":
        raise BerkasDitolak("Berkas ini bernama .xlsx tetapi isinya bukan buku kerja. Simpan ulang dari Excel.")
    raise BerkasDitolak("Hanya berkas .xlsx atau .csv yang diterima. Simpan ulang dalam salah satu bentuk itu.")


def polos(teks: Any) -> str:
    """A heading without case, spaces, underscores and signs: "NIP Baru", "nip_baru" and "nipBaru" are the same."""
    return re.sub(r"[^a-z0-9]", "", str(teks).lower())


def _ole(isi: bytes) -> BerkasDitolak:
    if "EncryptedPackage".encode("utf-16-le") in isi:
        return BerkasDitolak("Berkas ini bersandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi.")
    return BerkasDitolak("Berkas ini berbentuk lama (.xls). Simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.")


def _xlsx(isi: bytes, penanda: frozenset[str] | None) -> tuple[Baris, frozenset[tuple[int, int]]]:
    """The first sheet that has the heading."""
    galat = _periksa_zip(isi)
    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
        for nomor in range(len(buku.sheet_names)):
            lembar = buku.get_sheet_by_index(nomor)
            atas, kiri = lembar.start or (0, 0)
            ke = _cari_kepala(list(enumerate(lembar.to_python(nrows=KEPALA_DICARI))), penanda)
            if ke is None:
                continue
            if any(a[0] <= atas + ke <= b[0] for a, b in lembar.merged_cell_ranges or ()):
                raise BerkasDitolak(
                    f"Judul kolom di baris {atas + ke + 1} digabung. Pisahkan sel yang digabung, lalu unggah lagi."
                )
            sel_galat = frozenset((b, k - kiri) for b, k in galat.get(nomor, ()))
            return list(enumerate(lembar.to_python(), atas + 1)), sel_galat
    except BerkasDitolak:
        raise
    # The reader is native code: a broken file surfaces as its own error, or as a panic outside Exception.
    except (CalamineError, ValueError, OSError, IndexError, KeyError, OverflowError) as salah:
        raise _rusak() from salah
    except BaseException as salah:
        if type(salah).__name__ == "PanicException":
            raise _rusak() from salah
        raise
    raise _tanpa_kepala(penanda)


def _rusak() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas ini rusak atau terpotong. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
    )


def _tanpa_kepala(penanda: frozenset[str] | None) -> BerkasDitolak:
    if penanda is None:
        return BerkasDitolak("Baris judul kolom tidak ditemukan. Sertakan judulnya di atas sedikitnya satu baris isi.")
    return BerkasDitolak(
        f"Judul kolom NIP tidak ditemukan di {KEPALA_DICARI} baris pertama. Baris pertama harus berisi judul kolom "
        "seperti pada templat."
    )


def _periksa_zip(isi: bytes) -> dict[int, list[tuple[int, int]]]:
    """Refuse bombs and macros; returns the error cells of each sheet, by its number in the file."""
    galat: dict[int, list[tuple[int, int]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            daftar = arsip.infolist()
            _periksa_daftar(daftar)
            nomor = 0
            for d in daftar:
                # Reading stops at the declared size and then checks the sum: a file that lies about it ends here.
                teks = arsip.read(d)
                # A workbook may keep its sheets under any name.
                if b"sheetData" in teks and _TERLALU_LUAS.search(teks):
                    raise _terlalu_banyak()
                if re.match(r"xl/worksheets/sheet\d*\.xml$", d.filename, re.IGNORECASE):
                    if b't="e"' in teks:
                        galat[nomor] = [(int(b), _kolom(k)) for k, b in _SEL_GALAT.findall(teks)]
                    nomor += 1
    except BerkasDitolak:
        raise
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, ZlibError) as e:
        raise _rusak() from e
    return galat


def _periksa_daftar(daftar: list[zipfile.ZipInfo]) -> None:
    """What the list of contents alone tells: macros, passwords, other kinds of files, bombs."""
    if any("vbaproject" in d.filename.lower() for d in daftar):
        raise BerkasDitolak("Berkas ini berisi makro. Simpan sebagai Buku Kerja Excel (.xlsx) tanpa makro.")
    if any(d.flag_bits & 1 for d in daftar):
        raise BerkasDitolak("Berkas ini bersandi. Hapus kata sandinya, simpan, lalu unggah lagi.")
    if "xl/workbook.xml" not in {d.filename.lower() for d in daftar}:
        raise BerkasDitolak("Isi berkas ini bukan buku kerja .xlsx (mungkin .ods). Simpan ulang sebagai .xlsx.")
    if len(daftar) > 1000 or sum(d.file_size for d in daftar) > ISI_MAKS:
        raise BerkasDitolak("Isi berkas ini terlalu besar bila dibuka. Hapus lembar dan gambar yang tidak perlu.")


def _kolom(huruf: bytes) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + h - 64
    return nomor - 1


def _terlalu_banyak() -> BerkasDitolak:
    return BerkasDitolak(
        f"Lembar ini lebih dari {BARIS_MAKS:,} baris atau {KOLOM_MAKS} kolom. Hapus baris dan kolom kosong di ujung "
        "lembar, atau bagi menjadi beberapa berkas.".replace(",", ".", 1)
    )


def _csv(isi: bytes) -> Baris:
    teks = _teks(isi)
    if "\x00" in teks:
        raise BerkasDitolak("Isi berkas ini bukan teks CSV. Simpan ulang sebagai CSV atau .xlsx.")
    kepala = teks[:20_000].split("\n", 1)[0]
    pemisah = max(";,\t", key=kepala.count)
    try:
        return list(enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah), 1))
    except csv.Error as salah:
        raise BerkasDitolak("CSV ini tidak dapat dibaca: periksa tanda kutip yang tidak berpasangan.") from salah


def _teks(isi: bytes) -> str:
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _cari_kepala(baris: Baris, penanda: frozenset[str] | None) -> int | None:
    def kepala(sel: list[Any]) -> bool:
        if penanda is None:
            return sum(s not in ("", None) for s in sel) > 1
        return bool(penanda & {polos(s) for s in sel})

    return next((n for n, (_, sel) in enumerate(baris[:KEPALA_DICARI]) if kepala(sel)), None)


def _potong(baris: Baris, galat: frozenset[tuple[int, int]], penanda: frozenset[str] | None) -> Lembar:
    """From the heading down, without empty rows."""
    ke = _cari_kepala(baris, penanda)
    if ke is None:
        raise _tanpa_kepala(penanda)
    kepala = ["".join(h if h.isprintable() else " " for h in str(s)).strip() for s in baris[ke][1]]
    isi = [(nomor, sel) for nomor, sel in baris[ke + 1 :] if any(s not in ("", None) for s in sel)]
    if not isi:
        raise BerkasDitolak("Berkas ini hanya berisi judul kolom. Isi sedikitnya satu baris, lalu unggah lagi.")
    if len(isi) > BARIS_MAKS or len(kepala) > KOLOM_MAKS:
        raise _terlalu_banyak()
    return Lembar(kepala, isi, galat)
