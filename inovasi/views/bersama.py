"""What the pages of proposals share."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from inovasi.izin import Hak, hak
from inovasi.models import Usulan
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat

# Longer numbers are no version.
ANGKA_VERSI = 9


def ambil(request: HttpRequest, publik: object) -> Usulan:
    """A proposal that this person sees, else 404."""
    semua = Usulan.objects.terlihat_oleh(request.user).select_related("unit", "uji_coba")
    return get_object_or_404(semua, publik=publik)


def ambil_berhak(request: HttpRequest, publik: object, boleh: Callable[[Hak], bool]) -> tuple[Usulan, Hak]:
    """The same with what this person may do there; 403 when it is not what they came for."""
    satu = ambil(request, publik)
    punya = hak(request.user, satu)
    if not boleh(punya):
        raise PermissionDenied
    return satu, punya


def angka_versi(request: HttpRequest) -> int:
    """The version that a form sent; 0 when it sent none."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isdecimal() and len(teks) < ANGKA_VERSI else 0


def dibaca(versi: Mapping[str, int]) -> str:
    """Versions of several rows as one hidden value: which of them a form writes shows only when it is sent."""
    return ",".join(f"{kunci}={angka}" for kunci, angka in versi.items())


def versi_dibaca(teks: str, kunci: object) -> int:
    """The version of one row in such a value; 0 when the row was not there."""
    for satu in teks.split(","):
        nama, _, angka = satu.partition("=")
        if nama == str(kunci) and angka.isdecimal() and len(angka) < ANGKA_VERSI:
            return int(angka)
    return 0


def jalankan(request: HttpRequest, laku: Callable[[], Any], berhasil: str = "") -> bool:
    """Do one act of a button, and say in a message what came of it."""
    try:
        laku()
    except SuntingBersamaan as galat:
        messages.error(request, f"Sudah diubah {galat.oleh or 'orang lain'} sejak halaman ini dibuka. Periksa lagi.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        if berhasil:
            messages.success(request, berhasil)
        return True
    return False


class Bentrok:
    """What `ui/bentrok.html` shows when somebody else saved first."""

    def __init__(self, galat: SuntingBersamaan, form: forms.BaseForm) -> None:
        self.oleh, self.kapan = galat.oleh or "orang lain", galat.kapan
        self.baris = [
            (str(form.fields[f].label).removesuffix(" (opsional)"), nilai, form.cleaned_data.get(f))
            for f, nilai in galat.berbeda.items()
            if f in form.fields
        ]


def simpan(form: forms.BaseForm, laku: Callable[[], Any]) -> tuple[Any, Bentrok | None]:
    """Run a domain function on a valid form: (its result, None), or (None, what to show) when it was refused; after a
    conflict the form carries the version now stored, so that saving again is a choice."""
    try:
        return laku(), None
    except SuntingBersamaan as galat:
        bentrok = Bentrok(galat, form)
        data: Any = form.data
        form.data = data.copy()
        form.data["versi"] = str(galat.versi)  # type: ignore[index]
        return None, bentrok
    except ValidationError as galat:
        pasang_galat(form, galat)
        return None, None
