"""Issued documents: their list, what is kept of one, and its withdrawal."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.domain.dokumen import kode_baku
from kinerja.models import DokumenTerbit
from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.models import Pengguna
from penilaian.domain.dokumen import cabut_dokumen
from penilaian.forms.dokumen import SaringDokumen
from penilaian.queries import dokumen as queries
from penilaian.views.skp import sampaikan


class DokumenDaftar(DaftarView):
    """All documents, newest first, with whom each is about."""

    template_name = "penilaian/dokumen/daftar.html"
    filterset_class = SaringDokumen
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {"-terbit": ("-terbit", "-pk"), "terbit": ("terbit", "pk")}

    def get_queryset(self) -> QuerySet[DokumenTerbit]:
        if not queries.melihat_semua_dokumen(self.request.user):
            raise PermissionDenied("Daftar dokumen terbit dibuka admin kepegawaian kota dan auditor.")
        self.queryset = queries.dokumen_terbit()
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        isi = super().get_context_data(**kwargs)
        pokok = queries.pokok_dokumen(isi["page_obj"])
        for d in isi["page_obj"]:
            d.milik = pokok.get(d.kunci, queries.Pokok()).pemilik
        return isi


@login_required
def dokumen(request: HttpRequest, dokumen: str) -> HttpResponse:
    """One document with its history, and the form that withdraws it."""
    d, pokok = _ambil(request, dokumen)
    isi = {
        "d": d,
        "pokok": pokok,
        "riwayat": _berpelaku(list(d.riwayat.order_by("-pgh_id")[:20])),
        "mencabut": queries.mencabut_dokumen(request.user, d, pokok),
        "daftar": queries.melihat_semua_dokumen(request.user),
    }
    tunjuk(request, "penilaian:dokumen_daftar")
    return render(request, "penilaian/dokumen/dokumen.html", isi)


@login_required
@require_POST
def cabut(request: HttpRequest, dokumen: str) -> HttpResponse:
    """Withdraw it with a reason."""
    d, _ = _ambil(request, dokumen)
    try:
        cabut_dokumen(dokumen=d, oleh=request.user, alasan=request.POST.get("alasan", "")[:200])
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Dokumen dicabut. Halaman periksa dokumen sudah menyebutnya.")
    return redirect("penilaian:dokumen", d.kode)


def _ambil(request: HttpRequest, kode: str) -> tuple[Any, queries.Pokok]:
    """The document, if the user may see what is kept of it; 404 otherwise."""
    d = get_object_or_404(DokumenTerbit, kode=kode_baku(kode) or "-")
    pokok = queries.pokok_dokumen([d]).get(d.kunci, queries.Pokok())
    if not queries.melihat_dokumen(request.user, pokok):
        raise Http404
    return d, pokok


def _berpelaku(riwayat: list[Any]) -> list[Any]:
    """Events, each with `pelaku` and `alasan` from its context."""
    konteks = [(e, e.pgh_context or {}) for e in riwayat]
    akun = Pengguna.objects.in_bulk({k["user"] for _, k in konteks if k.get("user")})
    for e, k in konteks:
        e.pelaku, e.alasan = akun.get(k.get("user")), k.get("alasan", "")
    return riwayat


def alamat_kelola(pengguna: Any, dokumen: DokumenTerbit) -> str:
    """Slot of the public page: where this user sees more of the document, "" for all others."""
    pokok = queries.pokok_dokumen([dokumen]).get(dokumen.kunci, queries.Pokok())
    return reverse("penilaian:dokumen", args=[dokumen.kode]) if queries.melihat_dokumen(pengguna, pokok) else ""
