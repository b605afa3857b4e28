"""The year beside its periods, for whoever decides the year."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penilaian.choices import JenisPeriode
from penilaian.queries import setahun as queries
from penilaian.queries.wewenang import boleh_menilai
from penilaian.views.tim import ambil_periode, ambil_skp


@require_safe
def setahun(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Decisions of the periods within a yearly period, and the month-weighted figures as an aid."""
    periode = ambil_periode(kode)
    if periode.jenis != JenisPeriode.TAHUNAN:
        raise Http404
    skp = ambil_skp(request.user, publik, partial(boleh_menilai, periode=periode))
    isi = {"periode": periode, "skp": skp, "s": queries.setahun(skp, periode)}
    return render(request, "penilaian/menilai/setahun.html", isi)
