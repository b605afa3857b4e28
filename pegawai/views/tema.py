"""The theme buttons of the account menu."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from pegawai.domain.akun import pilih_tema


@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme and go back to the page of the button, never to another site."""
    try:
        pilih_tema(pengguna=request.user, tema=request.POST.get("tema", ""))
    except ValueError:
        return HttpResponseBadRequest("Pilih tema: otomatis, terang atau gelap.")
    kembali = request.POST.get("next", "")
    aman = url_has_allowed_host_and_scheme(kembali, {request.get_host()}, require_https=request.is_secure())
    return redirect(kembali if aman else "/")
