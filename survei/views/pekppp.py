"""The page "Bukti PEKPPP" of an agency."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from kinerja.documents.tabel import JENIS_ISI
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from survei.documents.pekppp import pdf_pekppp, xlsx_pekppp
from survei.queries.pekppp import bukti_pekppp
from survei.queries.unit import layanan_unit

TAHUN_AWAL = 2017


def lihat(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """Five facts of a year with their proof; the same as PDF and XLSX."""
    satu = get_object_or_404(UnitKerja.objects.select_related("opd"), kode__iexact=unit)
    layanan = list(layanan_unit(satu, request.user))
    kini = hari_ini().year
    if not layanan or not TAHUN_AWAL <= tahun <= kini:
        raise Http404
    isi = bukti_pekppp(satu, layanan, tahun)
    nama = slugify(f"bukti-pekppp-{satu.kode}-{tahun}")
    bentuk = request.GET.get("unduh", "")
    if bentuk == "pdf":
        return _unduhan(pdf_pekppp(isi), "application/pdf", f"{nama}.pdf")
    if bentuk == "xlsx":
        return _unduhan(xlsx_pekppp(isi), JENIS_ISI["xlsx"], f"{nama}.xlsx")
    return render(request, "survei/pekppp.html", {"isi": isi, "tahun": range(kini, kini - 4, -1)})


def _unduhan(isi: bytes, tipe: str, nama: str) -> HttpResponse:
    jawab = HttpResponse(isi, content_type=tipe)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
