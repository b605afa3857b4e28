"""The pulse survey: answered without a name, read in groups when a round is over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.navigasi import tunjuk
from pegawai.forms.isian import pasang_galat
from sosialisasi import izin
from sosialisasi.choices import ButirDenyut
from sosialisasi.domain import denyut as domain
from sosialisasi.forms.denyut import FormDenyut, FormPutaran
from sosialisasi.models import PutaranDenyut
from sosialisasi.queries import denyut as queries
from sosialisasi.rumus import PALING_SEDIKIT
from sosialisasi.views.kelola_materi import hanya_kota


@require_http_methods(["GET", "HEAD", "POST"])
def denyut(request: HttpRequest, publik: str) -> HttpResponse:
    """One round. No draft, no token: nothing that ties the answers to the writer is kept."""
    tunjuk(request, "sosialisasi:kabar")
    satu = get_object_or_404(PutaranDenyut, publik=publik)
    form = FormDenyut(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.isi(putaran=satu, pengguna=request.user, jawaban=form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban Anda diterima tanpa nama. Terima kasih.")
            return redirect("sosialisasi:kabar")
    isi = {"p": satu, "form": form, "terbuka": queries.terbuka(request.user).filter(pk=satu.pk).exists()}
    return render(request, "sosialisasi/denyut.html", isi, status=422 if form.errors else 200)


@require_safe
def hasil(request: HttpRequest, publik: str) -> HttpResponse:
    """What a round says, for communicators and leaders of the city."""
    if not izin.boleh_membaca_denyut(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola sosialisasi kota dan pimpinan kota.")
    tunjuk(request, "sosialisasi:kabar")
    satu = get_object_or_404(PutaranDenyut, publik=publik)
    isi = {"p": satu, "hasil": queries.hasil(satu), "butir": ButirDenyut.labels, "batas": PALING_SEDIKIT}
    return render(request, "sosialisasi/denyut_hasil.html", isi)


def kelola(request: HttpRequest) -> HttpResponse:
    """All rounds, and the form of a new one."""
    hanya_kota(request)
    form = FormPutaran(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            satu = domain.buka(data=form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{satu} disimpan. Pegawai melihatnya sejak hari mulai.")
            return redirect("sosialisasi:kelola_denyut")
    daftar = PutaranDenyut.objects.annotate(orang=Count("pengisi"))
    isi = {"form": form, "daftar": daftar, "bagian": "denyut"}
    return render(request, "sosialisasi/kelola/denyut.html", isi, status=422 if form.errors else 200)
