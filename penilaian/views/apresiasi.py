"""Awards as their receivers and the public see them: one's own award, its certificate, the wall of appreciation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.navigasi import tunjuk
from penilaian.choices_lanjut import KeputusanPenghargaan, StatusPenghargaan
from penilaian.documents.penghargaan import pdf
from penilaian.domain import penghargaan_putus as domain
from penilaian.models import CalonPenghargaan, ProgramPenghargaan
from penilaian.queries import penghargaan as queries


@login_not_required
@require_safe
def dinding(request: HttpRequest) -> HttpResponse:
    """Who was honoured and agreed to be shown here. Nothing is kept by caches or search engines, so that consent that
    is taken back counts at once."""
    halaman = Paginator(queries.dinding(), 10).get_page(request.GET.get("page"))
    jawab = render(request, "penilaian/penghargaan/dinding.html", {"page_obj": halaman})
    jawab["Cache-Control"], jawab["X-Robots-Tag"] = "no-store", "noindex"
    return jawab


@require_safe
def milik(request: HttpRequest, publik: object) -> HttpResponse:
    """One's own award: what for, the certificate, and whether it may be shown."""
    c = get_object_or_404(queries.penghargaan_milik(request.user.pegawai_id), publik=publik)
    tunjuk(request, "penilaian:penghargaan_daftar")
    return render(request, "penilaian/penghargaan/milik.html", {"c": c})


@require_POST
def tampil(request: HttpRequest, publik: object) -> HttpResponse:
    """Consent to be shown, or take it back."""
    c = get_object_or_404(queries.penghargaan_milik(request.user.pegawai_id), publik=publik)
    ya = request.POST.get("tampil") == "ya"
    try:
        domain.izinkan_tampil(calon=c, tampil=ya, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        pesan = "Nama Anda kini tampil di dinding apresiasi." if ya else "Nama Anda sudah tidak tampil."
        messages.success(request, pesan)
    return redirect("penilaian:penghargaan_milik", publik)


@require_safe
def piagam(request: HttpRequest, publik: object) -> HttpResponse:
    """The certificate: for the receiver, and for those who may read the programme."""
    semua = CalonPenghargaan.objects.filter(
        keputusan=KeputusanPenghargaan.TERPILIH, program__status=StatusPenghargaan.SELESAI
    )
    c = get_object_or_404(
        semua.select_related(
            "pegawai", "program__periode", "program__pejabat", "program__unit", "putusan__skp__unit__opd"
        ).select_related("putusan__skp__penempatan__jabatan"),
        publik=publik,
    )
    if c.pegawai_id != request.user.pegawai_id or request.user.pegawai_id is None:
        get_object_or_404(ProgramPenghargaan.objects.terlihat_oleh(request.user), pk=c.program_id)
    jawab = HttpResponse(pdf(c), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="piagam-{c.nomor}.pdf"'
    return jawab
