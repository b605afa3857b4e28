"""Reorganisations, for HR of the city: plan, preview, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja import tasks
from kinerja.views.daftar import DaftarView
from pegawai.choices import JenisLangkah, StatusReorganisasi
from pegawai.domain import reorganisasi as domain
from pegawai.forms.isian import pasang_galat
from pegawai.forms.reorganisasi import FormLangkah, FormPilihLangkah, FormReorganisasi
from pegawai.models import LangkahReorganisasi, Reorganisasi

# The preview names this many people; the counts are of all.
TAMPIL = 50


def _hr_kota(request: HttpRequest) -> None:
    if not request.user.akses.admin_kota:
        raise PermissionDenied


class Daftar(DaftarView):
    """All plans, newest first."""

    template_name = "pegawai/reorganisasi_daftar.html"
    urutan = {"-mulai": ("-mulai", "-id"), "mulai": ("mulai", "id"), "nama": ("nama", "id"), "-nama": ("-nama", "-id")}

    def get_queryset(self) -> QuerySet:
        _hr_kota(self.request)
        self.queryset = Reorganisasi.objects.select_related("oleh").annotate(jumlah_langkah=Count("langkah"))
        return super().get_queryset()


def buat(request: HttpRequest) -> HttpResponse:
    """A new plan."""
    _hr_kota(request)
    form = FormReorganisasi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        baru = domain.buat(oleh=request.user, **form.cleaned_data)
        return redirect("pegawai:reorganisasi", publik=baru.publik)
    return render(request, "pegawai/reorganisasi_buat.html", {"form": form})


def lihat(request: HttpRequest, publik: str) -> HttpResponse:
    """Steps and what they would do."""
    _hr_kota(request)
    satu = get_object_or_404(Reorganisasi, publik=publik)
    konteks: dict[str, Any] = {"reorganisasi": satu, "langkah": satu.langkah.select_related("unit", "tujuan")}
    if satu.status != StatusReorganisasi.DITERAPKAN and konteks["langkah"]:
        try:
            akibat = domain.pratinjau(reorganisasi=satu)
        except ValidationError as galat:
            konteks["tertahan"] = galat.messages
        else:
            konteks |= {"akibat": akibat, "pindah": akibat.pindah[:TAMPIL]}
    if satu.status == StatusReorganisasi.DRAF:
        konteks["form"] = FormPilihLangkah()
    return render(request, "pegawai/reorganisasi.html", konteks)


def langkah(request: HttpRequest, publik: str) -> HttpResponse:
    """Add a step: kind and unit stand in the URL, the form asks for the rest."""
    _hr_kota(request)
    satu = get_object_or_404(Reorganisasi, publik=publik)
    pilih = FormPilihLangkah(request.GET)
    if not pilih.is_valid():
        messages.error(request, "Pilih langkah dan unitnya.")
        return redirect("pegawai:reorganisasi", publik=publik)
    jenis, unit = pilih.cleaned_data["jenis"], pilih.cleaned_data["unit"]
    form = FormLangkah(
        request.POST or None, jenis=jenis, unit=unit, initial={"nama": unit.nama, "jenis_unit": unit.jenis}
    )
    if request.method == "POST" and form.is_valid():
        try:
            domain.tambah_langkah(reorganisasi=satu, jenis=jenis, unit=unit, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return redirect("pegawai:reorganisasi", publik=publik)
    judul = f"{JenisLangkah(jenis).label}: {unit}"
    return render(request, "pegawai/reorganisasi_langkah.html", {"form": form, "reorganisasi": satu, "judul": judul})


@require_POST
def langkah_hapus(request: HttpRequest, publik: str, pk: int) -> HttpResponse:
    """Take a step out of a draft."""
    _hr_kota(request)
    satu = get_object_or_404(LangkahReorganisasi, pk=pk, reorganisasi__publik=publik)
    return _lakukan(request, publik, lambda: domain.hapus_langkah(langkah=satu), "Langkah dihapus.")


@require_POST
def terapkan(request: HttpRequest, publik: str) -> HttpResponse:
    """Confirm: now by a job, or on its day."""
    _hr_kota(request)
    satu = get_object_or_404(Reorganisasi, publik=publik)
    try:
        pekerjaan = domain.jadwalkan(reorganisasi=satu, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("pegawai:reorganisasi", publik=publik)
    if pekerjaan is None:
        messages.success(request, "Dijadwalkan. Diterapkan sendiri pada hari mulainya.")
        return redirect("pegawai:reorganisasi", publik=publik)
    tasks.kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)


@require_POST
def batal(request: HttpRequest, publik: str) -> HttpResponse:
    """A scheduled plan becomes a draft again."""
    _hr_kota(request)
    satu = get_object_or_404(Reorganisasi, publik=publik)
    return _lakukan(request, publik, lambda: domain.batalkan_jadwal(reorganisasi=satu), "Jadwal dibatalkan.")


def _lakukan(request: HttpRequest, publik: str, perbuatan: Any, pesan: str) -> HttpResponse:
    try:
        perbuatan()
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, pesan)
    return redirect("pegawai:reorganisasi", publik=publik)
