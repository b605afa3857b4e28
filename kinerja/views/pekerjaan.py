"""Progress of one long job, polled by htmx while it is open; stop it, start it again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.choices import StatusPekerjaan
from kinerja.domain import pekerjaan as domain
from kinerja.models import Pekerjaan
from kinerja.pelaksana import pelaksana_untuk
from kinerja.tasks import kirim

BISA_DIULANG = (StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN)


@require_safe
def pekerjaan(request: HttpRequest, publik: UUID) -> HttpResponse:
    """The page, or for htmx only its moving part."""
    pekerjaan = _terlihat(request, publik)
    template = "kinerja/_pekerjaan.html" if getattr(request, "htmx", False) else "kinerja/pekerjaan.html"
    konteks = {
        "pekerjaan": pekerjaan,
        "maju": domain.kemajuan(pekerjaan),
        "bisa_diulang": pekerjaan.status in BISA_DIULANG,
    }
    return render(request, template, konteks)


@require_POST
def pekerjaan_batal(request: HttpRequest, publik: UUID) -> HttpResponse:
    pekerjaan = _terlihat(request, publik)
    if domain.batalkan(pekerjaan=pekerjaan):
        messages.success(request, "Pekerjaan dibatalkan. Bagian yang sudah selesai tetap berlaku.")
    else:
        messages.info(request, "Pekerjaan ini sudah berakhir, jadi tidak ada yang dibatalkan.")
    return redirect("kinerja:pekerjaan", publik)


@require_POST
def pekerjaan_ulangi(request: HttpRequest, publik: UUID) -> HttpResponse:
    pekerjaan = _terlihat(request, publik)
    if domain.ulangi(pekerjaan=pekerjaan):
        kirim(pekerjaan)
        messages.success(request, "Bagian yang belum selesai dijalankan lagi.")
    else:
        messages.info(request, "Hanya pekerjaan yang gagal atau dibatalkan yang bisa diulangi.")
    return redirect("kinerja:pekerjaan", publik)


def _terlihat(request: HttpRequest, publik: UUID) -> Pekerjaan:
    """The job, if this person asked for it or its handler shows it to them; otherwise it does not exist."""
    pekerjaan = get_object_or_404(Pekerjaan.objects.select_related("diminta_oleh"), publik=publik)
    if pekerjaan.diminta_oleh_id == request.user.pk:
        return pekerjaan
    boleh_lihat = pelaksana_untuk(pekerjaan.jenis).boleh_lihat
    if boleh_lihat is None or not boleh_lihat(request.user):
        raise Http404
    return pekerjaan
