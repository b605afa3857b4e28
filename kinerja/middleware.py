"""Middleware of the ground floor."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kinerja.domain import isian
from kinerja.models import Kiriman


def _kapan_kembali() -> str | None:
    """The text of the maintenance file, None without one. Read apart from the view, so that no error of a view is
    logged as one of this file."""
    try:
        return Path(settings.PEMELIHARAAN).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


class PemeliharaanMiddleware:
    """While the file `settings.PEMELIHARAAN` exists, every page but the health check answers 503. Its text says when
    the service is back ("pukul 18.00 WIB"); it may be empty. Needs neither database nor queue."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kembali = _kapan_kembali()
        if kembali is None or request.path == reverse("kinerja:sehat"):
            return self.get_response(request)
        jawab = render(None, "503.html", {"kembali": kembali}, status=503)
        jawab["Retry-After"], jawab["Cache-Control"] = "600", "no-store"
        return jawab


class TidakDisimpanMiddleware:
    """Pages shown to a signed-in person are never kept by browser or proxy caches (ASVS 14.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "user", None) and request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


class SekaliMiddleware:
    """A form that carries a token (`{% sekali %}`) acts once: the same content sent again shows the first result.

    Sent again means: same person, address, token and content. What was refused with an error page may be sent again.
    A form that was accepted loses its draft.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: list, kwargs: dict) -> HttpResponse | None:
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        token = request.POST.get("_sekali", "")
        if len(token) != 32 or not token.isalnum():
            return None
        kunci = _sidik(request, token)
        with isian.bergiliran(kunci=kunci):
            dulu = Kiriman.objects.filter(kunci=kunci).first()
            if dulu:
                for tingkat, pesan in dulu.pesan:
                    messages.add_message(request, tingkat, pesan)
                return HttpResponseRedirect(dulu.tujuan)
            jawab = view(request, *args, **kwargs)
            if 300 <= jawab.status_code < 400:
                pesan = [(m.level, str(m.message)) for m in messages.get_messages(request)._queued_messages]
                isian.catat_kiriman(
                    pengguna=request.user, kunci=kunci, token=token, tujuan=jawab["Location"], pesan=pesan
                )
                isian.buang_draf(pengguna=request.user, jalur=request.POST.get("_draf", ""))
            return jawab


def _sidik(request: HttpRequest, token: str) -> str:
    """Digest of what was sent: a changed content is another sending, also when it comes from the same page."""
    isi = sorted((n, d) for n, d in request.POST.lists() if n != "csrfmiddlewaretoken")
    berkas = sorted((n, [(b.name, b.size) for b in d]) for n, d in request.FILES.lists())
    return hashlib.sha256(repr((request.user.pk, request.path, token, isi, berkas)).encode()).hexdigest()
