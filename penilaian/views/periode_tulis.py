"""Pages of the city's HR that plan and change periods."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai.forms.isian import pasang_galat
from penilaian.choices import StatusPeriode
from penilaian.domain import periode as domain
from penilaian.domain.semula import sidik_semula
from penilaian.forms.periode import PeriodeForm, PeriodeUbahForm, nilai_awal
from penilaian.izin import boleh_mengelola_periode
from penilaian.models import Periode


def baru(request: HttpRequest) -> HttpResponse:
    """Plan a period."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    form = PeriodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            periode = domain.buat(**form.data_periode())
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{periode.nama} dibuat. Ia terbuka sendiri pada hari pertamanya.")
            return redirect("penilaian:periode", periode.kode)
    return render(request, "penilaian/periode_formulir.html", {"form": form})


def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Change a planned period, or the deadlines of an open one."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode, kode=kode)
    if periode.beku:
        messages.error(request, f"{periode.nama} sudah ditutup dan tidak berubah lagi.")
        return redirect("penilaian:periode", kode)
    semula = sidik_semula(periode, domain.DAPAT_DIUBAH[StatusPeriode(periode.status)])
    form = PeriodeUbahForm(request.POST or None, initial=nilai_awal(periode) | {"semula": semula}, periode=periode)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            domain.ubah(periode=periode, data=form.data_periode(), alasan=isi["alasan"], semula=isi["semula"])
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Perubahan disimpan.")
            return redirect("penilaian:periode", kode)
    return render(request, "penilaian/periode_formulir.html", {"form": form, "periode": periode})
