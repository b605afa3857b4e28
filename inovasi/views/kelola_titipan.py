"""Ideas without a name, as the innovation manager reads them."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from inovasi import izin
from inovasi.choices import StatusTitipan, StatusUsulan
from inovasi.domain import titipan as domain
from inovasi.forms.kelola import FormAngkat, FormJawabTitipan
from inovasi.models import Titipan, Usulan
from inovasi.queries.serupa import serupa
from inovasi.views.bersama import simpan
from pegawai.choices import NamaPeran
from pegawai.queries.lingkup import unit_dikelola


def _titipan(request: HttpRequest, publik: uuid.UUID) -> Titipan:
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    semua = Titipan.objects.dikelola_oleh(request.user).select_related("layanan", "unit__opd", "usulan")
    return get_object_or_404(semua, publik=publik)


@require_safe
def titipan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """One idea without a name: take it up, or answer it."""
    return _halaman(request, _titipan(request, publik))


@require_POST
def angkat(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Take it up as a proposal."""
    satu = _titipan(request, publik)
    form, bentrok = _form_angkat(request, satu, request.POST), None
    if form.is_valid():
        hasil, bentrok = simpan(form, lambda: domain.angkat(titipan=satu, **form.cleaned_data))
        if hasil:
            messages.success(request, f"Ide diangkat menjadi draf “{hasil}”; ketuanya diberi tahu.")
            return redirect("inovasi:kelola")
    return _halaman(request, satu, form_angkat=form, bentrok=bentrok)


@require_POST
def jawab(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Answer it."""
    satu = _titipan(request, publik)
    form, bentrok = FormJawabTitipan(request.POST, auto_id="jawab_%s"), None
    if form.is_valid():
        hasil, bentrok = simpan(form, lambda: domain.jawab(titipan=satu, **form.cleaned_data))
        if hasil:
            messages.success(request, "Jawaban disimpan; pengirim membacanya dengan kodenya.")
            return redirect("inovasi:kelola")
    return _halaman(request, satu, form_jawab=form, bentrok=bentrok)


def _terbuka(request: HttpRequest) -> Any:
    semua = Usulan.objects.terlihat_oleh(request.user).exclude(status=StatusUsulan.DRAF)
    return semua.select_related("unit__opd")


def _form_angkat(request: HttpRequest, satu: Titipan, data: Any = None) -> FormAngkat:
    unit = unit_dikelola(request.user, NamaPeran.PENGELOLA_INOVASI)
    # A citizen's idea is about a service: the unit that serves is the one to begin with.
    tempat = satu.unit_id or (satu.layanan.unit_id if satu.layanan else None)
    return FormAngkat(data, initial={"versi": satu.versi, "unit": tempat}, pengguna=request.user, unit=unit)


def _halaman(request: HttpRequest, satu: Titipan, **ditolak: Any) -> HttpResponse:
    """The page, with a form that was refused in place of the empty one."""
    isi: dict[str, Any] = {"titipan": satu, "kembali": reverse("inovasi:kelola_titipan", args=[satu.publik])}
    if satu.status == StatusTitipan.BARU:
        isi |= {
            "form_angkat": _form_angkat(request, satu),
            "form_jawab": FormJawabTitipan(initial={"versi": satu.versi}, auto_id="jawab_%s"),
            "serupa": serupa(_terbuka(request), judul="", isi=f"{satu.masalah} {satu.ide}"),
        }
    return render(request, "inovasi/kelola/titipan.html", isi | ditolak, status=422 if ditolak else 200)
