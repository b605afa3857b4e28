"""Forms of a draft: results, indicators, targets."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from penilaian import izin
from penilaian.domain import rencana as domain
from penilaian.domain import tautan as domain_tautan
from penilaian.forms.skp import HasilForm, IndikatorForm, TargetForm, TautanForm
from penilaian.models import SKP, HasilKerja, Indikator, IndikatorTemplat, PustakaIndikator
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.kesiapan import periode_sasaran
from penilaian.queries.sebagian import sebagian
from penilaian.queries.tautan import belum_tertaut, hasil_atasan
from penilaian.views.bentrok import adalah_bentrok, jelaskan, pakai_revisi, perbedaan
from penilaian.views.skp import ambil_skp, sampaikan


def ambil_rancangan(request: HttpRequest, publik: object) -> SKP:
    """The draft that this user writes; 404 unseen, 403 when it may not be changed."""
    skp = ambil_skp(request, publik)
    if not izin.boleh_menyusun(request.user, skp):
        raise PermissionDenied("SKP ini tidak dapat Anda ubah.")
    return skp


def _ke_bidang(form: forms.BaseForm, galat: ValidationError) -> None:
    """Domain errors beside their field; those without a field of the form above it."""
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for nama, pesan in galat.message_dict.items():
        for p in pesan:
            form.add_error(nama if nama in form.fields else None, p)


def tolak(form: forms.BaseForm, galat: ValidationError, skp: SKP, tersimpan: dict[str, object] | None) -> None:
    """Show why nothing was saved: errors beside their fields, or both versions when the plan changed meanwhile.
    `tersimpan` are the values now stored by field name, None when they are gone."""
    skp.refresh_from_db()
    if not adalah_bentrok(galat) or tersimpan is None or not skp.dapat_diubah:
        _ke_bidang(form, galat)
        return
    form.bentrok = jelaskan(skp, perbedaan(form, tersimpan))
    pakai_revisi(form, {"revisi": skp.revisi})


def _kini(form: forms.ModelForm) -> dict[str, object] | None:
    """What is stored now of the record that the form changes."""
    objek = type(form.instance).objects.filter(pk=form.instance.pk).first()
    return {n: getattr(objek, n) for n in form.fields if n != "revisi"} if objek else None


def _formulir(request: HttpRequest, skp: SKP, form: forms.BaseForm, judul: str, **lain: object) -> HttpResponse:
    isi = {"skp": skp, "form": form, "judul_form": judul, "batal": reverse("penilaian:skp", args=[skp.publik])} | lain
    return render(request, "penilaian/skp/formulir.html", isi, status=422 if form.is_bound else 200)


def isi_dari(indikator: Indikator | IndikatorTemplat, entri: PustakaIndikator) -> None:
    """Fill a new indicator with what the library says; the form shows it and may change it."""
    for nama, nilai in entri.untuk_indikator().items():
        setattr(indikator, nama, nilai)


@login_required
def hasil(request: HttpRequest, publik: object, pk: int | None = None) -> HttpResponse:
    """Add or change a result."""
    skp = ambil_rancangan(request, publik)
    objek = get_object_or_404(HasilKerja, skp=skp, pk=pk) if pk else HasilKerja(skp=skp)
    form = HasilForm(request.POST or None, instance=objek, skp=skp)
    if request.method == "POST" and form.is_valid():
        try:
            domain.simpan_hasil(
                hasil=form.instance, oleh=request.user, revisi=form.cleaned_data["revisi"] if pk else None
            )
        except ValidationError as galat:
            tolak(form, galat, skp, _kini(form))
        else:
            messages.success(request, "Hasil kerja tersimpan.")
            return redirect("penilaian:skp", publik=publik)
    return _formulir(request, skp, form, "Ubah hasil kerja" if pk else "Tambah hasil kerja")


@login_required
def indikator(
    request: HttpRequest, publik: object, hasil_pk: int, pk: int | None = None, entri_pk: int | None = None
) -> HttpResponse:
    """Add an indicator to a result, filled from an entry of the library when one was chosen, or change one."""
    skp = ambil_rancangan(request, publik)
    induk = get_object_or_404(HasilKerja, skp=skp, pk=hasil_pk)
    objek = get_object_or_404(Indikator, hasil=induk, pk=pk) if pk else Indikator(hasil=induk, skp=skp)
    if entri_pk:
        isi_dari(objek, get_object_or_404(PustakaIndikator, pk=entri_pk, aktif=True))
    form = IndikatorForm(request.POST or None, instance=objek, skp=skp)
    if request.method == "POST" and form.is_valid():
        try:
            domain.simpan_indikator(
                indikator=form.instance, oleh=request.user, revisi=form.cleaned_data["revisi"] if pk else None
            )
        except ValidationError as galat:
            tolak(form, galat, skp, _kini(form))
        else:
            messages.success(request, "Indikator tersimpan.")
            return redirect("penilaian:skp", publik=publik)
    pustaka = _pustaka(publik, hasil_pk, pk)
    judul = "Ubah indikator" if pk else "Tambah indikator"
    return _formulir(request, skp, form, judul, entri=objek.pustaka, **pustaka)


def _pustaka(publik: object, hasil_pk: int, pk: int | None) -> dict[str, str]:
    """Where an entry of the library is chosen: for a new indicator it fills the form, one that is there is linked."""
    if pk is None:
        return {"pustaka": reverse("penilaian:pustaka_pilih", args=[publik, hasil_pk])}
    nama = {"pustaka": "penilaian:pustaka_tautkan", "lepas": "penilaian:indikator_lepas"}
    return {n: reverse(rute, args=[publik, pk]) for n, rute in nama.items()}


@login_required
def target(request: HttpRequest, publik: object) -> HttpResponse:
    """Targets of every open period on one page."""
    skp = ambil_rancangan(request, publik)
    periode = list(periode_sasaran(skp))
    indikator = Indikator.objects.filter(skp=skp)
    form = TargetForm(request.POST or None, skp=skp, indikator=indikator, periode=periode)
    if request.method == "POST" and form.is_valid():
        try:
            domain.simpan_target(skp=skp, oleh=request.user, isian=form.isian(), revisi=form.cleaned_data["revisi"])
        except ValidationError as galat:
            if hasattr(galat, "error_dict"):
                galat = ValidationError({f"t-{nama}": pesan for nama, pesan in galat.message_dict.items()})
            tolak(form, galat, skp, form.tersimpan())
        else:
            messages.success(request, "Target tersimpan.")
            return redirect("penilaian:skp", publik=publik)
    return _formulir(request, skp, form, "Target tiap periode", sebagian=sebagian(skp, periode))


@login_required
@require_POST
def hasil_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Take a result out of the draft."""
    skp = ambil_rancangan(request, publik)
    try:
        domain.hapus_hasil(hasil=get_object_or_404(HasilKerja, skp=skp, pk=pk), oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Hasil kerja dihapus dari rancangan.")
    return redirect("penilaian:skp", publik=publik)


@login_required
@require_POST
def indikator_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Take an indicator out of the draft."""
    skp = ambil_rancangan(request, publik)
    try:
        domain.hapus_indikator(indikator=get_object_or_404(Indikator, skp=skp, pk=pk), oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Indikator dihapus dari rancangan.")
    return redirect("penilaian:skp", publik=publik)


@login_required
@require_POST
def pendekatan(request: HttpRequest, publik: object) -> HttpResponse:
    """Choose how the plan is judged: by figures, or from words and evidence."""
    skp = ambil_rancangan(request, publik)
    try:
        domain.ubah_pendekatan(skp=skp, oleh=request.user, pendekatan=request.POST.get("pendekatan", ""))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Pendekatan SKP tersimpan.")
    return redirect("penilaian:skp", publik=publik)


@login_required
@require_POST
def tautan(request: HttpRequest, publik: object) -> HttpResponse:
    """Link the results that support nothing yet to those of the superior, all at once."""
    skp = ambil_rancangan(request, publik)
    pilihan = list(hasil_atasan(skp))
    form = TautanForm(request.POST, skp=skp, hasil=belum_tertaut(rincian_rencana(skp), pilihan), pilihan=pilihan)
    try:
        if not form.is_valid():
            raise ValidationError("Pilih hasil atasan dari daftar, lalu simpan lagi.")
        banyak = domain_tautan.tautkan(
            skp=skp, oleh=request.user, pasangan=form.pasangan(), revisi=form.cleaned_data["revisi"]
        )
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, f"{banyak} hasil kerja tertaut ke hasil atasan.")
    return redirect("penilaian:skp", publik=publik)
