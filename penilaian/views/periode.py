"""Periods for HR and those who follow them: progress, scoring, opening and closing."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja import tasks
from penilaian.domain import hitung
from penilaian.domain import periode as domain
from penilaian.forms.periode import AlasanForm
from penilaian.izin import boleh_melihat_periode, boleh_mengelola_periode
from penilaian.models import Periode
from penilaian.queries.periode import kemajuan


def periode_daftar(request: HttpRequest) -> HttpResponse:
    if not boleh_melihat_periode(request.user):
        raise PermissionDenied
    return render(request, "penilaian/periode_daftar.html", {"daftar": Periode.objects.select_related("kebijakan")})


def periode(request: HttpRequest, kode: str) -> HttpResponse:
    if not boleh_melihat_periode(request.user):
        raise PermissionDenied
    return _halaman(request, get_object_or_404(Periode.objects.select_related("kebijakan"), kode=kode), AlasanForm())


def _halaman(request: HttpRequest, periode: Periode, form: AlasanForm, status: int = 200) -> HttpResponse:
    isi = {
        "periode": periode,
        "kemajuan_periode": kemajuan(request.user, periode),
        "mengelola": boleh_mengelola_periode(request.user),
        "form": form,
    }
    return render(request, "penilaian/periode.html", isi, status=status)


def _dikelola(request: HttpRequest, kode: str) -> Periode:
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    return get_object_or_404(Periode.objects.select_related("kebijakan"), kode=kode)


@require_POST
def periode_hitung(request: HttpRequest, kode: str) -> HttpResponse:
    """Queue a scoring run and go to its progress page."""
    periode = _dikelola(request, kode)
    try:
        pekerjaan = hitung.buat_perhitungan(periode=periode, diminta_oleh=request.user)
    except hitung.PeriodeTertutup as galat:
        messages.error(request, str(galat))
        return redirect("penilaian:periode", kode)
    tasks.kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)


@require_POST
def periode_buka(request: HttpRequest, kode: str) -> HttpResponse:
    return _ubah(request, _dikelola(request, kode), domain.buka, "dibuka")


@require_POST
def periode_tutup(request: HttpRequest, kode: str) -> HttpResponse:
    def tutup(*, periode: Periode, alasan: str) -> Periode:
        return domain.tutup(periode=periode, alasan=alasan, hitung_terakhir=hitung.hitung_seluruh)

    return _ubah(request, _dikelola(request, kode), tutup, "ditutup")


def _ubah(request: HttpRequest, periode: Periode, ubah: Callable[..., Periode], kata: str) -> HttpResponse:
    form = AlasanForm(request.POST)
    if form.is_valid():
        try:
            ubah(periode=periode, alasan=form.cleaned_data["alasan"])
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"{periode.nama} sudah {kata}.")
            return redirect("penilaian:periode", periode.kode)
    return _halaman(request, periode, form, status=422)
