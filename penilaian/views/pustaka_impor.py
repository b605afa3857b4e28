"""The library of indicators out of a spreadsheet: all rows or none, and every problem by row and column."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.lembar import BerkasDitolak
from kinerja.navigasi import tunjuk
from penilaian.domain import pustaka as domain
from penilaian.forms.angka import tulis
from penilaian.forms.pustaka import PustakaForm, PustakaImporForm
from penilaian.izin import boleh_mengelola_templat
from penilaian.models import PustakaIndikator
from penilaian.queries.lembar_pustaka import KOLOM, baca_baris

Kesalahan = list[tuple[int, str, str]]


def impor(request: HttpRequest) -> HttpResponse:
    """Paste or upload; rows whose name is in the library already change that entry."""
    if not boleh_mengelola_templat(request.user):
        raise PermissionDenied("Pustaka indikator dikelola admin kepegawaian dan pengelola kinerja.")
    tunjuk(request, "penilaian:pustaka_daftar")
    form = PustakaImporForm(request.POST or None, request.FILES or None, pengguna=request.user)
    kesalahan: Kesalahan = []
    if request.method == "POST" and form.is_valid():
        try:
            isian, kesalahan = _periksa(request, form.cleaned_data)
        except BerkasDitolak as galat:
            form.add_error(None, str(galat))
        else:
            if not kesalahan:
                _simpan(request, isian)
                return redirect("penilaian:pustaka_daftar")
    isi = {"form": form, "kesalahan": kesalahan, "kolom": KOLOM.values(), "batal": reverse("penilaian:pustaka_daftar")}
    return render(request, "penilaian/pustaka/impor.html", isi, status=422 if form.is_bound else 200)


def _periksa(request: HttpRequest, data: dict[str, Any]) -> tuple[list[PustakaForm], Kesalahan]:
    """A checked form for each row, and what is wrong: (row, column, what to do)."""
    unit = data["unit"]
    ada = {e.uraian.lower(): e for e in PustakaIndikator.objects.filter(unit=unit)}
    isian: list[PustakaForm] = []
    kesalahan: Kesalahan = []
    dilihat: set[str] = set()
    for nomor, baris in baca_baris(data["tabel"]):
        lama = ada.get(baris["uraian"].lower())
        isi = _semula(lama or PustakaIndikator()) | baris | {"unit": unit.pk if unit else ""}
        form = PustakaForm(isi, instance=lama, pengguna=request.user)
        for nama, pesan in form.errors.items():
            kesalahan += [(nomor, KOLOM[nama][0] if nama in KOLOM else "Baris", str(p)) for p in pesan]
        if baris["uraian"].lower() in dilihat:
            kesalahan.append((nomor, KOLOM["uraian"][0], "Nama ini sudah ada pada baris di atas. Gabungkan."))
        dilihat.add(baris["uraian"].lower())
        isian.append(form)
    return isian, kesalahan


def _semula(entri: PustakaIndikator) -> dict[str, Any]:
    """What a column that is not there leaves as it is."""
    batas = {n: tulis(getattr(entri, n)) for n in ("batas_bawah", "batas_atas")}
    return {n: getattr(entri, n) for n in ("aspek", "arah", "jenis_jabatan", "kata_jabatan", "versi")} | batas


def _simpan(request: HttpRequest, isian: list[PustakaForm]) -> None:
    baru = sum(form.instance._state.adding for form in isian)
    with transaction.atomic():
        for form in isian:
            domain.simpan(entri=form.instance, oleh=request.user, versi=form.cleaned_data["versi"])
    messages.success(request, f"{baru} indikator baru dan {len(isian) - baru} diperbarui di pustaka.")
