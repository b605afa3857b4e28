"""Agreements of units and teams: the list, one of them with its draft forms, and its states."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from penilaian.choices import StatusSKP
from penilaian.domain import perjanjian as domain
from penilaian.domain import perjanjian_isi as isi_domain
from penilaian.forms.perjanjian import IndikatorUnitForm, PemilikForm, TargetUnitForm
from penilaian.models import IndikatorUnit, Perjanjian
from penilaian.queries import perjanjian as queries
from penilaian.queries.wewenang_unit import boleh_menyetujui_perjanjian, boleh_menyusun_perjanjian, memimpin
from penilaian.views.skp import revisi_dari, sampaikan


class SaringPerjanjian(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama unit atau tim", method="saring_cari")
    status = django_filters.ChoiceFilter(label="Status", choices=StatusSKP.choices[:-1], empty_label="Semua status")

    class Meta:
        model = Perjanjian
        fields: list[str] = []

    def saring_cari(self, qs: QuerySet, nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(unit__nama__icontains=nilai) | Q(tim__nama__icontains=nilai))


class PerjanjianDaftar(DaftarView):
    """Every agreement one may read; what one has to write or approve stands above."""

    template_name = "penilaian/unit/perjanjian_daftar.html"
    filterset_class = SaringPerjanjian
    urutan = {
        "nama": ("unit__kode", "tim__nama", "-rentang", "id"),
        "-rentang": ("-rentang", "unit__kode", "id"),
        "status": ("status", "unit__kode", "id"),
    }

    def get_queryset(self) -> QuerySet:
        self.queryset = Perjanjian.objects.terlihat_oleh(self.request.user).select_related("unit__opd", "tim__unit")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pengguna = self.request.user
        return super().get_context_data(**kwargs) | {
            "menunggu": queries.menunggu(pengguna),
            "rancangan": queries.rancangan(pengguna),
            "form": _form_pemilik(self.request),
        }


def _form_pemilik(request: HttpRequest, data: Any = None) -> PemilikForm | None:
    unit, tim = queries.dapat_disusun(request.user)
    return PemilikForm(data, unit=unit, tim=tim) if unit or tim else None


@require_POST
def buat(request: HttpRequest) -> HttpResponse:
    """Start a draft, or the next version of what runs."""
    form = _form_pemilik(request, request.POST)
    if form is None:
        raise PermissionDenied
    if not form.is_valid():
        messages.error(request, "Pilih unit atau tim yang perjanjiannya Anda susun.")
        return redirect("penilaian:perjanjian_daftar")
    try:
        baru = domain.buat(pemilik=form.cleaned_data["pemilik"], oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:perjanjian_daftar")
    return redirect("penilaian:perjanjian", baru.publik)


def ambil(request: HttpRequest, publik: object) -> Perjanjian:
    """The agreement, if the user may see it; 404 otherwise."""
    terlihat = Perjanjian.objects.terlihat_oleh(request.user)
    return get_object_or_404(
        terlihat.select_related("unit__opd", "tim__unit", "disetujui_oleh", "diajukan_oleh"), publik=publik
    )


def _rancangan(request: HttpRequest, publik: object) -> Perjanjian:
    objek = ambil(request, publik)
    if not objek.dapat_diubah or not boleh_menyusun_perjanjian(request.user, objek.pemilik):
        raise PermissionDenied
    return objek


def perjanjian(request: HttpRequest, publik: object) -> HttpResponse:
    """One agreement: indicators with their targets, the step that is next, and its periods."""
    objek = ambil(request, publik)
    menyusun = objek.dapat_diubah and boleh_menyusun_perjanjian(request.user, objek.pemilik)
    periode, baris = queries.tabel_target(objek)
    return render(
        request,
        "penilaian/unit/perjanjian.html",
        {
            "p": objek,
            "periode": periode,
            "periode_hasil": queries.periode_hasil(objek),
            "baris": baris,
            "bobot": sum(b.indikator.bobot for b in baris),
            "menyusun": menyusun,
            "memimpin": memimpin(request.user, objek.pemilik),
            "kurang": queries.kurang_untuk_dikirim(objek) if menyusun else [],
            "menyetujui": objek.status == StatusSKP.DIAJUKAN and boleh_menyetujui_perjanjian(request.user, objek),
        },
    )


def _formulir(request: HttpRequest, objek: Perjanjian, form: Any, judul: str) -> HttpResponse:
    isi = {"p": objek, "form": form, "judul_form": judul}
    return render(request, "penilaian/unit/perjanjian_formulir.html", isi, status=422 if form.is_bound else 200)


def indikator(request: HttpRequest, publik: object, pk: int | None = None) -> HttpResponse:
    """Add or change an indicator of the draft."""
    objek = _rancangan(request, publik)
    lama = get_object_or_404(IndikatorUnit, perjanjian=objek, pk=pk) if pk else IndikatorUnit(perjanjian=objek)
    form = IndikatorUnitForm(request.POST or None, instance=lama, initial={"revisi": objek.revisi})
    if request.method == "POST" and form.is_valid():
        try:
            isi_domain.simpan_indikator(
                indikator=form.instance, oleh=request.user, revisi=form.cleaned_data["revisi"] if pk else None
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Indikator tersimpan.")
            return redirect("penilaian:perjanjian", publik)
    return _formulir(request, objek, form, "Ubah indikator" if pk else "Tambah indikator")


@require_POST
def indikator_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Take an indicator out of the draft."""
    objek = _rancangan(request, publik)
    satu = get_object_or_404(IndikatorUnit.objects.select_related("perjanjian"), perjanjian=objek, pk=pk)
    return _langkah(request, publik, "Indikator dihapus dari rancangan.", isi_domain.hapus_indikator, indikator=satu)


