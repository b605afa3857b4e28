"""An idea left by an employee who does not want to be known: below /pendapat/, where requests are not logged."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from inovasi.choices import AsalTitipan
from inovasi.domain.titipan import akui, titipkan
from inovasi.forms.suara import FormTitip
from inovasi.forms.warga import FormKodeIde
from kinerja.navigasi import tunjuk
from pegawai.forms.isian import pasang_galat


@never_cache
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


@require_POST
def maju(request: HttpRequest) -> HttpResponse:
    """The sender comes forward with the code; from here on the name is known."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    form = FormKodeIde(request.POST)
    if form.is_valid():
        try:
            anggota = akui(kode=form.cleaned_data["kode"], pegawai=request.user.pegawai)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Anda kini anggota timnya. Tulis bagian Anda.")
            return redirect("inovasi:tim", anggota.usulan.publik)
    tunjuk(request, "inovasi:daftar")
    return render(request, "inovasi/status_ide.html", {"form": form, "pegawai": True}, status=422)
