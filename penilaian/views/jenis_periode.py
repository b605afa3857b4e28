"""The page on which HR says which positions are appraised monthly, quarterly, by semester or yearly."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai.forms.isian import pasang_galat
from penilaian.domain import jenis_periode as domain
from penilaian.forms.jenis_periode import AturanJenisForm
from penilaian.izin import boleh_melihat_periode, boleh_mengelola_periode
from penilaian.models import AturanJenisPeriode
from penilaian.queries.jenis_periode import cakupan


def jenis_periode(request: HttpRequest) -> HttpResponse:
    """The rows with what each decides; HR of the city adds one."""
    mengelola = boleh_mengelola_periode(request.user)
    if not (mengelola or (request.method == "GET" and boleh_melihat_periode(request.user))):
        raise PermissionDenied
    form = AturanJenisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            aturan = domain.tetapkan(**form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{aturan}: {aturan.get_jenis_display().lower()}. Rancangan SKP sudah mengikuti.")
            return redirect("penilaian:jenis_periode")
    isi = {"form": form, "daftar": cakupan(), "mengelola": mengelola}
    return render(request, "penilaian/jenis_periode.html", isi, status=422 if form.is_bound else 200)


@require_POST
def jenis_periode_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one row."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    domain.hapus(aturan=get_object_or_404(AturanJenisPeriode, pk=pk))
    messages.success(request, "Aturan dihapus. Rancangan SKP sudah mengikuti.")
    return redirect("penilaian:jenis_periode")
