"""The innovation manager's first page, one gate, and ideas without a name."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from inovasi import izin
from inovasi.choices import StatusTitipan
from inovasi.domain import gerbang as domain_gerbang
from inovasi.domain import titipan as domain_titipan
from inovasi.forms.kelola import FormAngkat, FormJawabTitipan, FormPenelaah, FormPutusan
from inovasi.models import Gerbang, Titipan, Usulan
from inovasi.queries import antrean
from inovasi.queries.telaahan import telaahan
from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat, unit_dikelola
from pegawai.views.bentrok import konteks_bentrok


@require_safe
def kelola(request: HttpRequest) -> HttpResponse:
    """Gates with their deadlines, ideas without a name, the pipeline in figures."""
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    isi = {
        "gerbang": [(g, antrean.langkah(g), antrean.sisa(g)) for g in antrean.gerbang_terbuka(request.user)],
        "titipan": antrean.titipan_menunggu(request.user),
        "angka": antrean.angka_tahap(request.user),
        "kota": izin.boleh_mengelola_kota(request.user),
    }
    return render(request, "inovasi/kelola/kelola.html", isi)


def _gerbang(request: HttpRequest, pk: int, *, menulis: bool = True) -> Gerbang:
    """A gate of a proposal that this account sees and looks after; auditors read."""
    usulan = Usulan.objects.terlihat_oleh(request.user).order_by().values("pk")
    semua = Gerbang.objects.filter(usulan__in=usulan).select_related("usulan__unit__opd", "usulan__layanan", "rubrik")
    satu = get_object_or_404(semua, pk=pk)
    if not (izin.boleh_mengelola(request.user, satu.usulan) or (request.user.akses.auditor and not menulis)):
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
        try:
            domain_gerbang.tugaskan(gerbang=satu, penelaah=form.orang, oleh=request.user)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Penelaah ditunjuk dan diberi tahu: {', '.join(map(str, form.orang))}.")
            return redirect("inovasi:kelola_gerbang", pk)
    return _halaman(request, satu, penelaah=form)


@require_POST
def putus(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide."""
    satu = _gerbang(request, pk)
    form = FormPutusan(request.POST)
    lain: dict[str, object] = {}
    if form.is_valid():
        try:
            domain_gerbang.putuskan(gerbang=satu, oleh=request.user, **form.cleaned_data)
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Putusan dicatat dan disampaikan kepada tim.")
            return redirect("inovasi:kelola_gerbang", pk)
    return _halaman(request, satu, putusan=form, **lain)


def _halaman(
    request: HttpRequest,
    satu: Gerbang,
    penelaah: FormPenelaah | None = None,
    putusan: FormPutusan | None = None,
    **lain: object,
) -> HttpResponse:
    menulis = not satu.putusan and izin.boleh_mengelola(request.user, satu.usulan)
    isi: dict[str, object] = {"gerbang": satu, "telaahan": telaahan(satu), "sisa": antrean.sisa(satu), **lain}
    if menulis:
        calon = antrean.usul_penelaah(satu)
        isi |= {
            "calon": calon,
            "penelaah": penelaah or FormPenelaah(calon=calon, pengguna=request.user),
            "putusan": putusan or FormPutusan(initial={"versi": satu.versi}),
            "form": penelaah or putusan,
            "layak": antrean.PENELAAH_LAYAK,
        }
    galat = "bentrok" in lain or any(f is not None and f.errors for f in (penelaah, putusan))
    return render(request, "inovasi/kelola/gerbang.html", isi, status=422 if galat else 200)


def _titipan(request: HttpRequest, publik: uuid.UUID) -> Titipan:
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    semua = Titipan.objects.dikelola_oleh(request.user).select_related("layanan", "unit__opd", "usulan")
    return get_object_or_404(semua, publik=publik)


@require_safe
def titipan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """One idea without a name: take it up, or answer it."""
    return _halaman_titipan(request, _titipan(request, publik))


@require_POST
def angkat(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Take it up as a proposal."""
    satu = _titipan(request, publik)
    form = _form_angkat(request, satu, request.POST)
    lain: dict[str, object] = {}
    if form.is_valid():
        try:
            usulan = domain_titipan.angkat(titipan=satu, **form.cleaned_data)
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Ide diangkat menjadi draf “{usulan}”; ketuanya diberi tahu.")
            return redirect("inovasi:kelola")
    return _halaman_titipan(request, satu, angkat=form, **lain)


@require_POST
def jawab(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Answer it."""
    satu = _titipan(request, publik)
    form = FormJawabTitipan(request.POST)
    lain: dict[str, object] = {}
    if form.is_valid():
        try:
            domain_titipan.jawab(titipan=satu, **form.cleaned_data)
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban disimpan; pengirim membacanya dengan kodenya.")
            return redirect("inovasi:kelola")
    return _halaman_titipan(request, satu, jawab=form, **lain)


def _form_angkat(request: HttpRequest, satu: Titipan, data: object = None) -> FormAngkat:
    unit = unit_dikelola(request.user, NamaPeran.PENGELOLA_INOVASI)
    return FormAngkat(data, initial={"versi": satu.versi, "unit": satu.unit_id}, pengguna=request.user, unit=unit)


def _halaman_titipan(request: HttpRequest, satu: Titipan, **lain: object) -> HttpResponse:
    isi: dict[str, object] = {"titipan": satu, "form": lain.get("angkat") or lain.get("jawab")}
    if satu.status == StatusTitipan.BARU:
        isi |= {"angkat": _form_angkat(request, satu), "jawab": FormJawabTitipan(initial={"versi": satu.versi})}
    return render(request, "inovasi/kelola/titipan.html", isi | lain, status=422 if lain else 200)
