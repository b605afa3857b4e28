"""The public page that confirms number and fingerprint of a document, and shows nobody's data."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kinerja.domain.dokumen import kode_baku
from kinerja.forms_periksa import FormBandingkan, FormBerkas, FormKode
from kinerja.laju import dibatasi
from kinerja.models import BerkasTerbit, DokumenTerbit
from kinerja.slot import isi_slot

_TIDAK_DIKENAL = (
    "Berkas ini tidak dikenal: bukan dari Kinerja, sudah diubah, atau hasil simpan ulang. "
    "Periksa lewat kode yang tercetak."
)


def _umum(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to everybody within limits, kept by no cache and no search engine."""

    @wraps(view)
    def dalam(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        jawab = view(request, *args, **kwargs)
        jawab["X-Robots-Tag"] = "noindex, nofollow"
        return jawab

    batas = dibatasi("periksa", batas=60)(dalam)
    return login_not_required(never_cache(require_http_methods(["GET", "HEAD", "POST"])(batas)))


def _kiriman(request: HttpRequest) -> tuple:
    """What was sent, also when all of it is empty."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


@_umum
def periksa(request: HttpRequest) -> HttpResponse:
    """Type the code (?kode=), or send the PDF to learn which document it is."""
    form_kode = FormKode(request.GET if "kode" in request.GET else None)
    if form_kode.is_valid():
        return redirect("kinerja:periksa_dokumen", form_kode.cleaned_data["kode"].kode)
    form_berkas = FormBerkas(*_kiriman(request))
    if form_berkas.is_valid():
        ketemu = DokumenTerbit.objects.filter(berkas__sha256=form_berkas.cleaned_data["berkas"]).first()
        if ketemu:
            return _satu(request, ketemu, FormBandingkan(), "sama", dari_berkas=True)
        form_berkas.add_error("berkas", _TIDAK_DIKENAL)
    galat = form_kode.is_bound or form_berkas.is_bound
    isi = {"form_kode": form_kode, "form_berkas": form_berkas}
    return render(request, "kinerja/periksa.html", isi, status=422 if galat else 200)


@_umum
def dokumen(request: HttpRequest, dokumen: str) -> HttpResponse:
    """One document: kind, number, fingerprint, day and state; a POST compares a file or a fingerprint with it."""
    d = DokumenTerbit.objects.filter(kode=kode_baku(dokumen) or "-").first()
    if d is None:
        isi = {"form_kode": FormKode({"kode": dokumen}), "form_berkas": FormBerkas()}
        return render(request, "kinerja/periksa.html", isi, status=404)
    form = FormBandingkan(*_kiriman(request))
    putusan = ""
    if form.is_valid():
        putusan = _putusan(d, form.cleaned_data["sidik"], form.cleaned_data["dari_berkas"])
    return _satu(request, d, form, putusan, dari_berkas=bool(putusan) and form.cleaned_data["dari_berkas"])


def _satu(
    request: HttpRequest, d: DokumenTerbit, form: FormBandingkan, putusan: str, *, dari_berkas: bool
) -> HttpResponse:
    isi = {"d": d, "form": form, "putusan": putusan, "dari_berkas": dari_berkas, "kelola": _kelola(request, d)}
    return render(request, "kinerja/periksa_dokumen.html", isi, status=422 if form.errors else 200)


def _kelola(request: HttpRequest, d: DokumenTerbit) -> str:
    """Where who issued it, or HR, sees more of it; "" for everybody else."""
    if not request.user.is_authenticated:
        return ""
    return next((url for alamat in isi_slot("dokumen_kelola") if (url := alamat(request.user, d))), "")


def _putusan(d: DokumenTerbit, sidik: str, dari_berkas: bool) -> str:
    """`sama`, `berbeda`, or `lain` for the file of another document."""
    if sidik == d.sidik or BerkasTerbit.objects.filter(dokumen=d, sha256=sidik).exists():
        return "sama"
    lain = dari_berkas and BerkasTerbit.objects.filter(sha256=sidik).exists()
    return "lain" if lain else "berbeda"
