"""Dated records of a person: rank, education, leave and study, discipline."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai import izin
from pegawai.domain import catatan as domain
from pegawai.forms.catatan import FORM
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai


def catatan(request: HttpRequest, publik: str) -> HttpResponse:
    """All records of a person that this user may see."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user), publik=publik)
    if not izin.boleh_melihat_data_pribadi(request.user, pegawai):
        raise PermissionDenied
    terlihat = [j for j in domain.JENIS if j != "disiplin" or izin.boleh_melihat_disiplin(request.user, pegawai)]
    bagian = [
        {
            "jenis": jenis,
            "nama": domain.JENIS[jenis]._meta.verbose_name,
            "baris": list(domain.JENIS[jenis]._default_manager.filter(pegawai=pegawai)),
        }
        for jenis in terlihat
    ]
    boleh_ubah = izin.boleh_mengubah_pegawai(request.user, pegawai)
    return render(request, "pegawai/catatan.html", {"pegawai": pegawai, "bagian": bagian, "boleh_ubah": boleh_ubah})


def catatan_isi(request: HttpRequest, publik: str, jenis: str, pk: int | None = None) -> HttpResponse:
    """Add a record, or change one."""
    pegawai = _dikelola(request, publik, jenis)
    lama = get_object_or_404(domain.JENIS[jenis], pk=pk, pegawai=pegawai) if pk else None
    kelas = FORM[jenis]
    form = kelas(request.POST or None, initial=kelas.awal(lama) if lama else {})
    if request.method == "POST" and form.is_valid():
        try:
            domain.simpan(
                jenis=jenis, pegawai=pegawai, data=form.data_catatan(), alasan=form.cleaned_data["alasan"], pk=pk
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Catatan disimpan.")
            return redirect("pegawai:catatan", publik=publik)
    nama = domain.JENIS[jenis]._meta.verbose_name
    return render(request, "pegawai/catatan_isi.html", {"pegawai": pegawai, "form": form, "nama": nama, "lama": lama})


@require_POST
def catatan_hapus(request: HttpRequest, publik: str, jenis: str, pk: int) -> HttpResponse:
    """Remove a record written by mistake."""
    pegawai = _dikelola(request, publik, jenis)
    alasan = request.POST.get("alasan", "").strip()[:200]
    satu: Any = get_object_or_404(domain.JENIS[jenis], pk=pk, pegawai=pegawai)
    if alasan:
        domain.hapus(jenis=jenis, pegawai=pegawai, pk=satu.pk, alasan=alasan)
        messages.success(request, "Catatan dihapus; riwayatnya tetap tersimpan.")
    else:
        messages.error(request, "Tulis alasan menghapus catatan.")
    return redirect("pegawai:catatan", publik=publik)


def _dikelola(request: HttpRequest, publik: str, jenis: str) -> Pegawai:
    if jenis not in domain.JENIS:
        raise Http404
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user), publik=publik)
    if not izin.boleh_mengubah_pegawai(request.user, pegawai):
        raise PermissionDenied
    return pegawai
