"""Attendance from the QR in the room: the participant confirms with one button."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pelatihan.domain import hadir as domain
from pelatihan.models import Sesi
from pelatihan.queries.hadir import keadaan_hadir


@require_http_methods(["GET", "HEAD", "POST"])
def hadir(request: HttpRequest, token: str) -> HttpResponse:
    """The session behind a QR. An unknown code is said in words, for people stand in a room with a telephone."""
    sesi = Sesi.objects.select_related("angkatan__program").filter(token=token).first()
    if sesi is None:
        return render(request, "pelatihan/hadir.html", {"kalimat": domain.BUKAN_QR}, status=404)
    if request.method == "POST" and request.user.pegawai_id:
        try:
            domain.pindai(token=token, pegawai=request.user.pegawai)
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
        return redirect("pelatihan:hadir", token)
    kini = keadaan_hadir(sesi, request.user.pegawai)
    return render(request, "pelatihan/hadir.html", {"sesi": sesi, "k": kini, "kalimat": kini.kalimat})
