"""The account of one person: closed and opened again by HR, with a reason."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from pegawai.domain.akun import akhiri_akun, aktifkan_akun
from pegawai.models import Pengguna
from pegawai.views.kelola import dikelola


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
