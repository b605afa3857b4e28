"""Page "Aturan yang dipakai": every rule with value, source and who confirmed it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from penilaian.domain.kepastian import catat_kepastian
from penilaian.izin import boleh_mengelola_periode
from penilaian.queries.ketentuan import cari_ketentuan, daftar_ketentuan, kebijakan_dipakai


@require_safe
def ketentuan(request: HttpRequest) -> HttpResponse:
    """Open to every account; `?perlu=1` leaves those that HR still has to confirm."""
    kebijakan = kebijakan_dipakai()
    semua = daftar_ketentuan(kebijakan) if kebijakan else []
    hanya = request.GET.get("perlu") == "1"
    tersisa = [(nama, [k for k in baris if k.perlu_dipastikan or not hanya]) for nama, baris in semua]
    isi = {
        "kebijakan": kebijakan,
        "kelompok": [(nama, baris) for nama, baris in tersisa if baris],
        "hanya_perlu": hanya,
        "banyak": sum(len(baris) for _, baris in semua),
        "perlu": sum(k.perlu_dipastikan for _, baris in semua for k in baris),
        "mengelola": boleh_mengelola_periode(request.user),
    }
    return render(request, "penilaian/ketentuan.html", isi)


@require_POST
def pastikan(request: HttpRequest, kode: str) -> HttpResponse:
    """Confirm a rule, or withdraw (`cabut`)."""
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    kebijakan = kebijakan_dipakai()
    satu = cari_ketentuan(kebijakan, kode) if kebijakan else None
    if satu is None:
        raise Http404
    pasti = "cabut" not in request.POST
    try:
        catat_kepastian(
            ketentuan=satu,
            pasti=pasti,
            nilai=request.POST.get("nilai", ""),
            alasan=request.POST.get("alasan", ""),
            oleh=request.user,
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{satu.nama}: {'dipastikan' if pasti else 'kepastiannya dicabut'}.")
    return redirect("penilaian:ketentuan")
