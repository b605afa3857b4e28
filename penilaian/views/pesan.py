"""Ready messages by unit, to be sent outside the application by hand."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pegawai.models import UnitKerja
from penilaian.izin import boleh_mengirim_pesan
from penilaian.models import Periode
from penilaian.queries.pesan import pesan_per_unit


@require_safe
def pesan(request: HttpRequest, kode: str) -> HttpResponse:
    """By agency, or with `?opd=` by the units of one."""
    if not boleh_mengirim_pesan(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode, kode=kode)
    nomor = request.GET.get("opd", "")
    opd = None
    if nomor.isdecimal() and len(nomor) < 10:
        opd = UnitKerja.objects.without_tree_fields().filter(pk=int(nomor)).first()
    semua = pesan_per_unit(request.user, periode, opd.pk if opd else None) if periode.status == "berjalan" else []
    halaman = Paginator(semua, 25).get_page(request.GET.get("page"))
    return render(request, "penilaian/pesan.html", {"periode": periode, "opd": opd, "page_obj": halaman})
