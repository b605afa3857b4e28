"""Reports of wrong data and the queue of HR."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import izin
from pegawai.domain import koreksi as domain
from pegawai.forms.isian import pasang_galat
from pegawai.forms.lain import FormJawab, FormLapor
from pegawai.models import Pegawai
from pegawai.queries.daftar import koreksi_untuk, penempatan_kini


def lapor(request: HttpRequest, publik: str) -> HttpResponse:
    """Report wrong data of a person whom one may see; `?bidang=` chooses the field, its value is filled in."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user), publik=publik)
    kini = penempatan_kini(pegawai)
    tertulis: dict[str, object] = {"Nama": pegawai.nama_lengkap, "NIP": pegawai.nip or ""}
    if kini:
        tertulis |= {"Unit kerja": kini.unit, "Jabatan": kini.jabatan, "Atasan langsung": kini.penilai or ""}
    bidang = request.GET.get("bidang", "Nama")
    form = FormLapor(request.POST or None, initial={"bidang": bidang, "tertulis": tertulis.get(bidang, "")})
    if request.method == "POST" and form.is_valid():
        hasil = domain.ajukan(pegawai=pegawai, pelapor=request.user, **form.cleaned_data)
        messages.success(request, f"Laporan dikirim. HR menjawab paling lambat {hasil.tenggat:%d/%m/%Y}.")
        return redirect("pegawai:profil", publik=pegawai.publik)
    return render(request, "pegawai/lapor.html", {"pegawai": pegawai, "form": form})


def daftar(request: HttpRequest) -> HttpResponse:
    """The queue of HR: open requests first, nearest deadline on top."""
    _hr(request)
    semua = koreksi_untuk(request.user).order_by("dijawab", "tenggat", "id")
    halaman = Paginator(semua.filter(status="diajukan") if "semua" not in request.GET else semua, 25)
    return render(request, "pegawai/koreksi_daftar.html", {"page_obj": halaman.get_page(request.GET.get("page"))})


def jawab(request: HttpRequest, publik: str) -> HttpResponse:
    """Answer one request."""
    _hr(request)
    permintaan = get_object_or_404(koreksi_untuk(request.user), publik=publik)
    form = FormJawab(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.jawab(permintaan_id=permintaan.pk, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban disimpan.")
            return redirect("pegawai:koreksi_daftar")
    return render(request, "pegawai/koreksi_jawab.html", {"permintaan": permintaan, "form": form})


def _hr(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
