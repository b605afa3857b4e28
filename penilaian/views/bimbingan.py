"""Guidance: one plan, and each step of it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from penilaian import izin
from penilaian.choices_lanjut import StatusBimbingan
from penilaian.domain import bimbingan as domain
from penilaian.domain.semula import sidik_semula
from penilaian.forms.bimbingan import (
    CatatanForm,
    DukunganForm,
    SasaranForm,
    SesiForm,
    TanggapanBimbinganForm,
    TinjauanForm,
)
from penilaian.models import SKP, Bimbingan, SesiBimbingan
from penilaian.queries import bimbingan as queries


def _ambil(request: HttpRequest, publik: object) -> Bimbingan:
    return get_object_or_404(queries.untuk_halaman(Bimbingan.objects.terlihat_oleh(request.user)), publik=publik)


def _halaman(request: HttpRequest, b: Bimbingan, status: int = 200, **form: forms.Form) -> HttpResponse:
    peran = izin.peran_bimbingan(request.user, b)
    menyusun = bool(peran) and b.status == StatusBimbingan.DISUSUN
    isi = {
        "b": b,
        "peran": peran,
        "menyusun": menyusun,
        "berjalan": bool(peran) and b.status == StatusBimbingan.BERJALAN,
        "sudah_setuju": {domain.ATASAN: b.setuju_atasan, domain.PEGAWAI: b.setuju_pegawai}.get(peran),
        "menghentikan": izin.boleh_menghentikan_bimbingan(request.user, b),
        "melihat_nilai": SKP.objects.terlihat_oleh(request.user).filter(pk=b.putusan.skp_id).exists(),
        "hasil_kini": queries.hasil_kini(b),
        "hari_ini": hari_ini(),
        "dukungan_form": DukunganForm(initial={"dukungan": b.dukungan, "revisi": b.revisi}),
        "sasaran_form": SasaranForm(prefix="sasaran"),
        "sesi_form": SesiForm(prefix="sesi"),
        "tanggapan_form": TanggapanBimbinganForm(),
    }
    return render(request, "penilaian/bimbingan/bimbingan.html", isi | form, status=status)


@require_safe
def bimbingan(request: HttpRequest, publik: object) -> HttpResponse:
    """Goals, sessions with both notes, agreement, outcome."""
    return _halaman(request, _ambil(request, publik))


def _isi(
    request: HttpRequest, publik: object, nama: str, form: forms.Form, lakukan: Callable[..., object], pesan: str
) -> HttpResponse:
    """Handle one of the forms that stand on the page; a wrong one is shown there again."""
    b = _ambil(request, publik)
    if form.is_valid():
        try:
            lakukan(bimbingan=b, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, pesan)
            return redirect("penilaian:bimbingan", publik)
    return _halaman(request, b, 422, **{nama: form})


@require_POST
def dukungan(request: HttpRequest, publik: object) -> HttpResponse:
    return _isi(
        request, publik, "dukungan_form", DukunganForm(request.POST), domain.simpan_dukungan, "Dukungan tersimpan."
    )


@require_POST
def sasaran(request: HttpRequest, publik: object) -> HttpResponse:
    form = SasaranForm(request.POST, prefix="sasaran")
    return _isi(request, publik, "sasaran_form", form, domain.tambah_sasaran, "Sasaran ditambahkan.")


@require_POST
def sesi(request: HttpRequest, publik: object) -> HttpResponse:
    form = SesiForm(request.POST, prefix="sesi")
    return _isi(request, publik, "sesi_form", form, domain.tambah_sesi, "Sesi ditambahkan.")


@require_POST
def tanggapi(request: HttpRequest, publik: object) -> HttpResponse:
    form = TanggapanBimbinganForm(request.POST)
    return _isi(request, publik, "tanggapan_form", form, domain.tanggapi, "Tanggapan Anda tersimpan.")


def _lakukan(request: HttpRequest, publik: object, pesan: str, lakukan: Callable[[], object]) -> HttpResponse:
    """A step without a form: what the domain refuses is said on the page."""
    try:
        lakukan()
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, pesan)
    return redirect("penilaian:bimbingan", publik)


@require_POST
def sasaran_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    objek = get_object_or_404(_ambil(request, publik).sasaran.all(), pk=pk)
    return _lakukan(request, publik, "Sasaran dihapus.", lambda: domain.hapus_sasaran(sasaran=objek, oleh=request.user))


@require_POST
def sesi_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    objek = get_object_or_404(_ambil(request, publik).sesi.all(), pk=pk)
    return _lakukan(request, publik, "Sesi dihapus.", lambda: domain.hapus_sesi(sesi=objek, oleh=request.user))


@require_POST
def setujui(request: HttpRequest, publik: object) -> HttpResponse:
    """Agree to the plan as it stands."""
    b, revisi = _ambil(request, publik), request.POST.get("revisi", "")
    nomor = int(revisi) if revisi.isascii() and revisi.isdigit() else 0
    pesan = "Persetujuan Anda tercatat. Bimbingan berjalan bila keduanya setuju."
    return _lakukan(request, publik, pesan, lambda: domain.setujui(bimbingan=b, oleh=request.user, revisi=nomor))


@require_POST
def hentikan(request: HttpRequest, publik: object) -> HttpResponse:
    """HR ends a plan, with a reason."""
    b, alasan = _ambil(request, publik), request.POST.get("alasan", "")
    return _lakukan(
        request,
        publik,
        "Bimbingan dihentikan.",
        lambda: domain.hentikan(bimbingan=b, alasan=alasan, oleh=request.user),
    )


def catat(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """One's own note of a session."""
    b = _ambil(request, publik)
    objek = get_object_or_404(SesiBimbingan.objects.filter(bimbingan=b), pk=pk)
    peran = izin.peran_bimbingan(request.user, b)
    if not peran:
        raise PermissionDenied
    kolom = f"catatan_{peran}"
    awal = {"catatan": getattr(objek, kolom), "semula": sidik_semula(objek, [kolom])}
    form = CatatanForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.catat(sesi=objek, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Catatan tersimpan dan dapat dibaca pihak lain.")
            return redirect("penilaian:bimbingan", publik)
    isi = {"b": b, "sesi": objek, "form": form, "peran": peran}
    return render(request, "penilaian/bimbingan/catat.html", isi, status=422 if form.errors else 200)


def tinjau(request: HttpRequest, publik: object) -> HttpResponse:
    """The guide states the outcome."""
    b = _ambil(request, publik)
    if izin.peran_bimbingan(request.user, b) != domain.ATASAN or b.status != StatusBimbingan.BERJALAN:
        raise PermissionDenied
    form = TinjauanForm(request.POST or None, initial={"revisi": b.revisi}, sasaran=b.sasaran.all())
    if request.method == "POST" and form.is_valid():
        try:
            domain.tinjau(bimbingan=b, oleh=request.user, **form.isi())
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Tinjauan tersimpan. Langkah berikutnya diputuskan pejabat, tidak otomatis.")
            return redirect("penilaian:bimbingan", publik)
    isi = {"b": b, "form": form}
    return render(request, "penilaian/bimbingan/tinjau.html", isi, status=422 if form.errors else 200)
