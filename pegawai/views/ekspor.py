"""Export of the list of people."""

from io import BytesIO

from django.db.models import QuerySet
from django.http import HttpResponse
from xlsxwriter import Workbook

from pegawai.models import Pegawai

KOLOM = ("NIP", "Nama", "Jenis", "Status", "Golongan", "Unit", "Jabatan", "Penilai")
JENIS_ISI = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buku_pegawai(qs: QuerySet[Pegawai]) -> HttpResponse:
    """A workbook with one row a person. Every cell is text: a name beginning with "=" stays a name."""
    isi = BytesIO()
    buku = Workbook(isi, {"in_memory": True})
    lembar = buku.add_worksheet("Pegawai")
    for kolom, judul in enumerate(KOLOM):
        lembar.write_string(0, kolom, judul)
    for baris, p in enumerate(qs, start=1):
        kini = getattr(p, "kini", [])
        t = kini[0] if kini else None
        nilai = [p.nip or "", p.nama_lengkap, p.get_jenis_display(), p.get_status_display(), p.golongan]
        nilai += [str(t.unit), str(t.jabatan), str(t.penilai or "")] if t else []
        for kolom, teks in enumerate(nilai):
            lembar.write_string(baris, kolom, teks)
    buku.close()
    jawaban = HttpResponse(isi.getvalue(), content_type=JENIS_ISI)
    jawaban["Content-Disposition"] = 'attachment; filename="pegawai.xlsx"'
    return jawaban
