"""Announcements as their receivers read them."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from sosialisasi import izin
from sosialisasi.choices import StatusPengumuman
from sosialisasi.domain import penerimaan as domain
from sosialisasi.forms.kelola_kabar import FormKomentar
from sosialisasi.models import Penerimaan, Pengumuman
from sosialisasi.queries.denyut import terbuka
from sosialisasi.queries.penerimaan import kabar_saya


class SaringKabar(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Cari", method="saring_cari")
    baca = django_filters.ChoiceFilter(
        label="Tampilkan",
        choices=[("belum", "Belum dibaca"), ("wajib", "Wajib dibaca")],
        empty_label="Semua",
        method="saring_baca",
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(pengumuman__judul__icontains=nilai) | Q(pengumuman__isi__icontains=nilai))

    def saring_baca(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(dibaca=None) if nilai == "belum" else qs.filter(pengumuman__wajib_baca=True)


class DaftarKabar(DaftarView):
    """What is addressed to me, unread must-reads first."""

    template_name = "sosialisasi/kabar.html"
    filterset_class = SaringKabar

    def get_queryset(self) -> QuerySet:
        self.queryset = kabar_saya(self.request.user)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kelola = izin.boleh_mengelola_sosialisasi(self.request.user)
        return super().get_context_data(**kwargs) | {
            "bagian": "kabar",
            "kelola": kelola,
            "denyut": terbuka(self.request.user).first(),
        }


def terlihat(request: HttpRequest, publik: str) -> Pengumuman:
    """The announcement, 404 for whom it was not sent to."""
    return get_object_or_404(
        Pengumuman.objects.terlihat_oleh(request.user).select_related("unit", "oleh"), publik=publik
    )


@require_http_methods(["GET", "HEAD"])
def pengumuman(request: HttpRequest, publik: str) -> HttpResponse:
    """One announcement. Opening an ordinary one is reading it; a must-read asks for its button."""
    return _halaman(request, terlihat(request, publik), FormKomentar())


def _halaman(request: HttpRequest, satu: Pengumuman, form: FormKomentar) -> HttpResponse:
    tunjuk(request, "sosialisasi:kabar")
    milik = Penerimaan.objects.filter(pengumuman=satu, pengguna=request.user).first()
    if milik and satu.status == StatusPengumuman.TERBIT and not satu.wajib_baca and milik.dibaca is None:
        domain.baca(pengumuman=satu, pengguna=request.user)
    isi = {
        "p": satu,
        "milik": milik,
        "form": form if milik and satu.dapat_dikomentari else None,
        "komentar": satu.komentar.select_related("oleh") if satu.boleh_komentar else [],
        "mengelola": izin.boleh_mengelola_sosialisasi(request.user) and izin.boleh_mengelola(request.user, satu),
    }
    return render(request, "sosialisasi/pengumuman.html", isi, status=422 if form.errors else 200)


@require_POST
def baca(request: HttpRequest, publik: str) -> HttpResponse:
    """The receipt of a must-read."""
    satu = terlihat(request, publik)
    pertama = domain.baca(pengumuman=satu, pengguna=request.user)
    messages.success(request, "Tercatat: Anda sudah membaca." if pertama else "Tanda baca Anda sudah tercatat.")
    return redirect("sosialisasi:pengumuman", publik)


@require_POST
def komentar(request: HttpRequest, publik: str) -> HttpResponse:
    """Say something below it."""
    satu = terlihat(request, publik)
    form = FormKomentar(request.POST)
    if form.is_valid():
        try:
            domain.komentari(pengumuman=satu, oleh=request.user, teks=form.cleaned_data["teks"])
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Komentar Anda tampil di bawah.")
            return redirect("sosialisasi:pengumuman", publik)
    return _halaman(request, satu, form)
