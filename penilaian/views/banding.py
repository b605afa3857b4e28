"""Our results beside those that the national application exported."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinerja.documents.tabel import unduhan
from pegawai.domain.impor_berkas import BerkasDitolak
from penilaian.forms.banding import BandingForm
from penilaian.izin import boleh_membandingkan
from penilaian.queries.banding import Banding, bandingkan

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
        "hasil": hasil,
        "tampil": hasil.selisih[:TAMPIL_MAKS] if hasil else [],
        "salah": hasil.kesalahan[:TAMPIL_MAKS] if hasil else [],
    }
    return render(request, "penilaian/banding.html", konteks, status=422 if form.errors else 200)


def _hasil(request: HttpRequest, form: BandingForm) -> Banding | None:
    berkas, periode = form.cleaned_data["berkas"], form.cleaned_data["periode"]
    try:
        return bandingkan(nama=berkas.name, isi=berkas.read(), periode=periode, pengguna=request.user)
    except BerkasDitolak as galat:
        form.add_error("berkas", str(galat))
        return None
