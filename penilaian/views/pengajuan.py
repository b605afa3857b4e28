"""Sending a plan: answers checked on one page, sent, and told what happens next."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from penilaian import izin
from penilaian.choices import StatusSKP
from penilaian.domain import skp as domain
from penilaian.queries.halaman_skp import rincian_rencana, tabel_target
from penilaian.queries.kesiapan import periksa
from penilaian.queries.lampiran import dengan_lampiran, lampiran_skp, perilaku_skp
from penilaian.queries.pertimbangan import pertimbangan
from penilaian.queries.sebagian import sebagian
from penilaian.views.skp import ambil_skp, revisi_dari, sampaikan


@login_required
def skp_periksa(request: HttpRequest, publik: object) -> HttpResponse:
    """All answers of a draft on one page, each section with its way back; the button that sends stands below."""
    skp = ambil_skp(request, publik, **dengan_lampiran())
    if not izin.boleh_menyusun(request.user, skp):
        return redirect("penilaian:skp", publik=publik)
    hasil = rincian_rencana(skp)
    target = tabel_target(hasil)
    isi = {
        "skp": skp,
        "hasil": hasil,
        "batas": pertimbangan(skp, hasil),
        "target": target,
        "sebagian": sebagian(skp, target.periode),
        "masalah": periksa(skp, hasil),
        "perilaku": perilaku_skp(skp),
        "lampiran": lampiran_skp(skp),
        "menyusun": True,
    }
    return render(request, "penilaian/skp/periksa.html", isi)


@login_required
@require_POST
def skp_kirim(request: HttpRequest, publik: object) -> HttpResponse:
    """Send the plan to the superior."""
    skp = ambil_skp(request, publik)
    try:
        domain.ajukan(skp=skp, oleh=request.user, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:skp", publik=publik)
    return redirect("penilaian:skp_terkirim", publik=publik)


@login_required
def skp_terkirim(request: HttpRequest, publik: object) -> HttpResponse:
    """When it was sent, to whom, under which number, and what happens next; only while it waits."""
    skp = ambil_skp(request, publik)
    if skp.status != StatusSKP.DIAJUKAN or skp.pegawai_id != request.user.pegawai_id:
        return redirect("penilaian:skp", publik=publik)
    return render(request, "penilaian/skp/terkirim.html", {"skp": skp})
