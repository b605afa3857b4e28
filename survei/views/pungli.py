"""Reports of illegal fees: sent by anybody, followed by code, seen by the inspectorate alone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kinerja.laju import dibatasi
from pegawai.forms.isian import pasang_galat
from survei import izin
from survei.choices import StatusLaporan
from survei.domain import keluhan as domain_keluhan
from survei.domain import pungli as domain
from survei.forms.perbaikan import FormKodeLaporan, FormLaporPungli, FormTindakPungli
from survei.models import Keluhan, Komentar, LaporanPungli
from survei.queries.perbaikan import sinyal_biaya

# So many held comments and complaints at once, the oldest first: each is read and decided by itself.
_SEKALI = 25


@login_not_required
@csrf_exempt  # nobody is signed in and no cookie is set: there is no one in whose name a foreign site could act
@never_cache
@dibatasi("pungli", batas=20, baca=False)
def lapor(request: HttpRequest) -> HttpResponse:
    """Report what was asked beyond the tariff. The code is shown once."""
    form = FormLaporPungli(request.POST or None, initial={"layanan": request.GET.get("layanan")})
    if request.method == "POST" and form.is_valid():
        try:
            laporan = domain.laporkan(**form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return render(request, "survei/publik/lapor_selesai.html", {"kode": laporan.kode})
    return render(request, "survei/publik/lapor.html", {"form": form})


@login_not_required
@csrf_exempt
@never_cache
@dibatasi("pungli-cek", batas=20, baca=False)
def cek(request: HttpRequest) -> HttpResponse:
    """State of a report and the answer, by its code. Nothing of the report itself is shown."""
    form = FormKodeLaporan(request.POST or None)
    laporan = None
    if request.method == "POST" and form.is_valid():
        kode = form.cleaned_data["kode"]
        laporan = LaporanPungli.objects.filter(kode=kode).first()
        if laporan is None and Keluhan.objects.filter(kode=kode).exists():
            form.add_error("kode", "Ini kode keluhan atau saran: tulis di “Jawaban keluhan Anda”, di kaki halaman ini.")
        elif laporan is None:
            form.add_error("kode", "Kode ini tidak dikenal. Periksa huruf dan angkanya.")
    return render(request, "survei/publik/lapor_cek.html", {"form": form, "laporan": laporan})


def _inspektorat(request: HttpRequest) -> None:
    if not izin.boleh_memeriksa_pungli(request.user):
        raise PermissionDenied


def daftar(request: HttpRequest) -> HttpResponse:
    """Reports, held comments and signals, for the inspectorate."""
    _inspektorat(request)
    hitung: dict[str, Any] = {s: Count("pk", filter=Q(status=s)) for s in StatusLaporan.values}
    halaman = Paginator(LaporanPungli.objects.select_related("layanan__unit__opd"), 25).get_page(
        request.GET.get("page")
    )
    ditahan, keluhan = Komentar.objects.filter(ditahan=True), Keluhan.objects.filter(ditahan=True)
    konteks = {
        "page_obj": halaman,
        "banyak": LaporanPungli.objects.aggregate(**hitung),
        "ditahan": ditahan.select_related("periode__layanan__unit__opd").order_by("pk")[:_SEKALI],
        "banyak_ditahan": ditahan.count(),
        "keluhan": keluhan.select_related("layanan__unit__opd").order_by("tenggat", "pk")[:_SEKALI],
        "banyak_keluhan": keluhan.count(),
        "sinyal": sinyal_biaya(),
    }
    return render(request, "survei/pungli.html", konteks)


def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One report; steps until it is closed with an answer."""
    _inspektorat(request)
    laporan = get_object_or_404(LaporanPungli.objects.select_related("layanan__unit__opd"), kode=kode)
    awal = {"status": laporan.status, "catatan": laporan.catatan, "jawaban": laporan.jawaban}
    form = FormTindakPungli(request.POST or None, initial=awal) if laporan.status != StatusLaporan.SELESAI else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            domain.tindak(laporan=laporan, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Langkah dicatat.")
            return redirect("survei:pungli_lihat", laporan.kode)
    konteks = {
        "laporan": laporan,
        "form": form,
        "kontak": domain.baca_kontak(laporan),
        "langkah": laporan.langkah.all(),
    }
    return render(request, "survei/pungli_lihat.html", konteks)


@require_POST
def lepas(request: HttpRequest, pk: int) -> HttpResponse:
    """The inspectorate decides on a held comment: a report, or nothing of the kind."""
    _inspektorat(request)
    komentar = get_object_or_404(Komentar, pk=pk, ditahan=True)
    if "laporan" in request.POST:
        laporan = domain.jadikan_laporan(komentar=komentar)
        messages.success(request, f"Komentar menjadi laporan {laporan.kode}.")
        return redirect("survei:pungli_lihat", laporan.kode)
    domain.lepaskan(komentar=komentar)
    messages.success(request, "Komentar dikembalikan kepada pengelola survei.")
    return redirect("survei:pungli")


@require_POST
def lepas_keluhan(request: HttpRequest, pk: int) -> HttpResponse:
    """The inspectorate decides on a held complaint: a report under the same code, or nothing of the kind."""
    _inspektorat(request)
    keluhan = get_object_or_404(Keluhan, pk=pk, ditahan=True)
    if "laporan" in request.POST:
        laporan = domain_keluhan.jadikan_laporan(keluhan=keluhan)
        messages.success(request, f"Keluhan menjadi laporan {laporan.kode}.")
        return redirect("survei:pungli_lihat", laporan.kode)
    domain_keluhan.lepaskan(keluhan=keluhan)
    messages.success(request, "Keluhan diteruskan kepada pengelola survei.")
    return redirect("survei:pungli")
