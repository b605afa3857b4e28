"""The innovation manager's first page, and one gate."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from inovasi import izin
from inovasi.domain import gerbang as domain
from inovasi.forms.kelola import FormPenelaah, FormPutusan
from inovasi.models import Gerbang, Usulan
from inovasi.queries import antrean
from inovasi.queries.telaahan import telaahan
from inovasi.views.bersama import simpan


@require_safe
def kelola(request: HttpRequest) -> HttpResponse:
    """Gates with their deadlines, ideas without a name, the pipeline in figures."""
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    angka = antrean.angka_tahap(request.user)
    isi = {
        "gerbang": [(g, antrean.langkah(g), antrean.sisa(g)) for g in antrean.gerbang_terbuka(request.user)],
        "titipan": list(antrean.titipan_menunggu(request.user)),
        "angka": angka,
        "jumlah": sum(n for _, n in angka),
        "kota": izin.boleh_mengelola_kota(request.user),
    }
    return render(request, "inovasi/kelola/kelola.html", isi)


def _gerbang(request: HttpRequest, pk: int, *, menulis: bool = True) -> Any:
    """A gate of a proposal that this account sees and looks after (`dikelola`); auditors read."""
    usulan = Usulan.objects.terlihat_oleh(request.user).order_by().values("pk")
    kelola = Usulan.objects.dikelola_oleh(request.user).order_by().filter(pk=OuterRef("usulan"))
    semua: Any = Gerbang.objects.filter(usulan__in=usulan).annotate(dikelola=Exists(kelola))
    terkait = ("usulan__unit__opd", "usulan__layanan", "rubrik", "diputus_oleh")
    satu = get_object_or_404(semua.select_related(*terkait), pk=pk)
    if not (satu.dikelola or (request.user.akses.auditor and not menulis)):
        raise PermissionDenied("Gerbang ini dikelola pengelola inovasi unitnya, bukan tim sendiri.")
    return satu


@require_safe
def gerbang(request: HttpRequest, pk: int) -> HttpResponse:
    """Reviewers, reviews beside each other, the figure, the decision."""
    return _halaman(request, _gerbang(request, pk, menulis=False))


@require_POST
def tugaskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Name reviewers."""
    satu = _gerbang(request, pk)
    form = FormPenelaah(request.POST, calon=antrean.usul_penelaah(satu), pengguna=request.user)
    if form.is_valid():
        orang = form.orang
        simpan(form, lambda: domain.tugaskan(gerbang=satu, penelaah=orang, oleh=request.user))
        if not form.errors:
            messages.success(request, f"Penelaah ditunjuk dan diberi tahu: {', '.join(map(str, orang))}.")
            return redirect("inovasi:kelola_gerbang", pk)
    return _halaman(request, satu, form_penelaah=form)


@require_POST
def putus(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide."""
    satu = _gerbang(request, pk)
    form, bentrok = FormPutusan(request.POST), None
    if form.is_valid():
        isi = form.cleaned_data
        hasil, bentrok = simpan(form, lambda: domain.putuskan(gerbang=satu, oleh=request.user, **isi))
        if hasil:
            messages.success(request, "Putusan dicatat dan disampaikan kepada tim.")
            return redirect("inovasi:kelola_gerbang", pk)
    return _halaman(request, satu, form_putusan=form, bentrok=bentrok)


def _halaman(request: HttpRequest, satu: Any, **ditolak: Any) -> HttpResponse:
    """The page, with a form that was refused in place of the empty one."""
    isi: dict[str, Any] = {
        "gerbang": satu,
        "telaahan": telaahan(satu),
        "sisa": antrean.sisa(satu),
        "kembali": reverse("inovasi:kelola_gerbang", args=[satu.pk]),
        "layak": antrean.PENELAAH_LAYAK,
    }
    if not satu.putusan and satu.dikelola:
        calon = antrean.usul_penelaah(satu)
        isi |= {
            "calon": calon,
            "form_penelaah": FormPenelaah(calon=calon, pengguna=request.user),
            "form_putusan": FormPutusan(initial={"versi": satu.versi}),
        }
    return render(request, "inovasi/kelola/gerbang.html", isi | ditolak, status=422 if ditolak else 200)
