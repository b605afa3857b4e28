"""Units in a period: the overview of a level of the tree, one unit, its predikat and recommendations."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from pegawai.forms.isian import pasang_galat
from penilaian.documents.kinerja_unit import pdf
from penilaian.domain import predikat_unit as domain
from penilaian.forms.unit import PredikatUnitForm, RekomendasiForm
from penilaian.models import Periode, Perjanjian
from penilaian.queries import kinerja_unit as queries
from penilaian.queries.hasil_unit import hasil_unit
from penilaian.queries.lingkup_unit import unit_terlihat_dipantau
from penilaian.queries.wewenang_unit import boleh_menetapkan_predikat, sumber_rekomendasi
from penilaian.views.tim import ambil_periode, pilih_periode


def ikhtisar(request: HttpRequest) -> HttpResponse:
    """A level of the tree (?unit=KODE) in a period (?periode=KODE, the running one by default)."""
    daftar = list(Periode.objects.tampil().select_related("kebijakan"))
    periode = pilih_periode(daftar, request.GET.get("periode", ""))
    isi = queries.ikhtisar(request.user, periode, request.GET.get("unit", "")) if periode else None
    if periode and isi is None:
        raise Http404
    return render(request, "penilaian/unit/ikhtisar.html", {"daftar_periode": daftar, "periode": periode, "i": isi})


@require_safe
def ikhtisar_pdf(request: HttpRequest) -> HttpResponse:
    """The same level as a document to print."""
    periode = pilih_periode(list(Periode.objects.tampil().select_related("kebijakan")), request.GET.get("periode", ""))
    isi = queries.ikhtisar(request.user, periode, request.GET.get("unit", "")) if periode else None
    if periode is None or isi is None:
        raise Http404
    jawaban = HttpResponse(pdf(isi, periode, request.user.pk), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="kinerja-unit-{periode.kode}.pdf"'
    return jawaban


def ambil_unit(request: HttpRequest, kode: str) -> Any:
    """The unit, if the user may see its performance, 404 otherwise; `dipantau`: its people in summary too."""
    return get_object_or_404(unit_terlihat_dipantau(request.user).select_related("opd", "parent"), kode=kode)


def unit(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """One unit: own result, predikat with its reasons, recommendations, people in summary."""
    return _halaman(request, ambil_unit(request, unit), ambil_periode(kode))


def _halaman(request: HttpRequest, satu: Any, periode: Periode, **form: forms.Form) -> HttpResponse:
    riwayat = list(queries.riwayat_predikat(satu, periode))
    terkini = riwayat[0] if riwayat else None
    pejabat = boleh_menetapkan_predikat(request.user, satu)
    menetapkan = pejabat and not (periode.beku and terkini)
    sumber = sumber_rekomendasi(request.user, satu, pejabat)
    isi: dict[str, Any] = {
        "unit": satu,
        "periode": periode,
        "hasil": hasil_unit(periode, Perjanjian.objects.filter(unit=satu)).get(("unit", satu.pk)),
        "terkini": terkini,
        "riwayat": riwayat[1:],
        "rekomendasi": queries.rekomendasi(satu, periode),
        "orang": queries.orang_satu_unit(satu, periode) if satu.dipantau else None,
        "form_predikat": PredikatUnitForm(initial={"terakhir": terkini.pk if terkini else 0}) if menetapkan else None,
        "form_rekomendasi": RekomendasiForm(sumber=sumber) if sumber else None,
    }
    return render(request, "penilaian/unit/unit.html", isi | form, status=422 if form else 200)


@require_POST
def predikat(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """Decide the unit's predikat."""
    satu, periode = ambil_unit(request, unit), ambil_periode(kode)
    if not boleh_menetapkan_predikat(request.user, satu):
        raise PermissionDenied
    form = PredikatUnitForm(request.POST)
    if form.is_valid():
        try:
            domain.tetapkan(unit=satu, periode=periode, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Predikat {satu} ditetapkan. Kepala unit sudah diberi tahu.")
            return redirect("penilaian:unit_kinerja", unit, kode)
    return _halaman(request, satu, periode, form_predikat=form)


@require_POST
def rekomendasi(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """Write down a recommendation."""
    satu, periode = ambil_unit(request, unit), ambil_periode(kode)
    sumber = sumber_rekomendasi(request.user, satu)
    if not sumber:
        raise PermissionDenied
    form = RekomendasiForm(request.POST, sumber=sumber)
    if form.is_valid():
        try:
            domain.rekomendasikan(unit=satu, periode=periode, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Rekomendasi tercatat.")
            return redirect("penilaian:unit_kinerja", unit, kode)
    return _halaman(request, satu, periode, form_rekomendasi=form)
