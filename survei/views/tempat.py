"""Places of a service, kept by the survey manager."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from survei.domain import tempat as domain
from survei.forms.tempat import FormTempat
from survei.views.kelola import layanan_dikelola


def tempat(request: HttpRequest, kode: str, pk: int | None = None) -> HttpResponse:
    """The list with a form for a new place, or for the one being corrected."""
    layanan = layanan_dikelola(request, kode)
    lama = get_object_or_404(layanan.tempat.select_related("wilayah"), pk=pk) if pk else None
    awal = {k: getattr(lama, k) for k in (*domain.DAPAT_DIUBAH, "versi")} if lama else {}
    if lama:
        awal["wilayah"] = lama.wilayah.kode if lama.wilayah else None
    form = FormTempat(request.POST or None, initial=awal)
    konteks: dict[str, object] = {"layanan": layanan, "form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            baru = domain.simpan_tempat(layanan=layanan, tempat=lama, versi=data.pop("versi") or 0, **data)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{baru} disimpan.")
            return redirect("survei:tempat", layanan.kode)
    konteks["daftar"] = layanan.tempat.select_related("wilayah").order_by("nama")
    return render(request, "survei/tempat.html", konteks)


@require_POST
def hapus(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The service is not given there any more."""
    layanan = layanan_dikelola(request, kode)
    satu = get_object_or_404(layanan.tempat, pk=pk)
    domain.hapus_tempat(tempat=satu)
    messages.success(request, f"{satu.nama} dihapus dari layanan ini.")
    return redirect("survei:tempat", layanan.kode)
