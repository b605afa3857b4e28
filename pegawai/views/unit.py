"""Pages of the city's HR that add and correct units."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai.domain import unit as domain
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.forms.unit import FormUnit
from pegawai.models import UnitKerja
from pegawai.views.bentrok import konteks_bentrok


def isi(request: HttpRequest, kode: str | None = None) -> HttpResponse:
    """Add a unit (below `?induk=`), or correct the one with this code."""
    if not request.user.akses.admin_kota:
        raise PermissionDenied
    semua = UnitKerja.objects.without_tree_fields().select_related("parent")
    lama = get_object_or_404(semua, kode=kode) if kode else None
    awal = {"induk": request.GET.get("induk", "")}
    if lama:
        induk = lama.parent.kode if lama.parent else ""
        awal = {"kode": lama.kode, "nama": lama.nama, "jenis": lama.jenis, "induk": induk, "versi": lama.versi}
    form = FormUnit(request.POST or None, initial=awal)
    konteks: dict[str, object] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        versi = isi.pop("versi") or 0
        try:
            unit = domain.ubah(unit=lama, versi=versi, **isi) if lama else domain.tambah(**isi)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat, {"parent": "induk"})
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{unit} disimpan.")
            return redirect("pegawai:unit", unit.kode)
    return render(request, "pegawai/unit_isi.html", konteks)
