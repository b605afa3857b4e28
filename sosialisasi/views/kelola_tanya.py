"""Questions as the city's communicators answer them, and the answers for everybody."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from sosialisasi.choices import StatusPertanyaan
from sosialisasi.domain import tanya as domain
from sosialisasi.domain import tanya_jawab as domain_tanya_jawab
from sosialisasi.forms.tanya import FormJawab, FormTanyaJawab
from sosialisasi.models import Pertanyaan, TanyaJawab
from sosialisasi.views.kelola_materi import hanya_kota


class SaringPertanyaan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Cari", field_name="teks", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusPertanyaan.choices, empty_label="Semua")


class DaftarPertanyaan(DaftarView):
    """Those that wait first, the most pressing on top."""

    template_name = "sosialisasi/kelola/tanya_daftar.html"
    filterset_class = SaringPertanyaan
    urutan = {"tenggat": ("status", "tenggat", "pk"), "-tenggat": ("status", "-tenggat", "pk")}

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        self.queryset = Pertanyaan.objects.select_related("materi", "penanya")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"bagian": "tanya"}


def jawab(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, its answer."""
    hanya_kota(request)
    satu = get_object_or_404(Pertanyaan.objects.select_related("materi", "penanya"), pk=pk)
    awal = {"jawaban": satu.jawaban, "tutup": satu.status == StatusPertanyaan.DITUTUP, "versi": satu.versi}
    form = FormJawab(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.jawab(pertanyaan=satu, **(form.cleaned_data | {"versi": form.cleaned_data["versi"] or 0}))
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban disimpan.")
            return redirect("sosialisasi:kelola_tanya", pk)
    isi = {"t": satu, "form": form, "langkah": satu.langkah.all()}
    return render(request, "sosialisasi/kelola/tanya.html", isi, status=422 if form.errors else 200)


class DaftarTanyaJawab(DaftarView):
    """All answers for everybody, those not shown last."""

    template_name = "sosialisasi/kelola/tanya_jawab_daftar.html"
    urutan = {"urutan": ("-aktif", "urutan", "pk")}

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        self.queryset = TanyaJawab.objects.select_related("materi")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"bagian": "tanya"}


def tanya_jawab(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write one, also from an answered question (?asal=)."""
    hanya_kota(request)
    lama = get_object_or_404(TanyaJawab, pk=pk) if pk else None
    nomor = request.GET.get("asal", "")
    asal = Pertanyaan.objects.filter(pk=nomor).exclude(jawaban="").first() if nomor.isdecimal() else None
    awal: dict[str, Any] = {"versi": lama.versi if lama else 0}
    if asal and not lama:
        awal |= {"tanya": asal.teks[:200], "jawab": asal.jawaban, "materi": asal.materi_id, "halaman": asal.halaman}
    form = FormTanyaJawab(request.POST or None, instance=lama, initial=awal)
    isi: dict[str, Any] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        try:
            domain_tanya_jawab.simpan(tanya_jawab=lama, versi=form.cleaned_data["versi"] or 0, data=form.isi, asal=asal)
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Tanya jawab disimpan.")
            return redirect("sosialisasi:kelola_tanya_jawab_daftar")
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "sosialisasi/kelola/tanya_jawab.html", isi, status=status)
