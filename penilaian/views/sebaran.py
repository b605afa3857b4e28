"""The spread of a group against its limits: read by those who watch the unit, named and confirmed by its leader."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai.forms.isian import pasang_galat
from penilaian.domain import sebaran as domain
from penilaian.forms.unit import KelompokForm, PengesahanForm
from penilaian.models import KelompokSebaran, Periode
from penilaian.queries import sebaran as queries
from penilaian.queries.lingkup_unit import unit_dipantau
from penilaian.views.kinerja_unit import ambil_unit
from penilaian.views.skp import sampaikan
from penilaian.views.tim import ambil_periode


def _ambil(request: HttpRequest, unit: str, kode: str) -> tuple[Any, Periode]:
    """Unit and period. Who reads only the unit's own result (an employee) may not see its people: 403."""
    satu = ambil_unit(request, unit)
    if not satu.dipantau:
        raise PermissionDenied
    return satu, ambil_periode(kode)


def sebaran(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """The group as it is now: counts, quotas, what is broken, and the confirmations."""
    satu, periode = _ambil(request, unit, kode)
    return _halaman(request, satu, periode)


def _halaman(request: HttpRequest, satu: Any, periode: Periode, form: PengesahanForm | None = None) -> HttpResponse:
    kelompok = KelompokSebaran.objects.filter(unit=satu.pk, periode=periode).select_related("oleh").first()
    bawahan = kelompok.dengan_bawahan if kelompok else request.GET.get("bawahan") != "tidak"
    lain = None if kelompok else queries.kelompok_bertabrakan(satu, periode, dengan_bawahan=bawahan)
    kini = queries.sebaran(satu, periode, dengan_bawahan=bawahan)
    pengesahan = list(kelompok.pengesahan.select_related("oleh")) if kelompok else []
    berubah = bool(pengesahan) and not kini.sama_dengan(pengesahan[0])
    memimpin = queries.boleh_memimpin_kelompok(request.user, satu)
    mengesahkan = memimpin and kelompok and kini.organisasi and (berubah or not pengesahan)
    isi = {
        "unit": satu,
        "periode": periode,
        "kelompok": kelompok,
        "bawahan": bawahan,
        "s": kini,
        "pengesahan": pengesahan,
        "berubah": berubah,
        "bertabrakan": lain,
        "bertabrakan_terbuka": lain is not None and unit_dipantau(request.user).filter(pk=lain.unit_id).exists(),
        "form_kelompok": KelompokForm(initial={"dengan_bawahan": "ya" if bawahan else "tidak"})
        if memimpin and not pengesahan
        else None,
        "form": form or (PengesahanForm(wajib=bool(kini.dilanggar or kini.belum)) if mengesahkan else None),
    }
    return render(request, "penilaian/unit/sebaran.html", isi, status=422 if form else 200)


def _kembali(unit: str, kode: str) -> HttpResponse:
    return redirect("penilaian:unit_sebaran", unit, kode)


@require_POST
def kelompok(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """Name the group."""
    satu, periode = _ambil(request, unit, kode)
    bawahan = request.POST.get("dengan_bawahan") != "tidak"
    try:
        domain.namai(unit=satu, periode=periode, oleh=request.user, dengan_bawahan=bawahan)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Kelompok dinamai. Batas sebaran dihitung atas kelompok ini.")
    return _kembali(unit, kode)


@require_POST
def bubarkan(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """Take the name of the group away."""
    satu, periode = _ambil(request, unit, kode)
    try:
        domain.bubarkan(kelompok=_kelompok(satu, periode), oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Kelompok dibubarkan.")
    return _kembali(unit, kode)


@require_POST
def sahkan(request: HttpRequest, unit: str, kode: str) -> HttpResponse:
    """Confirm the spread as it is."""
    satu, periode = _ambil(request, unit, kode)
    form = PengesahanForm(request.POST)
    if form.is_valid():
        try:
            domain.sahkan(kelompok=_kelompok(satu, periode), oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Sebaran disahkan. Tidak ada rating yang diubah.")
            return _kembali(unit, kode)
    return _halaman(request, satu, periode, form)


def _kelompok(unit: Any, periode: Periode) -> KelompokSebaran:
    return get_object_or_404(KelompokSebaran.objects.select_related("unit"), unit=unit.pk, periode=periode)
