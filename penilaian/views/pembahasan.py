"""One assessor in the calibration of a period, and the talks about it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai
from penilaian.choices import Predikat
from penilaian.domain import pembahasan as domain
from penilaian.forms.pembahasan import PembahasanForm
from penilaian.izin import boleh_membahas
from penilaian.models import Pembahasan, Periode
from penilaian.queries import kalibrasi as queries
from penilaian.queries.kesulitan import kesulitan_target
from penilaian.views.kalibrasi import periode_kalibrasi
from penilaian.views.kalibrasi_kata import gambar, sebutan, selisih_kata

PALING_BANYAK = 50


@require_safe
def penilai(request: HttpRequest, kode: str, publik: UUID) -> HttpResponse:
    """Estimate, distribution, differences, near cases, targets and talks of one assessor."""
    periode, orang = _ambil(request, kode, publik)
    return _halaman(request, periode, orang, PembahasanForm(initial={"tanggal": hari_ini()}))


@require_POST
def bahas(request: HttpRequest, kode: str, publik: UUID) -> HttpResponse:
    """Record a talk."""
    periode, orang = _ambil(request, kode, publik)
    if not boleh_membahas(request.user, orang):
        raise PermissionDenied
    form = PembahasanForm(request.POST)
    if form.is_valid():
        try:
            domain.catat_pembahasan(penilai=orang, periode=periode, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Pembahasan dicatat. Tidak ada rating yang berubah.")
            return redirect("penilaian:kalibrasi_penilai", kode, publik)
    return _halaman(request, periode, orang, form, status=422)


def _ambil(request: HttpRequest, kode: str, publik: UUID) -> tuple[Periode, Pegawai]:
    periode = periode_kalibrasi(request.user, kode)
    return periode, get_object_or_404(queries.penilai_dengan_hak(request.user), publik=publik)


def _halaman(
    request: HttpRequest, periode: Periode, orang: Pegawai, form: PembahasanForm, status: int = 200
) -> HttpResponse:
    hasil = queries.taksir_periode(periode)
    taksiran = hasil.taksiran.get(orang.pk)
    baris = queries.baris_satu(orang, periode, taksiran)
    isi = {
        "periode": periode,
        "orang": orang,
        "saya": request.user.pegawai_id == orang.pk,
        "taksiran": taksiran,
        "kata": sebutan(taksiran),
        "gambar": gambar(taksiran),
        "kalibrasi": hasil,
        "selisih": selisih_kata(taksiran),
        "baris": baris,
        "predikat": [(p.label, baris.predikat[p]) for p in Predikat],
        "diputus": baris.diputus,
        "berbeda": queries.berbeda(request.user, periode).filter(skp__penilai=orang)[:PALING_BANYAK],
        "dekat": queries.dekat_ambang(request.user, periode).filter(skp__penilai=orang)[:PALING_BANYAK],
        "target": kesulitan_target(periode, [orang.pk]),
        "pembahasan": Pembahasan.objects.filter(penilai=orang, periode=periode).select_related("oleh"),
        "membahas": boleh_membahas(request.user, orang),
        "form": form,
    }
    return render(request, "penilaian/kalibrasi/penilai.html", isi, status=status)
