"""An idea left by an employee who does not want to be known: below /pendapat/, where requests are not logged."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from inovasi.choices import AsalTitipan
from inovasi.domain.titipan import titipkan
from inovasi.forms.suara import FormTitip
from kinerja.navigasi import tunjuk
from pegawai.forms.isian import pasang_galat


@require_http_methods(["GET", "HEAD", "POST"])
def titip(request: HttpRequest) -> HttpResponse:
    """The code is shown once, on the answer itself: a redirect would leave a trace of who got it."""
    tunjuk(request, "inovasi:daftar")
    form = FormTitip(request.POST or None, initial={"kunci": uuid4().hex})
    kode = ""
    if request.method == "POST" and form.is_valid():
        try:
            kode = titipkan(asal=AsalTitipan.PEGAWAI, **form.cleaned_data).kode
        except ValidationError as galat:
            pasang_galat(form, galat)
    return render(request, "inovasi/titip.html", {"form": form, "kode": kode}, status=422 if form.errors else 200)
