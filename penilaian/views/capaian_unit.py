"""Figures and result of one agreement in a period: read by all who may open it, written by who may draft it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from penilaian.choices import StatusPeriode
from penilaian.domain import capaian_unit as domain
from penilaian.forms.perjanjian import HasilUnitForm
from penilaian.models import SKP, Periode, Perjanjian
from penilaian.queries.hasil_unit import baris_periode, hasil_unit
from penilaian.queries.orang_unit import RingkasOrang, gabung, per_unit
from penilaian.queries.perjanjian import periode_hasil
from penilaian.queries.wewenang_unit import boleh_melihat_orang_tim, boleh_menyusun_perjanjian, memimpin
from penilaian.views.perjanjian import ambil
from penilaian.views.tim import ambil_periode


def hasil(request: HttpRequest, publik: object, kode: str, *, kirim: bool = False) -> HttpResponse:
    """The period's figures with their capaian and the result; saving (POST), and sending at an address of its own."""
    objek, periode = ambil(request, publik), ambil_periode(kode)
    get_object_or_404(Perjanjian.objects.pada_periode(periode), pk=objek.pk)
    mengisi = periode.status == StatusPeriode.BERJALAN and boleh_menyusun_perjanjian(request.user, objek.pemilik)
    if request.method == "POST" and not mengisi:
        raise PermissionDenied
    baris = baris_periode(objek, periode)
    form = HasilUnitForm(request.POST or None, baris=baris) if mengisi else None
    if form and request.method == "POST" and form.is_valid():
        try:
            domain.simpan(perjanjian=objek, periode=periode, oleh=request.user, isian=form.isian(), kirim=kirim)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Hasil dikirim dan dihitung." if kirim else "Hasil tersimpan sebagai draf.")
            return redirect("penilaian:perjanjian_hasil", publik, kode)
    return render(
        request,
        "penilaian/unit/hasil.html",
        {
            "p": objek,
            "periode": periode,
            "baris": baris,
            "hasil": next(iter(hasil_unit(periode, Perjanjian.objects.filter(pk=objek.pk)).values()), None),
            "form": form,
            "memimpin": memimpin(request.user, objek.pemilik),
            "orang": _orang_tim(request, objek, periode),
            "periode_lain": periode_hasil(objek),
        },
        status=422 if form and form.is_bound else 200,
    )


def _orang_tim(request: HttpRequest, perjanjian: Perjanjian, periode: Periode) -> RingkasOrang | None:
    """The members of a team in summary, for its leader and those who see these people anyway."""
    if perjanjian.tim is None or not boleh_melihat_orang_tim(request.user, perjanjian.tim):
        return None
    anggota = perjanjian.tim.anggota.filter(masa__contains=hari_ini()).values("pegawai")
    return gabung(per_unit(periode, SKP.objects.filter(pegawai__in=anggota)).values())
