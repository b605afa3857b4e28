"""Signing in: adapters between allauth, axes and our accounts."""

import re

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


def rapikan_nip(teks: str) -> str:
    """A pasted NIP loses its spaces, dots and dashes; a user name stays as typed."""
    angka = re.sub(r"[\s.\-]", "", teks)
    return angka if angka.isdigit() else teks.strip()


def nama_pengguna_axes(request: HttpRequest, credentials: dict | None) -> str:
    """The name that axes counts failures by. allauth sends `login` on the form and `username` in the credentials."""
    nama = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return rapikan_nip(nama)


class AdapterAkun(DefaultAccountAdapter):
    """Accounts come from HR: nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
