"""Ideas of citizens, from the page of a service, and what became of an idea, by its code. Without login."""

import secrets

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inovasi.choices import AsalTitipan, StatusUsulan
from inovasi.domain.titipan import titipkan
from inovasi.forms.warga import FormIdeWarga, FormKodeIde
from inovasi.models import Titipan, Usulan
from kinerja.laju import dibatasi
from kinerja.navigasi import tunjuk
from pegawai.forms.isian import pasang_galat
from survei.models import Layanan


@login_not_required
@csrf_exempt  # nobody is signed in and no cookie is set: there is no one in whose name a foreign site could act
@never_cache
@dibatasi("ide", batas=20, baca=False)
@require_http_methods(["GET", "HEAD", "POST"])
def ide(request: HttpRequest, kode: str) -> HttpResponse:
    """Propose how a service could be better. The code is shown once, in no address."""
    layanan = get_object_or_404(Layanan.objects.aktif(), kode__iexact=kode)
    form = FormIdeWarga(request.POST or None, initial={"kunci": secrets.token_urlsafe(16)})
    if request.method == "POST" and form.is_valid():
        try:
            satu = titipkan(asal=AsalTitipan.WARGA, layanan=layanan, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return render(request, "inovasi/umum/ide_selesai.html", {"titipan": satu, "layanan": layanan})
    isi = {"form": form, "layanan": layanan}
    return render(request, "inovasi/umum/ide.html", isi, status=422 if form.errors else 200)


@login_not_required
@csrf_exempt  # only reads
@never_cache
@dibatasi("ide-cek", batas=20, baca=False)
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """What became of an idea and the answer, by its code, which stands in no address. An employee may go on to the
    proposal and come forward."""
    form = FormKodeIde(request.POST or None)
    satu = usulan = None
    if request.method == "POST" and form.is_valid():
        satu = Titipan.objects.select_related("usulan").filter(kode=form.cleaned_data["kode"]).first()
        if satu is None:
            form.add_error("kode", "Kode ini tidak dikenal. Periksa huruf dan angkanya.")
    pegawai = request.user.is_authenticated and request.user.pegawai_id is not None
    if pegawai and satu is not None and satu.usulan_id:
        terlihat = Usulan.objects.terlihat_oleh(request.user).exclude(status=StatusUsulan.DRAF)
        usulan = terlihat.filter(pk=satu.usulan_id).first()
    tunjuk(request, "inovasi:daftar")
    isi = {"form": form, "titipan": satu, "usulan": usulan, "pegawai": pegawai}
    halaman = "inovasi/status_ide.html" if request.user.is_authenticated else "inovasi/umum/status_ide.html"
    return render(request, halaman, isi, status=422 if form.errors else 200)


def tautan_layanan(layanan: Layanan) -> tuple[str, str]:
    """Slot `layanan_publik`: where the page of a service leads to."""
    return reverse("inovasi:warga_ide", args=[layanan.kode]), "Usulkan ide perbaikan"
