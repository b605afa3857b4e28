"""Test results out of a sheet: look first, then store."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinerja.documents.tabel import teks_csv, unduhan
from kinerja.lembar import BerkasDitolak
from kinerja.navigasi import tunjuk
from pelatihan import izin
from pelatihan.domain import impor_uji as domain
from pelatihan.forms.kompetensi import ImporUjiForm

DITUNJUKKAN = 50


def impor(request: HttpRequest) -> HttpResponse:
    """Check a file and show what would change; `simpan` stores the rows that were shown; ?templat gives a sample."""
    if not izin.boleh_mengimpor_uji(request.user):
        raise PermissionDenied("Hasil uji dimasukkan HR atau pengelola pelatihan kota.")
    kelola = izin.boleh_mengelola_katalog(request.user)
    tunjuk(request, "pelatihan:kelola" if kelola else "pelatihan:kepatuhan")
    judul = [k for k, _ in domain.KOLOM.values()]
    if "templat" in request.GET:
        return unduhan(nama="templat-hasil-uji", bentuk="xlsx", kolom=judul, baris=[domain.CONTOH])
    form = ImporUjiForm(request.POST or None, request.FILES or None)
    hasil = None
    if request.method == "POST" and form.is_valid():
        try:
            hasil = domain.periksa(nama=form.cleaned_data["nama"], isi=form.cleaned_data["isi"], oleh=request.user)
        except BerkasDitolak as galat:
            form.add_error("berkas", str(galat))
    if hasil and not hasil.kesalahan and "simpan" in request.POST:
        banyak = domain.simpan(baris=hasil.baris, oleh=request.user)
        messages.success(request, f"{banyak} hasil uji masuk.")
        return redirect("pelatihan:kompetensi_impor")
    isi = {
        "form": ImporUjiForm() if hasil else form,
        "hasil": hasil,
        "contoh": hasil.baris[:DITUNJUKKAN] if hasil else [],
        "salah": hasil.kesalahan[:DITUNJUKKAN] if hasil else [],
        "teks": _teks(hasil) if hasil and not hasil.kesalahan else "",
        "judul_kolom": judul,
        "kelola": kelola,
    }
    gagal = form.errors or (hasil and hasil.kesalahan)
    return render(request, "pelatihan/kompetensi_impor.html", isi, status=422 if gagal else 200)


def _teks(hasil: domain.HasilUji) -> str:
    """The checked rows as text, to be sent back with the decision to store them."""
    baris = ([b.pegawai.nip, b.kompetensi.kode, b.tingkat, f"{b.tanggal:%d/%m/%Y}", b.catatan] for b in hasil.baris)
    return teks_csv([k for k, _ in domain.KOLOM.values()], baris).decode("utf-8-sig")
