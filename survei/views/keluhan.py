"""Complaints and proposals: sent from the page of a service without login, followed by code, answered by the office."""

import secrets

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from kinerja.laju import dibatasi
from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from survei import izin
from survei.choices import StatusKeluhan
from survei.domain import keluhan as domain
from survei.forms.keluhan import FormKeluhan, FormKodeKeluhan, FormTanganiKeluhan
from survei.models import Keluhan, LaporanPungli, Layanan


@login_not_required
@csrf_exempt  # nobody is signed in and no cookie is set: there is no one in whose name a foreign site could act
@never_cache
@dibatasi("keluhan", batas=20, baca=False)
def sampaikan(request: HttpRequest, kode: str) -> HttpResponse:
    """Send a complaint or a proposal about a service. The code is shown once, in no address."""
    layanan = get_object_or_404(Layanan.objects.aktif(), kode__iexact=kode)
    form = FormKeluhan(request.POST or None, initial={"kunci": secrets.token_urlsafe(16)})
    if request.method == "POST" and form.is_valid():
        try:
            satu = domain.sampaikan(layanan=layanan, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return render(request, "survei/publik/keluhan_selesai.html", {"keluhan": satu, "layanan": layanan})
    return render(request, "survei/publik/keluhan.html", {"form": form, "layanan": layanan})


@login_not_required
@csrf_exempt
@never_cache
@dibatasi("keluhan-cek", batas=20, baca=False)
def cek(request: HttpRequest) -> HttpResponse:
    """State of a complaint and the answer, by its code. Nothing of the complaint itself is shown."""
    form = FormKodeKeluhan(request.POST or None)
    keluhan = laporan = None
    if request.method == "POST" and form.is_valid():
        kode = form.cleaned_data["kode"]
        keluhan = Keluhan.objects.filter(kode=kode).first()
        laporan = None if keluhan else LaporanPungli.objects.filter(kode=kode).first()
        if not (keluhan or laporan):
            form.add_error("kode", "Kode ini tidak dikenal. Periksa huruf dan angkanya.")
    konteks = {"form": form, "keluhan": keluhan, "laporan": laporan}
    return render(request, "survei/publik/keluhan_cek.html", konteks)


class SaringKeluhan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Layanan", field_name="layanan__nama", lookup_expr="icontains")
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[("terbuka", "Belum dijawab"), ("lewat", "Lewat tenggat"), ("selesai", "Sudah dijawab")],
        method="saring_keadaan",
        empty_label="Semua",
    )

    def saring_keadaan(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        if nilai == "selesai":
            return qs.filter(status=StatusKeluhan.SELESAI)
        terbuka = qs.exclude(status=StatusKeluhan.SELESAI)
        return terbuka.filter(tenggat__lt=hari_ini()) if nilai == "lewat" else terbuka


class Daftar(DaftarView):
    """Complaints that one runs or answers for, or of the units that one leads, the nearest deadline first."""

    template_name = "survei/keluhan.html"
    filterset_class = SaringKeluhan
    urutan = {
        "tenggat": ("tenggat", "id"),
        "-tenggat": ("-tenggat", "-id"),
        "layanan": ("layanan__nama", "tenggat", "id"),
        "-layanan": ("-layanan__nama", "tenggat", "id"),
    }

    def get_queryset(self) -> QuerySet:
        terlihat = Keluhan.objects.terlihat_oleh(self.request.user)
        self.queryset = terlihat.select_related("layanan", "penanggung_jawab")
        return super().get_queryset()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        hari = hari_ini()
        terbuka = Keluhan.objects.terlihat_oleh(self.request.user).exclude(status=StatusKeluhan.SELESAI)
        banyak = terbuka.aggregate(terbuka=Count("pk"), lewat=Count("pk", filter=Q(tenggat__lt=hari)))
        return super().get_context_data(**kwargs) | {"hari": hari, "banyak": banyak}


def tangani(request: HttpRequest, publik: str) -> HttpResponse:
    """One complaint; steps until it is answered. Who leads the unit reads it without the sender's contact."""
    semua = Keluhan.objects.terlihat_oleh(request.user).select_related("layanan__unit__opd", "penanggung_jawab")
    satu = get_object_or_404(semua, publik=publik)
    menangani = izin.boleh_menangani_keluhan(request.user, satu)
    if request.method == "POST" and not menangani:
        raise PermissionDenied
    form = _form_tangani(request, satu) if menangani and satu.status != StatusKeluhan.SELESAI else None
    konteks: dict[str, object] = {"keluhan": satu, "form": form, "menangani": menangani, "hari": hari_ini()}
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            isi = {"penanggung_jawab": satu.penanggung_jawab} | form.cleaned_data
            domain.tindak(keluhan=satu, oleh=request.user, **isi)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Langkah dicatat.")
            return redirect("survei:keluhan")
    konteks |= {"kontak": domain.baca_kontak(satu) if menangani else "", "langkah": satu.langkah.all()}
    return render(request, "survei/keluhan_tangani.html", konteks)


def _form_tangani(request: HttpRequest, satu: Keluhan) -> FormTanganiKeluhan:
    kolom = ("status", "unsur", "jawaban", "nomor_luar", "versi", "penanggung_jawab")
    return FormTanganiKeluhan(
        request.POST or None,
        initial={k: getattr(satu, k) for k in kolom},
        pengguna=request.user,
        mengelola=izin.boleh_mengelola(request.user, satu.layanan),
    )
