"""How long a session lasts: `SESSION_COOKIE_AGE` from the last sign of life, written at most once in half that time."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KUNCI = "berakhir"


def perpanjang(request: HttpRequest) -> int:
    """Let the session end a full span from now; returns the seconds left."""
    request.session[KUNCI] = int(time()) + settings.SESSION_COOKIE_AGE
    return settings.SESSION_COOKIE_AGE


def sisa_sesi(request: HttpRequest) -> int:
    """Seconds until the session ends; 0 for nobody signed in."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated or not hasattr(request, "session"):
        return 0
    return max(0, request.session.get(KUNCI, 0) - int(time()))


def saat_masuk(*, request: HttpRequest, **_lain: Any) -> None:
    """Receiver of Django's `user_logged_in`: the end is written with the sign-in itself."""
    perpanjang(request)


class SesiMiddleware:
    """A person at work is not signed out: a request in the second half of the span starts it anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if 0 < sisa_sesi(request) < settings.SESSION_COOKIE_AGE / 2:
            perpanjang(request)
        return self.get_response(request)
