"""The page of leaders: results, services, learning and innovation at a glance, and the same for a meeting."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from beranda.documents import bahan_rapat
from beranda.izin import boleh_melihat_ringkasan
from beranda.queries import ringkasan as queries
from beranda.queries.ringkasan import BarisUnit

# As many as are read in a minute on a phone.
TAMPIL = 8
URUTAN: dict[str, Callable[[BarisUnit], Any]] = {
    "rerata": lambda b: (b.peringkat is None, b.rerata),
    "-rerata": lambda b: (b.peringkat is None, -b.rerata),
    "nama": lambda b: b.nama,
    "beda": lambda b: (b.beda is None, b.beda),
    "-beda": lambda b: (b.beda is None, -b.beda if b.beda is not None else 0),
}


@require_safe
def ringkasan(request: HttpRequest) -> HttpResponse:
    """Everything this account leads or looks into, readable in a minute."""
    if not boleh_melihat_ringkasan(request.user):
        raise PermissionDenied("Ringkasan ini untuk kepala unit dan pimpinan.")
    isi = queries.ringkasan(request.user)
    if request.GET.get("unduh") == "pdf":
        jawab = HttpResponse(bahan_rapat.pdf(isi, request.user), content_type="application/pdf")
        jawab["Content-Disposition"] = 'attachment; filename="bahan-rapat.pdf"'
        return jawab
    urut = request.GET.get("urut", "")
    urut = urut if urut in URUTAN else "rerata"
    unit = sorted(isi.unit, key=URUTAN[urut])
    semua = "semua" in request.GET
    konteks = {
        "r": isi,
        "unit": unit if semua else unit[:TAMPIL],
        "lebih": 0 if semua else max(0, len(unit) - TAMPIL),
        "urut_kini": urut,
        "urut_ada": URUTAN,
    }
    return render(request, "beranda/ringkasan.html", konteks)
