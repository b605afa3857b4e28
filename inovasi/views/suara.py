"""Support, comments, files."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inovasi import izin
from inovasi.domain import dukungan
from inovasi.domain import lampiran as domain_lampiran
from inovasi.forms.suara import FormKomentar, FormLampiran
from inovasi.views.bersama import ambil, ambil_berhak, jalankan, simpan
from inovasi.views.usulan import tampilkan
from kinerja.navigasi import tunjuk


@require_POST
def dukung(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Support, or take it back."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.mendukung)
    ya = request.POST.get("ya") != "tidak"
    kata = "Dukungan Anda tercatat." if ya else "Dukungan ditarik."
    jalankan(request, lambda: dukungan.dukung(usulan=satu, pegawai=request.user.pegawai, ya=ya), kata)
    return redirect("inovasi:usulan", publik)


@require_POST
def komentar(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Say something about a proposal."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.mengomentari)
    form = FormKomentar(request.POST)
    if form.is_valid():
        hasil, _ = simpan(form, lambda: dukungan.komentari(usulan=satu, oleh=request.user, **form.cleaned_data))
        if hasil:
            messages.success(request, "Komentar terkirim.")
            return redirect("inovasi:usulan", publik)
    return tampilkan(request, publik, 422, form_komentar=form, form=form)


@require_POST
def sembunyikan(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """The innovation manager of the unit hides a comment, with the reason."""
    satu = ambil(request, publik)
    if not izin.boleh_mengelola(request.user, satu):
        raise PermissionDenied
    baris, alasan = get_object_or_404(satu.komentar, pk=pk), request.POST.get("alasan", "")
    jalankan(request, lambda: dukungan.sembunyikan(komentar=baris, alasan=alasan), "Komentar disembunyikan.")
    return redirect("inovasi:usulan", publik)


@require_http_methods(["GET", "HEAD", "POST"])
def lampiran(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Add a photo or a PDF."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.menulis)
    tunjuk(request, "inovasi:daftar")
    form = FormLampiran(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        hasil, _ = simpan(form, lambda: domain_lampiran.tambah(usulan=satu, oleh=request.user, **form.cleaned_data))
        if hasil:
            messages.success(request, "Lampiran tersimpan.")
            return redirect("inovasi:usulan", publik)
    return render(request, "inovasi/lampiran.html", {"usulan": satu, "form": form}, status=422 if form.errors else 200)


@require_safe
def berkas(request: HttpRequest, publik: uuid.UUID, pk: int) -> FileResponse:
    """A file. Pictures are shown, PDFs downloaded; nothing in it may run, nothing is kept by the browser."""
    isi = get_object_or_404(ambil(request, publik).lampiran.select_related("berkas"), pk=pk).berkas
    jawab = FileResponse(isi.isi.open("rb"), content_type=isi.tipe, filename=isi.nama, as_attachment=not isi.gambar)
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Cache-Control"] = "private, no-store"
    return jawab


@require_POST
def lampiran_hapus(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """Take a file away."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.menulis)
    baris = get_object_or_404(satu.lampiran.select_related("usulan"), pk=pk)
    jalankan(request, lambda: domain_lampiran.hapus(lampiran=baris), "Lampiran dihapus.")
    return redirect("inovasi:usulan", publik)
