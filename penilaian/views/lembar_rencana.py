"""A draft filled from a spreadsheet: paste or upload, say which column is what, look, add."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from penilaian.domain.rencana_lembar import tambahkan
from penilaian.forms.lembar_rencana import PetaForm, SumberForm, baca_kembali
from penilaian.models import SKP, Periode
from penilaian.queries.kesiapan import periode_sasaran
from penilaian.queries.lembar_rencana import Tabel, susun
from penilaian.views.rencana import ambil_rancangan, tolak


def tempel(request: HttpRequest, publik: object) -> HttpResponse:
    """First the cells; with a table in the form, the columns and what came of them."""
    skp = ambil_rancangan(request, publik)
    periode = list(periode_sasaran(skp))
    if "tabel" in request.POST:
        try:
            tabel = baca_kembali(request.POST["tabel"])
        except ValueError:
            messages.error(request, "Barisnya tidak sampai utuh. Tempel sekali lagi.")
            return redirect("penilaian:lembar_rencana", publik=publik)
        return _peta(request, skp, periode, tabel)
    form = SumberForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _peta(request, skp, periode, form.cleaned_data["tabel"])
    konteks = {"skp": skp, "form": form, "judul_form": "Isi dari lembar kerja", "batal": _kembali(skp)}
    return render(request, "penilaian/skp/lembar_sumber.html", konteks, status=422 if form.is_bound else 200)


def _peta(request: HttpRequest, skp: SKP, periode: list[Periode], tabel: Tabel) -> HttpResponse:
    terikat = request.POST if "tabel" in request.POST else None
    form = PetaForm(terikat, tabel=tabel, periode=periode, revisi=skp.revisi)
    letak = form.letak() if terikat and form.is_valid() else form.letak_awal()
    rencana = susun(tabel, letak, periode)
    if terikat and "tambah" in request.POST and form.is_valid():
        try:
            banyak = tambahkan(skp=skp, oleh=request.user, rencana=rencana, revisi=form.cleaned_data["revisi"])
        except ValidationError as galat:
            tolak(form, galat, skp, {})
        else:
            messages.success(request, f"{len(rencana.hasil)} hasil kerja dan {banyak} indikator masuk ke rancangan.")
            return redirect(_kembali(skp))
    nama = {p.pk: p.nama for p in periode}
    konteks = {
        "skp": skp,
        "form": form,
        "rencana": rencana,
        "baris": [(h, i, [(nama[p], t) for p, t in i.target.items()]) for h in rencana.hasil for i in h.indikator],
        "jumlah_baris": len(tabel.baris),
    }
    return render(request, "penilaian/skp/lembar_peta.html", konteks, status=422 if form.errors else 200)


def _kembali(skp: SKP) -> str:
    return reverse("penilaian:skp", args=[skp.publik])
