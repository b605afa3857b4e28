"""Linking an indicator of a draft to the library after it was made, or unlinking it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from penilaian.domain import rencana as domain
from penilaian.models import SKP, Indikator, PustakaIndikator
from penilaian.queries.pustaka import beda_ukuran, pustaka_jabatan, pustaka_unit
from penilaian.views.pustaka import Pilih
from penilaian.views.rencana import ambil_rancangan
from penilaian.views.skp import revisi_dari, sampaikan


class PilihTautan(Pilih):
    """Entries for an indicator that is there: each with its definition, formula and source, and what keeps it from
    being the manual of this indicator."""

    template_name = "penilaian/pustaka/tautkan.html"

    def tempat(self) -> tuple[Q, dict[str, Any]]:
        skp = ambil_rancangan(self.request, self.kwargs["publik"])
        self.indikator = _indikator(skp, self.kwargs["pk"])
        isi = {"indikator": self.indikator, "skp": skp, "balik": _halaman(self.indikator, skp)}
        return pustaka_unit(skp.unit) & pustaka_jabatan(skp.penempatan.jabatan), isi

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().exclude(pk=self.indikator.pustaka_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        isi = super().get_context_data(**kwargs)
        for entri in isi["page_obj"]:
            entri.beda = beda_ukuran(self.indikator, entri)
        return isi


@login_required
@require_POST
def tautkan(request: HttpRequest, publik: object, pk: int, entri_pk: int) -> HttpResponse:
    """The entry becomes the manual of the indicator."""
    entri = get_object_or_404(PustakaIndikator, pk=entri_pk)
    return _ubah(request, publik, pk, entri, f"Indikator tertaut ke “{entri}” di pustaka.")


@login_required
@require_POST
def lepaskan(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """The indicator has no manual any more; its own fields stay."""
    return _ubah(request, publik, pk, None, "Indikator dilepas dari pustaka; isiannya tetap.")


def _ubah(request: HttpRequest, publik: object, pk: int, entri: PustakaIndikator | None, kabar: str) -> HttpResponse:
    skp = ambil_rancangan(request, publik)
    indikator = _indikator(skp, pk)
    try:
        domain.tautkan_pustaka(indikator=indikator, oleh=request.user, entri=entri, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, kabar)
    return redirect(_halaman(indikator, skp))


def _indikator(skp: SKP, pk: int) -> Indikator:
    return get_object_or_404(Indikator.objects.select_related("hasil__skp"), skp=skp, pk=pk)


def _halaman(indikator: Indikator, skp: SKP) -> str:
    return reverse("penilaian:indikator_ubah", args=[skp.publik, indikator.hasil_id, indikator.pk])
