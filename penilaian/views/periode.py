"""Periods for HR and those who follow them: progress, scoring, opening and closing."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja import tasks
from kinerja.templatetags.ui import wib
from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_terakhir
from penilaian.domain import hitung
from penilaian.domain import periode as domain
from penilaian.forms.periode import AlasanForm
from penilaian.izin import boleh_melihat_periode, boleh_mengelola_periode
from penilaian.models import Periode
from penilaian.queries.periode import kemajuan


class PeriodeDaftar(DaftarView):
    """All periods, the newest on top."""

    template_name = "penilaian/periode_daftar.html"
    urutan = {
        "-rentang": ("-rentang", "id"),
        "rentang": ("rentang", "id"),
        "nama": ("nama", "id"),
        "-nama": ("-nama", "id"),
    }
    nama_berkas = "periode"
    kolom_ekspor = (
        ("Kode", lambda p: p.kode),
        ("Periode", lambda p: p.nama),
        ("Mulai", lambda p: p.rentang.lower),
        ("Selesai", lambda p: hari_terakhir(p.rentang)),
        ("Tenggat hasil", lambda p: wib(p.tenggat_realisasi)),
        ("Tenggat penilaian", lambda p: wib(p.tenggat_penilaian)),
        ("Status", lambda p: p.get_status_display()),
    )

    def get_queryset(self) -> QuerySet:
        if not boleh_melihat_periode(self.request.user):
            raise PermissionDenied
        self.queryset = Periode.objects.select_related("kebijakan")
        return super().get_queryset()


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
