"""Evidence: served to those who may see its plan, taken away by its owner."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from penilaian import izin
from penilaian.domain import bukti as domain
from penilaian.models import Bukti
from penilaian.views.skp import sampaikan


def _ambil(request: HttpRequest, publik: object) -> Bukti:
    objek = get_object_or_404(
        Bukti.objects.select_related("berkas", "realisasi__skp", "realisasi__periode"), publik=publik
    )
    if not izin.boleh_melihat_bukti(request.user, objek):
        raise Http404
    return objek


@login_required
def bukti(request: HttpRequest, publik: object) -> FileResponse:
    """The stored file. Pictures are shown, PDFs downloaded; nothing in it may run, nothing is kept by the browser."""
    objek = _ambil(request, publik)
    if objek.berkas is None:
        raise Http404
    berkas = objek.berkas
    jawab = FileResponse(
        berkas.isi.open("rb"), content_type=berkas.tipe, filename=berkas.nama, as_attachment=not berkas.gambar
    )
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Cache-Control"] = "private, no-store"
    return jawab


@login_required
@require_POST
def bukti_hapus(request: HttpRequest, publik: object) -> HttpResponse:
    """Take a piece of evidence away."""
    objek = _ambil(request, publik)
    realisasi = objek.realisasi
    try:
        domain.hapus(bukti=objek, oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Bukti dihapus.")
    return redirect("penilaian:realisasi", publik=realisasi.skp.publik, kode=realisasi.periode.kode)
