"""Middleware of the ground floor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class TidakDisimpanMiddleware:
    """Pages shown to a signed-in person are never kept by browser or proxy caches (ASVS 14.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "user", None) and request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response
