"""Writing annexes (owner) and expectations of behaviour (assessor) of a plan that is not approved yet."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai.forms.isian import pasang_galat
from penilaian import izin
from penilaian.choices import NilaiDasar
from penilaian.choices_skp import JenisLampiran
from penilaian.domain import lampiran as domain
from penilaian.forms.lampiran import EkspektasiForm, LampiranForm, tanpa
from penilaian.models import SKP
from penilaian.queries.lampiran import isi_ekspektasi, isi_lampiran
from penilaian.views.bentrok import adalah_bentrok, jelaskan, pakai_revisi, perbedaan
from penilaian.views.rencana import ambil_rancangan
from penilaian.views.skp import ambil_skp


def lampiran(request: HttpRequest, publik: object) -> HttpResponse:
    """Support, accountability and consequences of one's draft."""
    skp = ambil_rancangan(request, publik)
    form = LampiranForm(request.POST or None, revisi=skp.revisi, isi=isi_lampiran(skp))

    def simpan() -> None:
        isi = form.lampiran()
        domain.simpan_lampiran(skp=skp, oleh=request.user, isi=isi, revisi=form.cleaned_data["revisi"])

    return _isi(request, skp, form, "Lampiran SKP", simpan, _lampiran_tersimpan)


def ekspektasi(request: HttpRequest, publik: object) -> HttpResponse:
    """What the assessor expects on each value of BerAKHLAK."""
    skp = ambil_skp(request, publik)
    if not izin.boleh_menulis_ekspektasi(request.user, skp):
        raise PermissionDenied("Ekspektasi ditulis atasan langsung sebelum SKP disetujui.")
    form = EkspektasiForm(request.POST or None, revisi=skp.revisi, isi=isi_ekspektasi(skp))

    def simpan() -> None:
        isi = {n.value: form.cleaned_data[n.value] for n in NilaiDasar}
        domain.simpan_ekspektasi(skp=skp, oleh=request.user, isi=isi, revisi=form.cleaned_data["revisi"])

    return _isi(request, skp, form, "Ekspektasi khusus pimpinan", simpan, _ekspektasi_tersimpan)


def _lampiran_tersimpan(skp: SKP) -> dict[str, object]:
    isi = isi_lampiran(skp)
    return {j.value: isi.get(j.value, "") for j in JenisLampiran} | {tanpa(j): isi.get(j) == "" for j in JenisLampiran}


def _ekspektasi_tersimpan(skp: SKP) -> dict[str, object]:
    isi = isi_ekspektasi(skp)
    return {n.value: isi.get(n.value, "") for n in NilaiDasar}


def _isi(
    request: HttpRequest,
    skp: SKP,
    form: BaseForm,
    judul: str,
    simpan: Callable[[], None],
    tersimpan: Callable[[SKP], dict[str, object]],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            simpan()
        except ValidationError as galat:
            _tolak(form, galat, skp, tersimpan(skp))
        else:
            messages.success(request, f"{judul} tersimpan.")
            return redirect("penilaian:skp", publik=skp.publik)
    isi_halaman = {"skp": skp, "form": form, "judul_form": judul, "batal": reverse("penilaian:skp", args=[skp.publik])}
    return render(request, "penilaian/skp/formulir.html", isi_halaman, status=422 if form.is_bound else 200)


def _tolak(form: Any, galat: ValidationError, skp: SKP, tersimpan: dict[str, object]) -> None:
    if not adalah_bentrok(galat):
        pasang_galat(form, galat)
        return
    skp.refresh_from_db()
    form.bentrok = jelaskan(skp, perbedaan(form, tersimpan))
    pakai_revisi(form, {"revisi": skp.revisi})
