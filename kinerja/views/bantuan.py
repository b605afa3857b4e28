"""Help for everybody, and a longer session for those who ask."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from kinerja.sesi import perpanjang


@login_not_required
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """Questions people ask and whom to call; open before signing in as well."""
    return render(request, "kinerja/bantuan.html", {"kontak": settings.KONTAK_BANTUAN})


@require_POST
def sesi(request: HttpRequest) -> HttpResponse:
    """Stay signed in; answers the seconds left."""
    return HttpResponse(str(perpanjang(request)), content_type="text/plain")


@login_not_required
def tidak_ada(request: HttpRequest, *_bagian: str) -> HttpResponse:
    """An address of a library that is closed here."""
    raise Http404
