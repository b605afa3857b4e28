"""Feedback among colleagues: whom one may give it, asking for it, answering."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.waktu import hari_ini
from penilaian.choices import StatusSKP
from penilaian.domain import permintaan as domain
from penilaian.forms.umpan_balik import JawabanForm, MintaForm
from penilaian.models import SKP, PermintaanUmpanBalik
from penilaian.queries.rekan import permintaan_terbuka, skp_lingkar


def beri(request: HttpRequest) -> HttpResponse:
    """Colleagues to whom one may give feedback now."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    halaman = Paginator(skp_lingkar(request.user.pegawai_id), 25).get_page(request.GET.get("page"))
    return render(request, "penilaian/umpan_balik_beri.html", {"page_obj": halaman})


def minta(request: HttpRequest) -> HttpResponse:
    """Ask a named colleague."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    milik = SKP.objects.filter(pegawai=request.user.pegawai_id, status=StatusSKP.BERLAKU, rentang__contains=hari_ini())
    skp = milik.first()
    form = MintaForm(request.POST or None, skp=skp) if skp else None
    if request.method == "POST" and skp and form and form.is_valid():
        try:
            domain.minta(skp=skp, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.message_dict))
        else:
            messages.success(request, f"Permintaan terkirim kepada {form.cleaned_data['kepada']}.")
            return redirect("penilaian:umpan_balik_minta")
    diminta = PermintaanUmpanBalik.objects.filter(skp__pegawai=request.user.pegawai_id).select_related(
        "kepada", "hasil"
    )
    return render(request, "penilaian/umpan_balik_minta.html", {"form": form, "diminta": diminta[:20]})


def diminta(request: HttpRequest, publik: object) -> HttpResponse:
    """The request and one's own words, nothing else of the person who asks."""
    semua = PermintaanUmpanBalik.objects.filter(kepada=request.user)
    permintaan = get_object_or_404(semua.select_related("skp__pegawai", "hasil", "jawaban__hasil"), publik=publik)
    terbuka = not (permintaan.jawaban_id or permintaan.dilewati)
    form = JawabanForm(request.POST or None, skp=permintaan.skp) if terbuka else None
    if request.method == "POST" and form and form.is_valid():
        try:
            domain.jawab(permintaan=permintaan, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.message_dict) if hasattr(galat, "error_dict") else galat)
        else:
            messages.success(request, f"Umpan balik untuk {permintaan.skp.pegawai} terkirim.")
            return redirect("penilaian:umpan_balik_diminta", publik)
    return render(request, "penilaian/umpan_balik_diminta.html", {"permintaan": permintaan, "form": form})


@require_POST
def lewati(request: HttpRequest, publik: object) -> HttpResponse:
    """Cannot answer."""
    permintaan = get_object_or_404(permintaan_terbuka(request.user), publik=publik)
    domain.lewati(permintaan=permintaan, oleh=request.user)
    messages.success(request, "Permintaan dilewati.")
    return redirect("penilaian:umpan_balik_saya")
