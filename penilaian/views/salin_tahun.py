"""Begin a plan as a copy of the earlier one: what would come over, and the act."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from penilaian.domain import salin_tahun as domain
from penilaian.models import SKP
from penilaian.queries.salin import rentang_tahun, siapkan_salinan, sumber_salinan
from penilaian.views.skp import sampaikan, tahun_diminta


def salin(request: HttpRequest) -> HttpResponse:
    """Preview of the copy."""
    milik = SKP.objects.filter(pegawai=request.user.pegawai_id) if request.user.pegawai_id else SKP.objects.none()
    tahun = tahun_diminta(request)
    asal = sumber_salinan(milik.select_related("penempatan__jabatan"), tahun)
    isi = {"salinan": siapkan_salinan(asal, rentang_tahun(tahun)) if asal else None, "tahun": tahun}
    return render(request, "penilaian/skp/salin_tahun.html", isi)


@require_POST
def salin_mulai(request: HttpRequest) -> HttpResponse:
    """Make the draft."""
    try:
        skp = domain.salin_sebelumnya(oleh=request.user, tahun=tahun_diminta(request))
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:skp_saya")
    messages.success(request, "Rancangan disalin. Periksa hasil, tautan ke hasil atasan, dan targetnya.")
    return redirect("penilaian:skp", publik=skp.publik)
