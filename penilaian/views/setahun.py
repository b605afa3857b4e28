"""The year beside its periods: for whoever decides the year, its owner, and those who read the plan."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pegawai.models import Pengguna
from penilaian.choices import JenisPeriode
from penilaian.models import SKP, Periode
from penilaian.queries import setahun as queries
from penilaian.queries.wewenang import boleh_menilai
from penilaian.views.tim import ambil_periode, ambil_skp


@require_safe
def setahun(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Decisions of the periods within a yearly period, and the month-weighted figures as an aid. Its owner sees what
    was delivered."""
    periode = ambil_periode(kode)
    if periode.jenis != JenisPeriode.TAHUNAN:
        raise Http404
    skp = ambil_skp(request.user, publik, _boleh_membaca(periode))
    milik = skp.pegawai_id == request.user.pegawai_id
    isi = {"periode": periode, "skp": skp, "s": queries.setahun(skp, periode, disampaikan=milik), "milik": milik}
    return render(request, "penilaian/menilai/setahun.html", isi)


def _boleh_membaca(periode: Periode) -> Callable[[Pengguna, SKP], bool]:
    """Of those who may open the plan: who rates the year, its owner, HR and the auditor."""

    def boleh(pengguna: Pengguna, skp: SKP) -> bool:
        if pengguna.pegawai_id == skp.pegawai_id or boleh_menilai(pengguna, skp, periode):
            return True
        membaca = pengguna.akses.admin or pengguna.akses.auditor
        return membaca and SKP.objects.terlihat_oleh(pengguna).filter(pk=skp.pk).exists()

    return boleh
