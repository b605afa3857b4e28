"""Copying a plan and its results into the national application, field by field."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from penilaian.domain.salinan import tandai
from penilaian.queries import salinan
from penilaian.queries.halaman_skp import periode_lapor
from penilaian.queries.lampiran import dengan_lampiran
from penilaian.views.skp import ambil_skp


def salin(request: HttpRequest, publik: object, kode: str = "") -> HttpResponse:
    """Fields of the plan, or with `kode` of the results of that period; a POST keeps the ticks."""
    skp = ambil_skp(request, publik, **dengan_lampiran())
    if skp.pegawai_id != request.user.pegawai_id:
        raise PermissionDenied("Halaman salin hanya untuk pemilik SKP.")
    lapor = periode_lapor(skp)
    periode = get_object_or_404(lapor, kode=kode) if kode else None
    bagian = salinan.hasil_periode(skp, periode) if periode else salinan.rencana(skp)
    bidang = [b for x in bagian for b in x.bidang]
    if request.method == "POST":
        sudah, tadi = set(request.POST.getlist("sudah")), set(request.POST.getlist("tadi"))
        tambah = {b.kunci: b.sidik for b in bidang if b.kunci in sudah - tadi}
        tandai(skp=skp, oleh=request.user, tambah=tambah, hapus=tadi - sudah)
        if request.headers.get("Accept") == "application/json":
            return HttpResponse(status=204)
        messages.success(request, "Tanda tersimpan.")
        return redirect(request.path)
    return render(
        request,
        "penilaian/skp/salin.html",
        {
            "skp": skp,
            "periode": periode,
            "lapor": lapor,
            "bagian": bagian,
            "jumlah": len(bidang),
            "selesai": sum(b.tanda == salinan.SUDAH for b in bidang),
            "alamat_rencana": reverse("penilaian:salin", args=[skp.publik]),
        },
    )
