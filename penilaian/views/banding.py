"""Our results beside those that the national application exported."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kinerja.documents.tabel import JENIS_ISI, unduhan, xlsx_berlembar
from kinerja.lembar import BerkasDitolak
from penilaian.forms.banding import BandingForm, HasilForm
from penilaian.izin import boleh_membandingkan
from penilaian.queries.banding import Banding, bandingkan
from penilaian.queries.hasil_ekinerja import KOLOM_HASIL, KOLOM_ORANG, hasil_ekinerja

TAMPIL_MAKS = 200
KOLOM = ("NIP", "Nama", "Unit", "Predikat di Kinerja", "Predikat di e-Kinerja")


def banding(request: HttpRequest) -> HttpResponse:
    """Upload, then the people who differ, on the page or as a workbook."""
    if not boleh_membandingkan(request.user):
        raise PermissionDenied("Pembandingan dibuka admin kepegawaian dan auditor.")
    form = BandingForm(request.POST or None, request.FILES or None)
    hasil = _hasil(request, form) if request.method == "POST" and form.is_valid() else None
    if hasil is not None and "unduh" in request.POST:
        baris = [(s.nip, s.nama, s.unit, *s.label) for s in hasil.selisih]
        return unduhan(nama="selisih-e-kinerja", bentuk="xlsx", kolom=KOLOM, baris=baris)
    konteks = {
        "form": form,
        "form_hasil": HasilForm(pengguna=request.user),
        "hasil": hasil,
        "tampil": hasil.selisih[:TAMPIL_MAKS] if hasil else [],
        "salah": hasil.kesalahan[:TAMPIL_MAKS] if hasil else [],
    }
    return render(request, "penilaian/banding.html", konteks, status=422 if form.errors else 200)


@require_safe
def hasil(request: HttpRequest) -> HttpResponse:
    """Results of an agency (?periode=KODE&unit=KODE) as a workbook to type or paste from, person by person."""
    if not boleh_membandingkan(request.user):
        raise PermissionDenied("Hasil untuk e-Kinerja diunduh admin kepegawaian dan auditor.")
    form = HasilForm(request.GET or None, pengguna=request.user)
    if not form.is_valid():
        isi = {"form": BandingForm(), "form_hasil": form}
        return render(request, "penilaian/banding.html", isi, status=422 if form.errors else 200)
    periode, opd = form.cleaned_data["periode"], form.cleaned_data["unit"]
    baris = hasil_ekinerja(periode, opd, request.user)
    buku = xlsx_berlembar({"Hasil": (KOLOM_ORANG, baris.orang), "Realisasi": (KOLOM_HASIL, baris.hasil)})
    jawaban = HttpResponse(buku, content_type=JENIS_ISI["xlsx"])
    nama = f"e-kinerja-{slugify(opd.nama)}-{slugify(periode.kode)}"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawaban


def _hasil(request: HttpRequest, form: BandingForm) -> Banding | None:
    berkas, periode = form.cleaned_data["berkas"], form.cleaned_data["periode"]
    try:
        return bandingkan(nama=berkas.name, isi=berkas.read(), periode=periode, pengguna=request.user)
    except BerkasDitolak as galat:
        form.add_error("berkas", str(galat))
        return None
