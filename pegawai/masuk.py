"""Signing in: adapters between allauth, axes and our accounts."""

import re
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from pegawai.domain.aktivasi import kode_cocok
from pegawai.models import Pengguna


def rapikan_nip(teks: str) -> str:
    """A pasted NIP loses its spaces, dots and dashes; a user name stays as typed."""
    angka = re.sub(r"[\s.\-]", "", teks)
    return angka if angka.isdigit() else teks.strip()


def nama_pengguna_axes(request: HttpRequest, credentials: dict | None) -> str:
    """The name that axes counts failures by. allauth sends `login` on the form and `username` in the credentials."""
    nama = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return rapikan_nip(nama)


class AdapterAkun(DefaultAccountAdapter):
    """Accounts come from HR: nobody signs up. Messages call the fields as the form does."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "NIP atau kata sandi Anda tidak cocok. Periksa keduanya, lalu coba lagi.",
        "too_many_login_attempts": "Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class AktivasiBackend(BaseBackend):
    """Knows an account by its activation code, so that axes counts and slows wrong codes like wrong passwords."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **lain: Any
    ) -> Pengguna | None:
        """The account when `kode` is among the credentials and fits; a sign-in by password is not its business."""
        kode = lain.get("kode")
        if not (username and kode):
            return None
        pengguna = Pengguna.objects.filter(username=username).first()
        return pengguna if pengguna and kode_cocok(pengguna=pengguna, kode=kode) else None