def target(request: HttpRequest, publik: object) -> HttpResponse:
    """Targets of every open period on one page."""
    objek = _rancangan(request, publik)
    form = TargetUnitForm(request.POST or None, perjanjian=objek, periode=list(queries.periode_sasaran(objek)))
    if request.method == "POST" and form.is_valid():
        isian, kosong = form.isian()
        try:
            isi_domain.simpan_target(
                perjanjian=objek, oleh=request.user, isian=isian, kosong=kosong, revisi=form.cleaned_data["revisi"]
            )
        except ValidationError as galat:
            if hasattr(galat, "error_dict"):
                galat = ValidationError({f"t-{nama}": pesan for nama, pesan in galat.message_dict.items()})
            pasang_galat(form, galat)
        else:
            messages.success(request, "Target tersimpan.")
            return redirect("penilaian:perjanjian", publik)
    return _formulir(request, objek, form, "Target tiap periode")


@require_POST
def kirim(request: HttpRequest, publik: object) -> HttpResponse:
    """Send the draft to the official above."""
    objek, pesan = ambil(request, publik), "Perjanjian dikirim kepada pejabat di atas."
    return _langkah(request, publik, pesan, domain.ajukan, perjanjian=objek, revisi=revisi_dari(request))


@require_POST
def setujui(request: HttpRequest, publik: object) -> HttpResponse:
    """Approve what was sent."""
    objek, pesan = ambil(request, publik), "Perjanjian disetujui dan berlaku."
    return _langkah(request, publik, pesan, domain.setujui, perjanjian=objek, revisi=revisi_dari(request))


@require_POST
def kembalikan(request: HttpRequest, publik: object) -> HttpResponse:
    """Give back what was sent, with a note."""
    objek, catatan = ambil(request, publik), request.POST.get("catatan", "")[:2000]
    isi = {"perjanjian": objek, "revisi": revisi_dari(request), "catatan": catatan}
    return _langkah(request, publik, "Perjanjian dikembalikan dengan catatan.", domain.kembalikan, **isi)


def _langkah(
    request: HttpRequest, publik: object, pesan: str, lakukan: Callable[..., object], **isi: Any
) -> HttpResponse:
    try:
        lakukan(oleh=request.user, **isi)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, pesan)
    return redirect("penilaian:perjanjian", publik)
