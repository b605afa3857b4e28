"""Asking, following by code, and what others have asked."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from sosialisasi import izin
from sosialisasi.domain import tanya as domain
from sosialisasi.domain.tanya_jawab import di_samping
from sosialisasi.forms.tanya import FormTanya
from sosialisasi.models import Pertanyaan, TanyaJawab


@require_http_methods(["GET", "HEAD", "POST"])
def tanya(request: HttpRequest) -> HttpResponse:
    """Ask. No draft and no one-use token of the person: nothing ties an anonymous question to the writer."""
    tunjuk(request, "sosialisasi:kabar")
    awal = {"halaman": request.GET.get("dari", "")[:60], "materi": request.GET.get("materi")}
    form = FormTanya(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        anonim = data.pop("tanpa_nama")
        try:
            satu = domain.tanyakan(penanya=None if anonim else request.user, **data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Pertanyaan diterima. Simpan kodenya untuk membaca jawaban.")
            return redirect("sosialisasi:tanya_status", satu.kode)
    return render(request, "sosialisasi/tanya.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def status(request: HttpRequest, kode: str) -> HttpResponse:
    """A question and its answer: for who asked it with a name and those who answer; an anonymous one for who has its
    code."""
    tunjuk(request, "sosialisasi:kabar")
    satu = get_object_or_404(Pertanyaan.objects.select_related("materi"), kode=kode.upper())
    if satu.penanya_id not in (None, request.user.pk) and not izin.boleh_mengelola_kota(request.user):
        raise Http404
    return render(request, "sosialisasi/tanya_status.html", {"t": satu, "hari": domain.HARI_KERJA})


class SaringTanyaJawab(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Cari", method="saring_cari")

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(tanya__icontains=nilai) | Q(jawab__icontains=nilai))


class DaftarTanyaJawab(DaftarView):
    """What others have asked, and one's own questions with a name."""

    template_name = "sosialisasi/tanya_jawab.html"
    filterset_class = SaringTanyaJawab
    queryset = TanyaJawab.objects.filter(aktif=True).select_related("materi")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tunjuk(self.request, "sosialisasi:kabar")
        milik = Pertanyaan.objects.filter(penanya=self.request.user.pk).order_by("-pk")[:10]
        kode = self.request.GET.get("kode", "").strip().upper()
        ada = bool(kode) and Pertanyaan.objects.filter(kode=kode).exists()
        kelola = izin.boleh_mengelola_kota(self.request.user)
        isi = {"milik": milik, "bagian": "tanya", "kelola": kelola, "kode": kode, "kode_ada": ada}
        return super().get_context_data(**kwargs) | isi


def samping(request: HttpRequest) -> str:
    """Slot `samping_halaman`: answers beside a page, "" without any; no statement."""
    cocok = request.resolver_match
    daftar = di_samping(cocok.view_name) if cocok else []
    return render_to_string("sosialisasi/_samping.html", {"daftar": daftar}) if daftar else ""
