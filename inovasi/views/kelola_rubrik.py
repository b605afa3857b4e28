"""Versions of the rubric: read by every innovation manager, made by the city's."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from inovasi import izin
from inovasi.domain import rubrik as domain
from inovasi.forms.kelola import BarisKriteriaForm, FormRubrik, isi_kriteria
from inovasi.models import Rubrik
from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok

_KRITERIA = ("kode", "nama", "bobot", "uraian")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All versions, the newest first, with how many gates they have judged."""
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    tunjuk(request, "inovasi:kelola")
    semua = Rubrik.objects.annotate(pakai=Count("gerbang")).prefetch_related("kriteria")
    isi = {"daftar": semua, "kota": izin.boleh_mengelola_kota(request.user)}
    return render(request, "inovasi/kelola/rubrik_daftar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def rubrik(request: HttpRequest, nomor: int | None = None) -> HttpResponse:
    """A new version, begun with what the newest says, or one that has judged nothing yet."""
    if not izin.boleh_mengelola_kota(request.user):
        raise PermissionDenied("Rubrik dibuat pengelola inovasi kota.")
    tunjuk(request, "inovasi:kelola")
    satu = get_object_or_404(Rubrik, nomor=nomor) if nomor else None
    dasar = satu or Rubrik.objects.order_by("-nomor").first()
    form = FormRubrik(request.POST or None, instance=satu, initial=_awal(satu, dasar))
    baris = BarisKriteriaForm(request.POST or None, initial=_kriteria(dasar), prefix="k")
    lain: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid() and baris.is_valid():
        try:
            hasil = domain.simpan(
                rubrik=satu, versi=form.cleaned_data["versi"], data=form.isi, kriteria=isi_kriteria(baris)
            )
        except SuntingBersamaan as galat:
            lain = konteks_bentrok(form, galat) | {"terbaru": request.path}
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{hasil} tersimpan, berlaku mulai {hasil.berlaku:%d/%m/%Y}.")
            return redirect("inovasi:rubrik_daftar")
    isi = {"rubrik": satu, "form": form, "baris": baris, "terpakai": satu is not None and satu.gerbang.exists(), **lain}
    salah = form.errors or (baris.is_bound and not baris.is_valid()) or "bentrok" in lain
    return render(request, "inovasi/kelola/rubrik.html", isi, status=422 if salah else 200)


def _awal(satu: Rubrik | None, dasar: Rubrik | None) -> dict[str, object]:
    if satu:
        return {"versi": satu.versi}
    lama = {"hari_kerja": dasar.hari_kerja, "ambang": dasar.ambang} if dasar else {}
    return {"versi": 1, "berlaku": hari_ini(), **lama}


def _kriteria(dasar: Rubrik | None) -> list[dict[str, object]]:
    if dasar is None:
        return [{n: getattr(k, n) for n in _KRITERIA} for k in domain.PASAL_6]
    return list(dasar.kriteria.values(*_KRITERIA))
