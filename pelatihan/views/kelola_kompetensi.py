"""Competences, what positions ask for, and to which competence a weak spot points."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.slot import isi_slot
from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import Jabatan
from pegawai.views.bentrok import konteks_bentrok
from pelatihan.choices import JenisKompetensi, SumberKebutuhan
from pelatihan.domain import kompetensi as domain
from pelatihan.forms.kelola_katalog import FormKompetensi, FormPadanan, FormSyarat
from pelatihan.models import Kompetensi, Padanan
from pelatihan.views.kelola_katalog import hanya_kota


class SaringKompetensi(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Kompetensi", method="saring_cari")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisKompetensi.choices, empty_label="Semua")

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(nama__icontains=nilai) | Q(kode__icontains=nilai))


class DaftarKompetensi(DaftarView):
    """All competences with what teaches and what asks for them, those out of use last."""

    template_name = "pelatihan/kelola/kompetensi_daftar.html"
    filterset_class = SaringKompetensi
    urutan = {
        "nama": ("-aktif", "nama", "pk"),
        "program": ("banyak_program", "nama", "pk"),
        "jabatan": ("-banyak_jabatan", "nama", "pk"),
    }

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        ajar = Count("diajarkan", filter=Q(diajarkan__program__aktif=True), distinct=True)
        self.queryset = Kompetensi.objects.annotate(banyak_program=ajar, banyak_jabatan=Count("syarat", distinct=True))
        return super().get_queryset()


def kompetensi(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new competence, or one to be changed."""
    hanya_kota(request)
    lama = get_object_or_404(Kompetensi, pk=pk) if pk else None
    form = FormKompetensi(request.POST or None, instance=lama, initial={"versi": lama.versi if lama else 0})
    isi: dict[str, Any] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            baru = domain.simpan(kompetensi=lama, versi=data.pop("versi") or 0, data=data)
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{baru} disimpan.")
            return redirect("pelatihan:kelola_kompetensi_daftar")
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "pelatihan/kelola/kompetensi.html", isi, status=status)


class SaringJabatan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Jabatan", method="saring_cari")

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(nama__icontains=nilai) | Q(kode__icontains=nilai))


class DaftarSyarat(DaftarView):
    """Positions with the number of competences they ask for, those that ask for none first."""

    template_name = "pelatihan/kelola/syarat_daftar.html"
    filterset_class = SaringJabatan
    urutan = {"banyak": ("banyak", "nama", "pk"), "nama": ("nama", "pk")}

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        self.queryset = Jabatan.objects.annotate(banyak=Count("syarat_kompetensi"))
        return super().get_queryset()


def syarat(request: HttpRequest, pk: int) -> HttpResponse:
    """What one position asks for."""
    hanya_kota(request)
    jabatan = get_object_or_404(Jabatan, pk=pk)
    kini = dict(jabatan.syarat_kompetensi.values_list("kompetensi", "tingkat"))
    form = FormSyarat(request.POST or None, syarat=kini)
    if request.method == "POST" and not form.minta_baris and form.is_valid():
        domain.syaratkan(jabatan=jabatan, tingkat=form.sasaran)
        messages.success(request, f"Syarat kompetensi {jabatan} disimpan.")
        return redirect("pelatihan:kelola_syarat_daftar")
    isi = {"form": form, "jabatan": jabatan, "ada": bool(form.pilihan)}
    return render(request, "pelatihan/kelola/syarat.html", isi, status=422 if form.errors else 200)


def padanan(request: HttpRequest) -> HttpResponse:
    """All weak spots that apps above can find, each with its competence."""
    hanya_kota(request)
    kunci = [
        (sumber, str(SumberKebutuhan(sumber).label), satu, label)
        for daftar in isi_slot("padanan")
        for sumber, satu, label in daftar
    ]
    kini = {(s, k): pk for s, k, pk in Padanan.objects.values_list("sumber", "kunci", "kompetensi")}
    form = FormPadanan(request.POST or None, kunci=kunci, kini=kini)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for (sumber, satu), isi in form.padanan.items():
                if (isi.pk if isi else None) != kini.get((sumber, satu)):
                    domain.padankan(sumber=sumber, kunci=satu, kompetensi=isi)
        messages.success(request, "Padanan disimpan. Kebutuhan mengikutinya pada pencarian malam ini.")
        return redirect("pelatihan:kelola_padanan")
    return render(request, "pelatihan/kelola/padanan.html", {"form": form}, status=422 if form.errors else 200)
