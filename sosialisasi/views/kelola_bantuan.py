"""Help for units, as the city's communicator proposes, dates and closes it."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.forms import FormDasar
from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from sosialisasi.choices import StatusBantuan
from sosialisasi.domain import bantuan as domain
from sosialisasi.forms.bantuan import FormBatal, FormHasil, FormJadwal, FormUsul
from sosialisasi.models import Bantuan
from sosialisasi.queries.bantuan import perlu
from sosialisasi.views.kelola_materi import hanya_kota


class SaringBantuan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Unit", field_name="unit__nama", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusBantuan.choices, empty_label="Semua")


class DaftarBantuan(DaftarView):
    """Newest first, with the agencies where help is worth offering on top."""

    template_name = "sosialisasi/kelola/bantuan.html"
    filterset_class = SaringBantuan
    urutan = {"-baru": ("-pk",), "tanggal": ("tanggal", "pk")}

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        self.queryset = Bantuan.objects.select_related("unit__opd")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"bagian": "bantuan", "perlu": perlu()[:8]}


@require_http_methods(["GET", "HEAD", "POST"])
def usul(request: HttpRequest) -> HttpResponse:
    """Propose help; `?unit=KODE` chooses the unit."""
    hanya_kota(request)
    kode = request.GET.get("unit")
    awal = {"unit": UnitKerja.objects.without_tree_fields().filter(kode=kode).first()} if kode else {}
    form = FormUsul(request.POST or None, pengguna=request.user, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            baru = domain.usulkan(**form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Usulan disimpan. Tetapkan tanggalnya.")
            return redirect("sosialisasi:kelola_bantuan_satu", baru.publik)
    isi = {"form": form, "bagian": "bantuan"}
    return render(request, "sosialisasi/kelola/bantuan_usul.html", isi, status=422 if form.errors else 200)


@require_safe
def satu(request: HttpRequest, publik: str) -> HttpResponse:
    """One, with its next steps."""
    hanya_kota(request)
    return _halaman(request, _ambil(publik), {})


@require_POST
def jadwal(request: HttpRequest, publik: str) -> HttpResponse:
    """Set the day and who goes."""
    return _langkah(request, publik, ("jadwal", FormJadwal), domain.jadwalkan, "Tanggal disimpan.")


@require_POST
def selesai(request: HttpRequest, publik: str) -> HttpResponse:
    """Note the result."""
    return _langkah(request, publik, ("hasil", FormHasil), domain.selesaikan, "Hasil dicatat.")


@require_POST
def batal(request: HttpRequest, publik: str) -> HttpResponse:
    """Call it off."""
    return _langkah(request, publik, ("batal", FormBatal), domain.batalkan, "Pendampingan dibatalkan.")


def _ambil(publik: str) -> Bantuan:
    return get_object_or_404(Bantuan.objects.select_related("unit__opd"), publik=publik)


def _langkah(
    request: HttpRequest, publik: str, isian: tuple[str, type[FormDasar]], fungsi: Callable[..., Bantuan], pesan: str
) -> HttpResponse:
    hanya_kota(request)
    ini, (nama, kelas) = _ambil(publik), isian
    form = kelas(request.POST, prefix=nama)
    if form.is_valid():
        try:
            fungsi(bantuan=ini, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        except SuntingBersamaan as galat:
            form.add_error(
                None, f"{galat} Isian Anda masih di sini: bandingkan dengan yang tersimpan, lalu kirim lagi."
            )
            form.data = request.POST.dict() | {f"{nama}-versi": galat.versi}
        else:
            messages.success(request, pesan)
            return redirect("sosialisasi:kelola_bantuan_satu", publik)
    return _halaman(request, ini, {nama: form})


def _halaman(request: HttpRequest, ini: Bantuan, kiriman: dict[str, FormDasar]) -> HttpResponse:
    awal = {"versi": ini.versi, "tanggal": ini.tanggal, "pelaksana": ini.pelaksana}
    kelas = {"jadwal": FormJadwal, "hasil": FormHasil, "batal": FormBatal}
    form = {n: kiriman.get(n) or k(initial=awal, prefix=n) for n, k in kelas.items()}
    isi = {"b": ini, "form_": form, "terbuka": ini.status in domain.TERBUKA, "bagian": "bantuan"}
    return render(request, "sosialisasi/kelola/bantuan_satu.html", isi, status=422 if kiriman else 200)
