"""Calls for ideas: made and closed by the city's innovation manager, read by everybody."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inovasi import izin
from inovasi.domain import seruan as domain
from inovasi.forms.kelola import FormHasilPutaran, FormPutaran, FormSeruan
from inovasi.models import Putaran, Seruan
from inovasi.queries.seruan import semua_seruan
from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok


@require_safe
def seruan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """A call with its rounds and what came of them."""
    tunjuk(request, "inovasi:daftar")
    satu = get_object_or_404(semua_seruan(), publik=publik)
    terbuka = next((p for p in satu.putaran.all() if satu.aktif and p.mulai <= hari_ini() <= p.selesai), None)
    isi = {"seruan": satu, "terbuka": terbuka, "boleh": izin.boleh_mengusulkan(request.user)}
    return render(request, "inovasi/seruan.html", isi)


def _kota(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_kota(request.user):
        raise PermissionDenied("Seruan dikelola pengelola inovasi kota.")
    tunjuk(request, "inovasi:kelola")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All calls with their rounds."""
    _kota(request)
    return render(request, "inovasi/kelola/seruan_daftar.html", {"daftar": semua_seruan()})


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, publik: uuid.UUID | None = None) -> HttpResponse:
    """Make or change a call; its rounds stand below."""
    _kota(request)
    satu = get_object_or_404(semua_seruan(), publik=publik) if publik else None
    form = FormSeruan(request.POST or None, instance=satu, initial={"versi": satu.versi if satu else 1})
    lain: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            hasil = domain.simpan(seruan=satu, versi=form.cleaned_data["versi"], data=form.isi)
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Seruan tersimpan.")
            return redirect("inovasi:seruan_ubah", hasil.publik)
    return _halaman(request, satu, form=form, **lain)


@require_POST
def putaran(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Open the next round."""
    _kota(request)
    satu = get_object_or_404(semua_seruan(), publik=publik)
    form = FormPutaran(request.POST)
    if form.is_valid():
        try:
            baru = domain.buka_putaran(seruan=satu, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Putaran {baru.nomor} dibuka sampai {baru.selesai:%d/%m/%Y}.")
            return redirect("inovasi:seruan_ubah", publik)
    return _halaman(request, satu, buka=form)


@require_POST
def hasil(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """Say what came of a round."""
    _kota(request)
    satu = get_object_or_404(semua_seruan(), publik=publik)
    putaran_ = get_object_or_404(Putaran, pk=pk, seruan=satu)
    form = FormHasilPutaran(request.POST)
    lain: dict[str, Any] = {}
    if form.is_valid():
        try:
            domain.umumkan(putaran=putaran_, **form.cleaned_data)
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Hasil putaran {putaran_.nomor} diumumkan.")
            return redirect("inovasi:seruan_ubah", publik)
    return _halaman(request, satu, umumkan=(putaran_.pk, form), **lain)


def _halaman(
    request: HttpRequest,
    satu: Seruan | None,
    form: FormSeruan | None = None,
    buka: FormPutaran | None = None,
    umumkan: tuple[int, FormHasilPutaran] | None = None,
    **lain: Any,
) -> HttpResponse:
    putaran_: list[tuple[Putaran, FormHasilPutaran | None]] = []
    for p in satu.putaran.all() if satu else []:
        form_hasil = None
        if p.selesai < hari_ini():
            form_hasil = FormHasilPutaran(initial={"hasil": p.hasil, "versi": p.versi}, auto_id=f"p{p.pk}_%s")
        putaran_.append((p, umumkan[1] if umumkan and umumkan[0] == p.pk else form_hasil))
    isi = {
        "seruan": satu,
        "form": form or FormSeruan(instance=satu, initial={"versi": satu.versi if satu else 1}),
        "buka": buka or FormPutaran(auto_id="buka_%s"),
        "putaran": putaran_,
        "terbaru": reverse("inovasi:seruan_ubah", args=[satu.publik]) if satu else "",
        **lain,
    }
    galat = any(f is not None and f.errors for f in (form, buka, umumkan[1] if umumkan else None)) or "bentrok" in lain
    return render(request, "inovasi/kelola/seruan.html", isi, status=422 if galat else 200)
