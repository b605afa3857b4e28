"""Pages of the city's HR that write policy: copy to a draft, change it, put it in force."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai.forms.isian import pasang_galat
from penilaian.choices import StatusKebijakan
from penilaian.domain import kebijakan as domain
from penilaian.domain.semula import sidik_semula
from penilaian.forms.kebijakan import KebijakanForm, nilai_awal
from penilaian.izin import boleh_mengelola_periode
from penilaian.models import Kebijakan


@require_POST
def pertama(request: HttpRequest) -> HttpResponse:
    """The first draft of a new city."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    try:
        draf = domain.buat_pertama()
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("penilaian:aturan_daftar")
    messages.success(request, "Draf aturan pertama dibuat. Periksa angkanya, lalu berlakukan.")
    return redirect("penilaian:aturan", draf.versi)


@require_POST
def salin(request: HttpRequest, versi: int) -> HttpResponse:
    """A draft with the numbers of this version."""
    asal = _dikelola(request, versi)
    draf = domain.buat_versi_baru(dari=asal, nama=request.POST.get("nama", "").strip()[:120] or asal.nama)
    messages.success(request, f"Draf versi {draf.versi} dibuat. Ubah angkanya, lalu berlakukan.")
    return redirect("penilaian:aturan_ubah", draf.versi)


def ubah(request: HttpRequest, versi: int) -> HttpResponse:
    """Change a draft."""
    draf = _dikelola(request, versi)
    if draf.status != StatusKebijakan.DRAF:
        messages.error(request, f"Aturan versi {versi} sudah berlaku dan tidak berubah lagi. Salin menjadi draf baru.")
        return redirect("penilaian:aturan", versi)
    awal = nilai_awal(draf) | {"semula": sidik_semula(draf, domain.DAPAT_DIUBAH)}
    form = KebijakanForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.ubah_draf(kebijakan=draf, perubahan=form.perubahan(), semula=form.cleaned_data["semula"])
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Draf disimpan. Periksa bedanya sebelum memberlakukannya.")
            return redirect("penilaian:aturan", versi)
    return render(request, "penilaian/aturan_formulir.html", {"form": form, "kebijakan": draf})


@require_POST
def berlakukan(request: HttpRequest, versi: int) -> HttpResponse:
    """Put a draft in force, for good."""
    draf = _dikelola(request, versi)
    try:
        domain.berlakukan(kebijakan=draf, alasan=request.POST.get("alasan", "")[:300])
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Aturan versi {versi} berlaku. Pilih versi ini pada periode baru.")
    return redirect("penilaian:aturan", versi)


def _dikelola(request: HttpRequest, versi: int) -> Kebijakan:
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    return get_object_or_404(Kebijakan, versi=versi)
