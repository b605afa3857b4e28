"""The reviewer's page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from inovasi import izin
from inovasi.domain import telaah as domain
from inovasi.forms.hasil import FormTelaah
from inovasi.models import Telaah
from inovasi.queries import halaman
from inovasi.views.bersama import angka_versi, jalankan, simpan
from kinerja.navigasi import tunjuk


def _ambil(request: HttpRequest, pk: int) -> Telaah:
    """A review of one's own; those of others do not exist here."""
    semua = Telaah.objects.filter(penelaah__isnull=False, penelaah=request.user.pegawai_id)
    terkait = semua.select_related("gerbang__rubrik", "gerbang__usulan__unit__opd", "gerbang__usulan__layanan")
    return get_object_or_404(terkait, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def telaah(request: HttpRequest, pk: int) -> HttpResponse:
    """Score every criterion, and say what would make the idea better."""
    satu = _ambil(request, pk)
    boleh = izin.boleh_menelaah(request.user, satu)
    if request.method == "POST" and not boleh:
        raise PermissionDenied
    kriteria = list(satu.gerbang.rubrik.kriteria.all())
    skor = dict(satu.skor.values_list("kriteria__kode", "skor"))
    awal: dict[str, Any] = {**skor, "catatan": satu.catatan, "versi": satu.versi}
    form = FormTelaah(request.POST or None, kriteria=kriteria, initial=awal) if boleh else None
    bentrok = None
    if request.method == "POST" and form and form.is_valid():
        data = {"skor": form.skor, "catatan": form.cleaned_data["catatan"]}
        hasil, bentrok = simpan(form, lambda: domain.nilai(telaah=satu, versi=angka_versi(request), **data))
        if hasil:
            messages.success(request, "Telaah tersimpan. Dapat diubah sampai diputus.")
            return redirect("inovasi:telaah", pk)
    tunjuk(request, "inovasi:daftar")
    usulan = satu.gerbang.usulan
    isi = {
        "telaah": satu,
        "usulan": usulan,
        "uji": getattr(usulan, "uji_coba", None),
        "tim": halaman.tim(usulan),
        "berkas": list(usulan.lampiran.all()),
        "kriteria": [(k, skor.get(k.kode)) for k in kriteria],
        "form": form,
        "bentrok": bentrok,
    }
    return render(request, "inovasi/telaah.html", isi, status=422 if form and (form.errors or bentrok) else 200)


@require_POST
def mundur(request: HttpRequest, pk: int) -> HttpResponse:
    """Step aside because of an interest in the proposal."""
    satu = _ambil(request, pk)
    if not izin.boleh_menelaah(request.user, satu):
        raise PermissionDenied
    versi, alasan = angka_versi(request), request.POST.get("alasan", "")
    laku = jalankan(
        request, lambda: domain.mundur(telaah=satu, versi=versi, alasan=alasan), "Anda mundur. Terima kasih."
    )
    return redirect("inovasi:saya") if laku else redirect("inovasi:telaah", pk)
