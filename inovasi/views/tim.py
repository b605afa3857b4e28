"""The team of a proposal: asked in, answering, writing one's part, confirming the parts of the others."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from inovasi.domain import tim as domain
from inovasi.forms.tim import FormBagian, FormUndang
from inovasi.izin import Hak
from inovasi.models import Anggota, Usulan
from inovasi.queries.halaman import bagian_menunggu
from inovasi.queries.halaman import tim as baca_tim
from inovasi.views.bersama import ambil_berhak, angka_versi, jalankan, simpan
from kinerja.navigasi import tunjuk
from pegawai.models import Pegawai
from pegawai.queries.cari import cari_orang
from pegawai.queries.daftar import dengan_penempatan

PALING_BANYAK = 8


@require_safe
def tim(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Who takes part with what, who has confirmed it; the leader finds colleagues by name (?cari=)."""
    satu, hak = ambil_berhak(request, publik, lambda h: h.anggota is not None)
    return _halaman(request, satu, hak)


def _halaman(request: HttpRequest, satu: Usulan, hak: Hak, status: int = 200, **form: Any) -> HttpResponse:
    tunjuk(request, "inovasi:daftar")
    cari = request.GET.get("cari", "").strip()[:100]
    orang = _cari(satu, cari) if hak.memimpin and hak.menulis and cari else None
    semua, saya = baca_tim(satu), hak.anggota
    bagian = {"bagian": saya.bagian, "boleh_disebut": saya.boleh_disebut, "versi": saya.versi} if saya else {}
    isi = {
        "usulan": satu,
        "hak": hak,
        "tim": semua,
        "cari": cari,
        "orang": orang,
        "undang": FormUndang(orang=orang) if orang is not None else None,
        "bagian": FormBagian(initial=bagian) if hak.menulis else None,
        "menunggu_saya": bagian_menunggu(saya, semua) if saya and hak.menulis else [],
    }
    return render(request, "inovasi/tim.html", isi | form, status=status)


def _cari(satu: Usulan, cari: str) -> Any:
    """People in service of any unit who are not in the team; few, with their placement."""
    luar = Pegawai.objects.aktif().exclude(pk__in=satu.anggota.exclude(status="menolak").values("pegawai"))
    pk = [o.pk for o in cari_orang(luar, cari)[:PALING_BANYAK]]
    return dengan_penempatan(Pegawai.objects.filter(pk__in=pk)).order_by("nama", "pk")


@require_POST
def undang(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """The leader asks one of the people found."""
    satu, hak = ambil_berhak(request, publik, lambda h: h.memimpin and h.menulis)
    cari = _cari(satu, request.GET.get("cari", "").strip()[:100])
    form = FormUndang(request.POST, orang=cari)
    if form.is_valid():
        hasil, _ = simpan(form, lambda: domain.undang(usulan=satu, **form.cleaned_data))
        if hasil:
            messages.success(request, f"{hasil.pegawai} diundang. Jawabannya terlihat di halaman ini.")
            return redirect("inovasi:tim", publik)
    return _halaman(request, satu, hak, 422, undang=form, form=form)


def _anggota(satu: Usulan, pk: int) -> Anggota:
    return get_object_or_404(satu.anggota.select_related("pegawai", "usulan__unit"), pk=pk)


@require_POST
def jawab(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """The invited person's own answer."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.anggota is not None and h.anggota.pk == pk)
    anggota, ikut, versi = _anggota(satu, pk), request.POST.get("ikut") == "ya", angka_versi(request)
    kata = "Anda ikut. Tulis bagian Anda." if ikut else "Undangan ditolak."
    laku = jalankan(request, lambda: domain.jawab(anggota=anggota, versi=versi, ikut=ikut), kata)
    return redirect("inovasi:tim", publik) if laku and ikut else redirect("inovasi:saya")


@require_POST
def bagian(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Write one's own part."""
    satu, hak = ambil_berhak(request, publik, lambda h: h.menulis)
    form = FormBagian(request.POST)
    milik = _anggota(satu, hak.anggota.pk) if hak.anggota else None
    if milik is None:
        raise PermissionDenied
    bentrok = None
    if form.is_valid():
        data = {k: form.cleaned_data[k] for k in ("bagian", "boleh_disebut")}
        versi = angka_versi(request)
        hasil, bentrok = simpan(form, lambda: domain.tulis_bagian(anggota=milik, versi=versi, **data))
        if hasil:
            messages.success(request, "Bagian Anda tersimpan. Anggota lain membenarkannya.")
            return redirect("inovasi:tim", publik)
    return _halaman(request, satu, hak, 422, bagian=form, form=form, bentrok=bentrok)


@require_POST
def setujui(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """Confirm the part of another."""
    satu, hak = ambil_berhak(request, publik, lambda h: h.menulis)
    anggota, versi = _anggota(satu, pk), angka_versi(request)
    oleh = hak.anggota
    if oleh is None:
        raise PermissionDenied
    laku = lambda: domain.setujui_bagian(anggota=anggota, versi=versi, oleh=oleh)  # noqa: E731
    jalankan(request, laku, f"Bagian {anggota.pegawai} dibenarkan.")
    return redirect("inovasi:tim", publik)


@require_POST
def keluar(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """Leave the team, or the leader lets somebody go."""
    satu, hak = ambil_berhak(request, publik, lambda h: h.memimpin or (h.anggota is not None and h.anggota.pk == pk))
    anggota, versi, alasan = _anggota(satu, pk), angka_versi(request), request.POST.get("alasan", "")
    sendiri = hak.anggota is not None and hak.anggota.pk == pk
    laku = jalankan(
        request,
        lambda: domain.keluar(anggota=anggota, versi=versi, alasan=alasan),
        "Anda keluar dari tim." if sendiri else f"{anggota.pegawai} tidak di tim lagi.",
    )
    return redirect("inovasi:saya") if laku and sendiri else redirect("inovasi:tim", publik)


@require_POST
def serahkan(request: HttpRequest, publik: uuid.UUID, pk: int) -> HttpResponse:
    """The lead goes to another."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.memimpin)
    kepada = _anggota(satu, pk)
    jalankan(request, lambda: domain.serahkan(usulan=satu, kepada=kepada), f"{kepada.pegawai} sekarang ketua tim.")
    return redirect("inovasi:tim", publik)
