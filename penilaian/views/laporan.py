"""Feedback reports: list, one report on screen and as PDF, and the button of HR that composes them."""

from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja import tasks
from kinerja.views.daftar import DaftarView
from penilaian.documents.laporan import pdf
from penilaian.domain import laporan as domain
from penilaian.izin import boleh_melihat_laporan, boleh_mengelola_periode
from penilaian.models import Laporan, Periode
from penilaian.queries.laporan_baca import baca


class SaringLaporan(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama penilai", field_name="penilai__nama", lookup_expr="icontains")
    periode = django_filters.ModelChoiceFilter(
        label="Periode", queryset=Periode.objects.tampil(), to_field_name="kode", empty_label="Semua periode"
    )

    class Meta:
        model = Laporan
        fields: list[str] = []


class LaporanDaftar(DaftarView):
    """Own reports first; below them, for heads and the auditor, those of superiors in their tree."""

    template_name = "penilaian/laporan_daftar.html"
    filterset_class = SaringLaporan
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "-periode": ("-periode__rentang", "penilai__nama", "pk"),
        "periode": ("periode__rentang", "penilai__nama", "pk"),
        "nama": ("penilai__nama", "-periode__rentang", "pk"),
        "-nama": ("-penilai__nama", "-periode__rentang", "pk"),
    }

    def get_queryset(self) -> QuerySet[Laporan]:
        if not boleh_melihat_laporan(self.request.user):
            raise PermissionDenied
        terlihat = Laporan.objects.terlihat_oleh(self.request.user).select_related("penilai", "periode")
        self.sendiri = terlihat.filter(penilai=self.request.user.pegawai_id)
        self.queryset = terlihat.exclude(penilai=self.request.user.pegawai_id)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        akses = self.request.user.akses
        return super().get_context_data(**kwargs) | {
            "sendiri": list(self.sendiri),
            "lainnya": akses.pimpinan or akses.auditor,
        }


def _ambil(request: HttpRequest, kode: str, publik: UUID | None) -> Laporan:
    """The report of the signed-in person, or of another superior by its public id. Unseen is not found."""
    terlihat = Laporan.objects.terlihat_oleh(request.user).select_related("penilai", "periode")
    siapa: dict[str, Any] = {"publik": publik} if publik else {"penilai": request.user.pegawai_id}
    return get_object_or_404(terlihat, periode__kode=kode, **siapa)


@require_safe
def laporan(request: HttpRequest, kode: str, publik: UUID | None = None) -> HttpResponse:
    """One report; the owner's first reading is noted."""
    laporan = _ambil(request, kode, publik)
    milik = laporan.penilai_id == request.user.pegawai_id
    if milik:
        domain.tandai_dibaca(laporan=laporan, pengguna=request.user)
    alamat = [kode, publik] if publik else [kode]
    isi = {
        "laporan": laporan,
        "periode": laporan.periode,
        "t": baca(laporan, request.user),
        "milik": milik,
        "url_pdf": reverse("penilaian:laporan_orang_pdf" if publik else "penilaian:laporan_pdf", args=alamat),
    }
    return render(request, "penilaian/laporan.html", isi)


@require_safe
def laporan_pdf(request: HttpRequest, kode: str, publik: UUID | None = None) -> HttpResponse:
    laporan = _ambil(request, kode, publik)
    nama = f"laporan-umpan-balik-{laporan.periode.kode}.pdf"
    jawaban = HttpResponse(pdf(baca(laporan, request.user)), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{nama}"'
    return jawaban


@require_POST
def susun(request: HttpRequest, kode: str) -> HttpResponse:
    """Queue the composition of all reports of a period and go to its progress page."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode.objects.select_related("kebijakan"), kode=kode)
    try:
        pekerjaan = domain.buat_penyusunan(periode=periode, diminta_oleh=request.user)
    except domain.PeriodeBelumDibuka as galat:
        messages.error(request, str(galat))
        return redirect("penilaian:periode", kode)
    tasks.kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)
