"""Pilot, reach, replication."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from inovasi import izin
from inovasi.choices import BERAKHIR, Tahap
from inovasi.domain import jangkauan as domain_jangkauan
from inovasi.domain import replikasi as domain_replikasi
from inovasi.domain import uji_coba as domain
from inovasi.forms.hasil import FormHasil, FormJangkauan, FormRencana, FormReplikasi
from inovasi.models import UjiCoba, Usulan
from inovasi.views.bersama import ambil, ambil_berhak, angka_versi, dibaca, simpan, versi_dibaca
from kinerja.navigasi import tunjuk


@require_http_methods(["GET", "HEAD", "POST"])
def uji_coba(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """The plan before the pilot, its outcome during it."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.menulis)
    tunjuk(request, "inovasi:daftar")
    uji = UjiCoba.objects.filter(usulan=satu).first()
    if satu.tahap == Tahap.PENERAPAN or (satu.tahap == Tahap.UJI_COBA and uji is None):
        messages.info(request, "Uji coba inovasi ini sudah selesai.")
        return redirect("inovasi:usulan", publik)
    rencana = satu.tahap == Tahap.INISIATIF
    form = _form(request, uji, rencana=rencana)
    bentrok = None
    if request.method == "POST" and form.is_valid():
        hasil, bentrok = simpan(form, lambda: _simpan(request, satu, form))
        if hasil:
            messages.success(request, "Rencana uji coba tersimpan." if rencana else "Hasil uji coba tersimpan.")
            return redirect("inovasi:usulan", publik)
    isi = {"usulan": satu, "form": form, "uji": uji, "rencana": rencana, "bentrok": bentrok}
    return render(request, "inovasi/uji_coba.html", isi, status=422 if form.errors or bentrok else 200)


def _form(request: HttpRequest, uji: UjiCoba | None, *, rencana: bool) -> Any:
    if rencana or uji is None:
        return FormRencana(request.POST or None, initial=FormRencana.awal_dari(uji))
    return FormHasil(request.POST or None, initial={"akhir": uji.akhir, "pelajaran": uji.pelajaran, "versi": uji.versi})


def _simpan(request: HttpRequest, satu: Usulan, form: Any) -> UjiCoba:
    versi = angka_versi(request)
    if isinstance(form, FormRencana):
        return domain.rencanakan(usulan=satu, versi=versi, data=form.isi)
    data = form.cleaned_data
    return domain.catat_hasil(usulan=satu, versi=versi, akhir=data["akhir"], pelajaran=data["pelajaran"])


@require_http_methods(["GET", "HEAD", "POST"])
def jangkauan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """The number of one month; a month written before is corrected."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.mencatat_jangkauan)
    tunjuk(request, "inovasi:daftar")
    daftar = list(satu.jangkauan.all()[:24])
    terakhir = daftar[0] if daftar else None
    awal = {"dibaca": dibaca({j.bulan.isoformat(): j.versi for j in daftar})}
    awal |= {"satuan": terakhir.satuan, "sumber": terakhir.sumber} if terakhir else {}
    form: Any = FormJangkauan(request.POST or None, initial=awal)
    bentrok = None
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        versi = versi_dibaca(data.pop("dibaca"), data["bulan"].isoformat())
        hasil, bentrok = simpan(form, lambda: domain_jangkauan.catat(usulan=satu, versi=versi, **data))
        if hasil:
            messages.success(request, "Jangkauan tercatat.")
            return redirect("inovasi:jangkauan", publik)
    if bentrok:
        form.data["dibaca"] = awal["dibaca"]
    isi = {"usulan": satu, "form": form, "daftar": daftar, "bentrok": bentrok}
    return render(request, "inovasi/jangkauan.html", isi, status=422 if form.errors or bentrok else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def replikasi(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """A unit says that it took the innovation over."""
    satu = ambil(request, publik)
    unit = izin.unit_mereplikasi(request.user).exclude(pk=satu.unit_id)
    if satu.tahap != Tahap.PENERAPAN or satu.status in BERAKHIR or not unit.exists():
        raise PermissionDenied
    tunjuk(request, "inovasi:daftar")
    awal = dibaca({str(u): v for u, v in satu.replikasi.values_list("unit", "versi")})
    form: Any = FormReplikasi(request.POST or None, unit=unit, initial={"dibaca": awal})
    bentrok = None
    if request.method == "POST" and form.is_valid():
        laku = form.cleaned_data | {"usulan": satu, "oleh": request.user}
        laku["versi"] = versi_dibaca(laku.pop("dibaca"), laku["unit"].pk)
        hasil, bentrok = simpan(form, lambda: domain_replikasi.catat(**laku))
        if hasil:
            messages.success(request, "Replikasi tercatat. Tim pengusul mendapat kabar.")
            return redirect("inovasi:usulan", publik)
    if bentrok:
        form.data["dibaca"] = awal
    isi = {"usulan": satu, "form": form, "bentrok": bentrok}
    return render(request, "inovasi/replikasi.html", isi, status=422 if form.errors or bentrok else 200)
