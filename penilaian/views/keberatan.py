"""Objections, the person's side: draft, attachments, sending, withdrawal."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from penilaian import izin
from penilaian.domain import keberatan as domain
from penilaian.forms.keberatan import KeberatanForm, awal_keberatan
from penilaian.models import SKP, Keberatan, LampiranKeberatan, PutusanNilai
from penilaian.queries.keberatan import dapat_dibantah
from penilaian.queries.layanan import angka_dibantah
from penilaian.views.skp import revisi_dari, sampaikan
from penilaian.views.tim import ambil_periode


def ambil(request: HttpRequest, publik: object) -> Keberatan:
    """The objection, if the user may read it; 404 otherwise."""
    terlihat = Keberatan.objects.terlihat_oleh(request.user)
    lengkap = terlihat.select_related("skp__pegawai", "skp__penilai", "periode", "putusan__skp", "ditanggapi_oleh")
    return get_object_or_404(lengkap, publik=publik)


def beri_galat(form: forms.Form, galat: ValidationError) -> None:
    """Errors of the domain beside their fields; those of a field the form lacks above them."""
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for nama, pesan in galat.message_dict.items():
        form.add_error(nama if nama in form.fields else None, pesan)


def pasang(request: HttpRequest, keberatan: Keberatan, unggahan: UploadedFile | None) -> None:
    """A file beside the text that is already stored: a bad one costs no text."""
    if unggahan is None:
        return
    try:
        domain.lampirkan(keberatan=keberatan, oleh=request.user, unggahan=unggahan)
    except ValidationError as galat:
        messages.error(request, f"Tulisan tersimpan. Lampiran belum: {' '.join(galat.messages)}")


def tulis(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Begin an objection to the latest delivered result of one's own plan; an open one is shown instead."""
    periode = ambil_periode(kode)
    skp = get_object_or_404(SKP.objects.terlihat_oleh(request.user).select_related("pegawai"), publik=publik)
    if request.user.pegawai_id != skp.pegawai_id:
        raise PermissionDenied
    terbuka = Keberatan.objects.filter(skp=skp, periode=periode).exclude(status="ditarik").first()
    putusan = (
        PutusanNilai.objects.select_related("skp__pegawai", "periode")
        .filter(skp=skp, periode=periode, disampaikan__isnull=False)
        .order_by("-id")
        .first()
    )
    if putusan is None:
        raise Http404
    if terbuka is not None and (terbuka.status != "diputus" or terbuka.putusan_id == putusan.pk):
        return redirect("penilaian:keberatan", terbuka.publik)
    return _isi(request, putusan, None)


def ubah(request: HttpRequest, publik: object) -> HttpResponse:
    """Rewrite one's own draft."""
    keberatan = ambil(request, publik)
    if not izin.boleh_mengubah_keberatan(request.user, keberatan):
        raise PermissionDenied
    return _isi(request, keberatan.putusan, keberatan)


def _isi(request: HttpRequest, putusan: PutusanNilai, keberatan: Keberatan | None) -> HttpResponse:
    try:
        batas = domain.periksa_terbuka(putusan)
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:mengapa", putusan.skp.publik, putusan.periode.kode)
    angka = angka_dibantah(putusan.skp, putusan.periode)
    form = KeberatanForm(
        request.POST or None,
        request.FILES or None,
        initial=awal_keberatan(keberatan, angka),
        realisasi=dapat_dibantah(putusan.skp, putusan.periode),
        angka=angka,
    )
    if request.method == "POST" and form.is_valid():
        try:
            hasil = domain.simpan_draf(putusan=putusan, oleh=request.user, keberatan=keberatan, **form.isi())
        except ValidationError as galat:
            beri_galat(form, galat)
        else:
            pasang(request, hasil, form.cleaned_data["berkas"])
            messages.success(request, "Draf tersimpan. Periksa, lalu kirim.")
            return redirect("penilaian:keberatan", hasil.publik)
    isi = {"form": form, "putusan": putusan, "skp": putusan.skp, "periode": putusan.periode, "batas": batas}
    return render(request, "penilaian/keberatan/tulis.html", isi | {"keberatan": keberatan})


@require_POST
def lampiran_tambah(request: HttpRequest, publik: object) -> HttpResponse:
    """One file more, of the person beside the draft or of the assessor beside the answer."""
    keberatan = ambil(request, publik)
    unggahan = request.FILES.get("berkas")
    try:
        if unggahan is None:
            raise ValidationError("Pilih berkasnya dulu.")
        domain.lampirkan(keberatan=keberatan, oleh=request.user, unggahan=unggahan)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Lampiran tersimpan.")
    return redirect("penilaian:keberatan", publik)


@require_POST
def lampiran_hapus(request: HttpRequest, publik: object, lampiran: object) -> HttpResponse:
    """Take a file away from one's own draft."""
    milik = LampiranKeberatan.objects.select_related("keberatan").filter(keberatan=ambil(request, publik))
    return _langkah(
        request, publik, "Lampiran dihapus.", domain.hapus_lampiran, lampiran=get_object_or_404(milik, publik=lampiran)
    )


@require_POST
def kirim(request: HttpRequest, publik: object) -> HttpResponse:
    """Send the draft: it gets its number."""
    keberatan = ambil(request, publik)
    pesan = "Keberatan terkirim. Nomornya ada di bawah."
    return _langkah(request, publik, pesan, domain.ajukan, keberatan=keberatan, revisi=revisi_dari(request))


@require_POST
def tarik(request: HttpRequest, publik: object) -> HttpResponse:
    """Withdraw, with a reason."""
    return _langkah(
        request,
        publik,
        "Keberatan ditarik.",
        domain.tarik,
        keberatan=ambil(request, publik),
        alasan=request.POST.get("alasan", "")[:200],
    )


@require_POST
def hapus(request: HttpRequest, publik: object) -> HttpResponse:
    """Throw one's own draft away and go back to the result."""
    keberatan = ambil(request, publik)
    try:
        domain.hapus_draf(keberatan=keberatan, oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:keberatan", publik)
    messages.success(request, "Draf keberatan dihapus.")
    return redirect("penilaian:mengapa", keberatan.skp.publik, keberatan.periode.kode)


def _langkah(request: HttpRequest, publik: object, pesan: str, langkah, **isi: object) -> HttpResponse:
    """One transition and back to the page, with what became of it."""
    try:
        langkah(oleh=request.user, **isi)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, pesan)
    return redirect("penilaian:keberatan", publik)
