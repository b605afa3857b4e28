"""The page "Bukti PEKPPP" of an agency."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from kinerja.documents.tabel import JENIS_ISI
from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from survei.documents.pekppp import pdf_pekppp, xlsx_pekppp
from survei.domain import pekppp as domain
from survei.forms.pekppp import FormFakta
from survei.models import FaktaLuar, Layanan
from survei.queries.lingkup import opd_dikelola
from survei.queries.pekppp import bukti_pekppp
from survei.queries.unit import layanan_unit

TAHUN_AWAL = 2017


def lihat(request: HttpRequest, unit: str, tahun: int, form: FormFakta | None = None) -> HttpResponse:
    """Five facts of a year with their proof, and what the agency added; the same as PDF and XLSX."""
    satu, layanan = _unit(request, unit, tahun)
    isi = bukti_pekppp(satu, layanan, tahun)
    nama = slugify(f"bukti-pekppp-{satu.kode}-{tahun}")
    bentuk = request.GET.get("unduh", "")
    if bentuk == "pdf":
        return _unduhan(pdf_pekppp(isi), "application/pdf", f"{nama}.pdf")
    if bentuk == "xlsx":
        return _unduhan(xlsx_pekppp(isi), JENIS_ISI["xlsx"], f"{nama}.xlsx")
    kini = hari_ini().year
    mengelola = opd_dikelola(request.user, satu)
    konteks = {
        "isi": isi,
        "tahun": range(kini, kini - 4, -1),
        "mengelola": mengelola,
        "form": (form or FormFakta()) if mengelola else None,
    }
    return render(request, "survei/pekppp.html", konteks, status=422 if form else 200)


def _unit(request: HttpRequest, unit: str, tahun: int) -> tuple[UnitKerja, list[Layanan]]:
    """An agency whose results this person may read of every service, and a year that may be asked for, or 404."""
    satu = get_object_or_404(UnitKerja.objects.select_related("opd"), kode__iexact=unit)
    layanan = list(layanan_unit(satu, request.user))
    if not layanan or not TAHUN_AWAL <= tahun <= hari_ini().year:
        raise Http404
    return satu, layanan


@require_POST
def tambah(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """Add a fact that Kinerja does not record."""
    satu, _ = _unit(request, unit, tahun)
    form = FormFakta(request.POST)
    if form.is_valid():
        try:
            domain.tambah_fakta(unit=satu, tahun=tahun, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Fakta ditambahkan, tampil terpisah sebagai diisi pengelola.")
            return redirect("survei:pekppp", satu.kode, tahun)
    return lihat(request, unit, tahun, form)


@require_POST
def hapus(request: HttpRequest, unit: str, tahun: int, pk: int) -> HttpResponse:
    """Take an added fact away, with a reason."""
    satu, _ = _unit(request, unit, tahun)
    fakta = get_object_or_404(FaktaLuar.objects.select_related("unit"), pk=pk, unit=satu, tahun=tahun)
    try:
        domain.hapus_fakta(fakta=fakta, alasan=request.POST.get("alasan", ""), oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Fakta dihapus.")
    return redirect("survei:pekppp", satu.kode, tahun)


def _unduhan(isi: bytes, tipe: str, nama: str) -> HttpResponse:
    jawab = HttpResponse(isi, content_type=tipe)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
