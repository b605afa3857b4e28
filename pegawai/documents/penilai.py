"""The spreadsheet of assessors: taken out with proposals, edited, and brought in again."""

from collections.abc import Iterable

from kinerja.documents.tabel import xlsx
from pegawai.documents.ekspor import pengenal
from pegawai.domain.penilai_lembar import KOLOM
from pegawai.queries.penilai_lembar import BarisPenilai


def lembar_penilai(baris: Iterable[BarisPenilai]) -> bytes:
    """A workbook that `domain.penilai_lembar.periksa` reads back."""
    return xlsx(
        KOLOM,
        (
            (
                pengenal(b.penempatan.pegawai),
                b.penempatan.pegawai.nama_lengkap,
                b.penempatan.unit.nama,
                b.penempatan.jabatan.nama,
                b.penempatan.penilai.nama if b.penempatan.penilai else None,
                pengenal(b.usulan),
                b.usulan.nama if b.usulan else None,
            )
            for b in baris
        ),
    )
