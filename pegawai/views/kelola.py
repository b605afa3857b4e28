"""Pages of HR that write: add, change, transfer."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import izin
from pegawai.domain import nik as domain_nik
from pegawai.domain import pegawai as domain
from pegawai.domain import penempatan as domain_penempatan
from pegawai.domain.akun import buat_akun
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.forms.pegawai import FormPindah, FormTambah, FormUbah
from pegawai.models import Pegawai
from pegawai.queries.akibat import luar_jendela_mutasi
from pegawai.queries.daftar import penempatan_kini
from pegawai.views.bentrok import konteks_bentrok
from pegawai.views.pratinjau import jalankan

TEMPAT = ("unit", "jabatan", "penilai", "mulai", "kepala", "nomor_sk")


def tambah(request: HttpRequest) -> HttpResponse:
    """A new person with first placement and account."""
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    form = FormTambah(request.POST or None, pengguna=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                pegawai = domain.tambah(data=form.data_pegawai())
                peringatan = domain.peringatan_nip(pegawai) + _simpan_nik(pegawai, form.cleaned_data["nik"])
                domain_penempatan.tempatkan_awal(pegawai=pegawai, **{n: form.cleaned_data[n] for n in TEMPAT})
                if pegawai.nip:
                    buat_akun(pegawai=pegawai)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{pegawai} ditambahkan.")
            _peringatkan(request, peringatan)
            return redirect("pegawai:profil", publik=pegawai.publik)
    return render(request, "pegawai/tambah.html", {"form": form})


def ubah(request: HttpRequest, publik: str) -> HttpResponse:
    """Change a record. Somebody else's newer version is shown, never overwritten."""
    pegawai = dikelola(request, publik)
    awal = {n: getattr(pegawai, n) for n in (*domain.FIELD_PEGAWAI, "versi")}
    form = FormUbah(request.POST or None, initial=awal)
    konteks: dict[str, object] = {"pegawai": pegawai, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                baru = domain.ubah(
                    pegawai_id=pegawai.pk,
                    versi=form.cleaned_data["versi"],
                    data=form.data_pegawai(),
                    alasan=form.cleaned_data["alasan"],
                )
                peringatan = domain.peringatan_nip(baru) + _simpan_nik(baru, form.cleaned_data["nik"])
        except ValidationError as galat:
            pasang_galat(form, galat)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        else:
            messages.success(request, "Perubahan disimpan.")
            _peringatkan(request, peringatan)
            return redirect("pegawai:profil", publik=pegawai.publik)
    return render(request, "pegawai/ubah.html", konteks)


def pindah(request: HttpRequest, publik: str) -> HttpResponse:
    """Transfer: the first POST shows what will happen, the second, with the same values, does it."""
    pegawai = dikelola(request, publik)
    kini = penempatan_kini(pegawai)
    awal = {n: getattr(kini, n) for n in ("unit", "jabatan", "penilai", "kepala")} if kini else {}
    form = FormPindah(request.POST or None, initial=awal, pengguna=request.user)
    konteks: dict[str, object] = {"pegawai": pegawai, "penempatan": kini, "form": form, "tombol": "Lihat akibatnya"}
    if request.method == "POST" and form.is_valid():
        data = {n: form.cleaned_data[n] for n in (*TEMPAT, "alasan")}
        selesai, hasil = jalankan(form, partial(domain_penempatan.pindah, pegawai=pegawai, **data))
        if selesai:
            messages.success(request, f"{pegawai} dipindahkan.")
            return redirect("pegawai:daftar")
        if hasil:
            konteks |= {"kalimat": form.kalimat(pegawai), "tombol": "Ya, pindahkan"}
            konteks["peringatan"] = luar_jendela_mutasi(data["mulai"])
    return render(request, "pegawai/pindah.html", konteks)


def dikelola(request: HttpRequest, publik: str) -> Pegawai:
    """The person of a page of HR: 404 when unseen, 403 when not theirs to change."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user), publik=publik)
    if not izin.boleh_mengubah_pegawai(request.user, pegawai):
        raise PermissionDenied
    return pegawai


def _simpan_nik(pegawai: Pegawai, nik: str) -> list[str]:
    return domain_nik.simpan(pegawai=pegawai, nik=nik) if nik else []


def _peringatkan(request: HttpRequest, daftar: list[str]) -> None:
    for pesan in daftar:
        messages.warning(request, f"Periksa: {pesan}")
