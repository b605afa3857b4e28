"""Feedback: giving it, reading one's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from penilaian.domain import umpan_balik as domain
from penilaian.forms.umpan_balik import UmpanBalikForm
from penilaian.models import SKP, UmpanBalik
from penilaian.queries.pendapat import diminta
from penilaian.queries.rekan import permintaan_terbuka
from penilaian.queries.wewenang import boleh_memberi_umpan_balik
from penilaian.views.tim import ambil_skp


def umpan_balik(request: HttpRequest, publik: object) -> HttpResponse:
    """Give feedback to the owner of a plan."""
    skp = ambil_skp(request.user, publik, boleh_memberi_umpan_balik)
    terlihat = SKP.objects.terlihat_oleh(request.user).filter(pk=skp.pk).exists()
    form = UmpanBalikForm(request.POST or None, skp=skp, terlihat=terlihat)
    if request.method == "POST" and form.is_valid():
        try:
            domain.beri(skp=skp, penulis=request.user, **form.cleaned_data)
        except ValidationError as galat:
            for bidang, pesan in galat.message_dict.items():
                form.add_error(bidang if bidang in form.fields else "nilai_dasar", pesan)
        else:
            messages.success(request, f"Umpan balik untuk {skp.pegawai} tersimpan dan disampaikan.")
            return redirect("penilaian:umpan_balik", publik)
    sebelumnya = UmpanBalik.objects.filter(skp=skp, penulis=request.user).select_related("hasil")[:10]
    isi = {"skp": skp, "form": form, "sebelumnya": sebelumnya, "terlihat": terlihat}
    return render(request, "penilaian/umpan_balik.html", isi)


def umpan_balik_saya(request: HttpRequest) -> HttpResponse:
    """Feedback received, newest first."""
    pegawai_id = request.user.pegawai_id
    if pegawai_id is None:
        raise PermissionDenied
    daftar = UmpanBalik.objects.filter(skp__pegawai_id=pegawai_id).select_related("penulis__pegawai", "hasil")
    halaman = Paginator(daftar, 25).get_page(request.GET.get("page"))
    return render(
        request,
        "penilaian/umpan_balik_saya.html",
        {
            "page_obj": halaman,
            "diminta": permintaan_terbuka(request.user)[:10],
            "pendapat": diminta(request.user).filter(sudah=False).count(),
        },
    )


@require_POST
def umpan_balik_dibaca(request: HttpRequest, publik: object) -> HttpResponse:
    """The receiver notes that it was read."""
    milik = UmpanBalik.objects.select_related("skp").filter(skp__pegawai_id=request.user.pegawai_id)
    domain.tandai_dibaca(umpan_balik=get_object_or_404(milik, publik=publik), pengguna=request.user)
    return redirect("penilaian:umpan_balik_saya")
