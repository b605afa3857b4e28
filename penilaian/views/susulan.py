"""Late entry of results: what HR has opened again in a period, and the form that opens it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pegawai.forms.isian import pasang_galat
from penilaian.choices import StatusPeriode
from penilaian.domain import susulan as domain
from penilaian.forms.susulan import SusulanForm
from penilaian.izin import boleh_melihat_susulan, boleh_membuka_susulan
from penilaian.models import Periode
from penilaian.queries.susulan import daftar_susulan
from penilaian.views.skp import sampaikan


def susulan(request: HttpRequest, kode: str) -> HttpResponse:
    """The acts of the period; POST adds one."""
    if not boleh_melihat_susulan(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode, kode=kode)
    membuka = boleh_membuka_susulan(request.user)
    if request.method == "POST" and not membuka:
        raise PermissionDenied
    kini = timezone.now()
    dapat = membuka and periode.status == StatusPeriode.BERJALAN and kini > periode.tenggat_realisasi
    form = SusulanForm(request.POST or None, pengguna=request.user) if dapat or request.method == "POST" else None
    if form and form.is_valid():
        isi = form.cleaned_data
        try:
            baru = domain.buka(
                periode=periode,
                pegawai=isi["pegawai"],
                unit=isi["unit"],
                sampai=form.sampai(),
                alasan=isi["alasan"],
                oleh=request.user,
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Pengisian dibuka lagi untuk {baru}; {baru.skp.count()} SKP dikabari.")
            return redirect("penilaian:susulan", kode)
    halaman = Paginator(daftar_susulan(request.user, periode), 25).get_page(request.GET.get("page"))
    konteks = {
        "periode": periode,
        "form": form,
        "page_obj": halaman,
        "kini": kini,
        "membuka": membuka,
        "beku": domain.SESUDAH_BEKU,
    }
    return render(request, "penilaian/susulan.html", konteks, status=422 if form and form.is_bound else 200)


@require_POST
def susulan_akhiri(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """End one act now."""
    if not boleh_membuka_susulan(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode, kode=kode)
    satu = get_object_or_404(daftar_susulan(request.user, periode), pk=pk)
    try:
        domain.akhiri(susulan=satu, alasan=request.POST.get("alasan", ""), oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, f"Pengisian susulan {satu} diakhiri. Hasil yang sudah dikirim tetap.")
    return redirect("penilaian:susulan", kode)
