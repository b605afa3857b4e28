"""Who signs the certificates: of the city, and of each agency that runs batches of its own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from pegawai.views.bentrok import konteks_bentrok
from pelatihan import izin
from pelatihan.domain.penandatangan import tetapkan
from pelatihan.forms.penandatangan import FormPenandatangan
from pelatihan.models import Penandatangan

# Stands for the whole city in an address.
KOTA = "kota"


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The city and the agencies whose batches one may run, each with who signs."""
    if not izin.boleh_mengelola_pelatihan(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola pelatihan.")
    ada = {p.unit_id: p for p in Penandatangan.objects.select_related("pejabat")}
    isi = {
        "kota": ada.get(None),
        "menulis_kota": izin.boleh_mengelola_katalog(request.user),
        "baris": [(u, ada.get(u.pk)) for u in izin.perangkat_dikelola(request.user)],
    }
    return render(request, "pelatihan/kelola/penandatangan_daftar.html", isi)


def isi(request: HttpRequest, unit: str) -> HttpResponse:
    """Set the one of an agency, or of the city."""
    satu = None if unit == KOTA else get_object_or_404(UnitKerja.objects.without_tree_fields(), kode=unit)
    if not izin.boleh_menetapkan_penandatangan(request.user, satu):
        raise PermissionDenied("Penandatangan ditetapkan pengelola pelatihannya.")
    lama = Penandatangan.objects.filter(unit=satu).select_related("pejabat").first()
    awal = {"pejabat": lama.pejabat, "jabatan": lama.jabatan, "versi": lama.versi} if lama else {"versi": 0}
    form = FormPenandatangan(request.POST or None, pengguna=request.user, initial=awal)
    konteks: dict[str, object] = {"form": form, "unit": satu, "lama": lama}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            versi = data["versi"] or 0
            baru = tetapkan(unit=satu, pejabat=data["pejabat"], jabatan=data["jabatan"], versi=versi)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Sertifikat berikutnya ditandatangani {baru}.")
            return redirect("pelatihan:kelola_penandatangan_daftar")
    status = 422 if form.errors or "bentrok" in konteks else 200
    return render(request, "pelatihan/kelola/penandatangan.html", konteks, status=status)
