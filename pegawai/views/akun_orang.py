"""The account of one person: closed and opened again by HR, with a reason."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from pegawai.domain.akun import akhiri_akun, aktifkan_akun, buat_akun
from pegawai.forms.isian import pasang_galat
from pegawai.forms.masuk import FormAkunBaru
from pegawai.models import Pengguna
from pegawai.views.kelola import dikelola


def buat(request: HttpRequest, publik: str) -> HttpResponse:
    """An account for a person who has none: the mayor gets a user name, the activation code follows."""
    pegawai = dikelola(request, publik)
    form = FormAkunBaru(request.POST or None, ber_nip=bool(pegawai.nip))
    if request.method == "POST":
        form = FormAkunBaru(request.POST, ber_nip=bool(pegawai.nip))
        if form.is_valid():
            try:
                akun = buat_akun(pegawai=pegawai, username=form.cleaned_data.get("username", ""))
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"Akun {akun.username} dibuat. Beri pemiliknya kode aktivasi.")
                return redirect(f"{reverse('pegawai:akun_daftar')}?{urlencode({'cari': akun.username})}")
    return render(request, "pegawai/akun_buat.html", {"pegawai": pegawai, "form": form})


@require_POST
def tutup(request: HttpRequest, publik: str) -> HttpResponse:
    return _ubah(request, publik, akhiri_akun, "ditutup")


@require_POST
def buka(request: HttpRequest, publik: str) -> HttpResponse:
    return _ubah(request, publik, aktifkan_akun, "dibuka lagi")


def _ubah(request: HttpRequest, publik: str, ubah: Callable[..., Pengguna], kata: str) -> HttpResponse:
    pegawai = dikelola(request, publik)
    akun = get_object_or_404(Pengguna, pegawai=pegawai)
    try:
        ubah(pengguna=akun, alasan=request.POST.get("alasan", "")[:200])
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Akun {pegawai} {kata}.")
    return redirect("pegawai:profil", publik=pegawai.publik)
