"""The anonymous round: whom one is asked about, the form, the summary, and opening it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from penilaian.domain import pendapat as domain
from penilaian.forms.pendapat import PendapatForm, PutaranForm
from penilaian.izin import boleh_melihat_periode, boleh_mengelola_periode
from penilaian.models import SKP, PutaranPendapat
from penilaian.queries import pendapat as queries
from penilaian.queries.wewenang import boleh_menilai
from penilaian.views.tim import ambil_periode


def _beri_galat(form: PendapatForm | PutaranForm, galat: ValidationError) -> None:
    form.add_error(None, ValidationError(galat.message_dict) if hasattr(galat, "error_dict") else galat)


def daftar(request: HttpRequest) -> HttpResponse:
    """The people one is asked about in the rounds of today."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    return render(request, "penilaian/pendapat/daftar.html", {"daftar": queries.diminta(request.user)[:50]})


def isi(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's opinion about one person. No draft, no token: nothing that ties the words to the writer is kept."""
    peserta = get_object_or_404(queries.diminta(request.user), pk=pk)
    form = PendapatForm(request.POST or None)
    if peserta.sudah:
        return redirect("penilaian:pendapat_daftar")
    if request.method == "POST" and form.is_valid():
        try:
            domain.beri(peserta=peserta, oleh=request.user, rating=form.rating(), teks=form.cleaned_data["teks"])
        except ValidationError as galat:
            _beri_galat(form, galat)
        else:
            messages.success(request, "Pendapat Anda diterima tanpa nama.")
            return redirect("penilaian:pendapat_daftar")
    return render(request, "penilaian/pendapat/isi.html", {"peserta": peserta, "form": form})


def ringkasan(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """The summary after the round; the texts for the person and who rates them alone."""
    periode = ambil_periode(kode)
    skp = get_object_or_404(SKP.objects.select_related("pegawai"), publik=publik)
    milik = skp.pegawai_id == request.user.pegawai_id is not None
    menilai = boleh_menilai(request.user, skp, periode)
    if not (milik or menilai or SKP.objects.terlihat_oleh(request.user).filter(pk=skp.pk).exists()):
        raise Http404
    isi = queries.ringkasan(skp, periode, dengan_teks=milik or menilai)
    return render(
        request,
        "penilaian/pendapat/ringkasan.html",
        {"skp": skp, "periode": periode, "r": isi, "menilai": menilai, "dengan_teks": milik or menilai},
    )


def putaran(request: HttpRequest, kode: str) -> HttpResponse:
    """The round of a period: opened by HR of the city; sums for those who follow the period."""
    if not boleh_melihat_periode(request.user):
        raise PermissionDenied
    periode = ambil_periode(kode)
    mengelola = boleh_mengelola_periode(request.user)
    form = PutaranForm(request.POST or None)
    if request.method == "POST":
        if not mengelola:
            raise PermissionDenied
        if form.is_valid():
            try:
                domain.buka(periode=periode, oleh=request.user, selesai=form.cleaned_data["selesai"])
            except ValidationError as galat:
                _beri_galat(form, galat)
            else:
                messages.success(request, "Putaran pendapat dibuka. Yang diminta diberi tahu.")
                return redirect("penilaian:pendapat_putaran", kode)
    ada = PutaranPendapat.objects.filter(periode=periode).first()
    maju = queries.kemajuan(ada) if ada else None
    isi = {"periode": periode, "form": form, "mengelola": mengelola, "putaran": ada, "maju": maju}
    return render(request, "penilaian/pendapat/putaran.html", isi)
