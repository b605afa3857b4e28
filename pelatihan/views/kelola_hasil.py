"""The end of a batch: test scores, the check who passes, certificates."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinerja.lembar import BerkasDitolak, Salah
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pelatihan.choices import StatusPeserta
from pelatihan.domain import kelulusan as domain
from pelatihan.forms.kelola_angkatan import FormTempelTes, FormTes
from pelatihan.queries.kelola import BERLANGSUNG, dikelola
from pelatihan.queries.kelulusan import periksa
from pelatihan.queries.penandatangan import penandatangan
from pelatihan.queries.tes import baca_tes
from pelatihan.views.kelola_angkatan import angkatan_dikelola, versi_dari


def tes(request: HttpRequest, publik: object) -> HttpResponse:
    """A table of scores; a sheet pasted or uploaded fills the table, and is stored only after it was looked at."""
    angkatan = angkatan_dikelola(request, publik)
    tempat = angkatan.peserta.filter(status=StatusPeserta.DITERIMA).select_related("pegawai")
    peserta = list(tempat.order_by("pegawai__nama", "pk"))
    tempel = FormTempelTes(request.POST, request.FILES) if "tempel" in request.POST else FormTempelTes()
    form = FormTes(request.POST if "simpan" in request.POST else None, peserta=peserta)
    salah: list[Salah] = []
    if form.is_bound and form.is_valid():
        try:
            banyak = domain.catat_tes(
                angkatan=angkatan, nilai=form.nilai, semula=form.semula, pencatat=request.user.pegawai_id
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Nilai {banyak} orang disimpan." if banyak else "Tidak ada nilai yang berubah.")
            return redirect("pelatihan:kelola_tes", publik)
    terisi = 0
    if tempel.is_bound and tempel.is_valid():
        try:
            nilai, salah = baca_tes(nama=tempel.cleaned_data["nama"], isi=tempel.cleaned_data["isi"], peserta=peserta)
            form, terisi = FormTes(peserta=peserta, isi=nilai), len(nilai)
        except BerkasDitolak as galat:
            tempel.add_error("teks", str(galat))
    konteks = {
        "a": angkatan,
        "form": form,
        "tempel": tempel,
        "salah": salah[:50],
        "terisi": terisi,
        "berlangsung": angkatan.status in BERLANGSUNG,
    }
    gagal = form.errors or tempel.errors
    return render(request, "pelatihan/kelola/tes.html", konteks, status=422 if gagal else 200)


def selesai(request: HttpRequest, publik: object) -> HttpResponse:
    """Who would pass and who not, with the reason; then the certificates."""
    angkatan_dikelola(request, publik)
    satu = dikelola(request.user).get(publik=publik)
    if request.method == "POST":
        try:
            domain.selesaikan(angkatan=satu, versi=versi_dari(request))
        except SuntingBersamaan as galat:
            messages.error(request, f"Angkatan ini diubah {galat.oleh or 'orang lain'}. Periksa lagi, lalu selesaikan.")
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
        else:
            messages.success(request, "Angkatan selesai. Sertifikat terbit bagi yang lulus; mereka diberi tahu.")
            return redirect("pelatihan:kelola_angkatan", publik)
        return redirect("pelatihan:kelola_selesai", publik)
    hasil = periksa(satu)
    konteks = {
        "a": satu,
        "lulus": [k for k in hasil if k.lulus],
        "tidak": [k for k in hasil if not k.lulus],
        "berlangsung": satu.status in BERLANGSUNG,
        "pejabat": penandatangan(satu),
    }
    return render(request, "pelatihan/kelola/selesai.html", konteks)
