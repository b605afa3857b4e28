"""Counters, officers, coupons and devices of a service."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from survei.documents.kupon import pdf_kupon
from survei.domain import kupon as domain_kupon
from survei.domain import layanan as domain
from survei.forms.kelola import FormKios, FormKupon, FormLoket, FormPetugas
from survei.models import Kios
from survei.queries.kunjungan import lembar_loket, periode_dipilih
from survei.views.kelola import layanan_dikelola


def loket(request: HttpRequest, kode: str) -> HttpResponse:
    """One page with four small forms; the button pressed says which one is meant."""
    layanan = layanan_dikelola(request, kode)
    apa = request.POST.get("apa", "")
    form = {
        "kupon": FormKupon(request.POST if apa == "kupon" else None, layanan=layanan, prefix="kupon"),
        "loket": FormLoket(request.POST if apa == "loket" else None, prefix="loket"),
        "petugas": FormPetugas(
            request.POST if apa == "petugas" else None,
            layanan=layanan,
            pengguna=request.user,
            prefix="petugas",
            initial={"mulai": hari_ini()},
        ),
        "kios": FormKios(request.POST if apa == "kios" else None, layanan=layanan, prefix="kios"),
    }
    if request.method == "POST" and apa in form and form[apa].is_valid():
        try:
            jawab = _lakukan(request, layanan, apa, form[apa])
        except ValidationError as galat:
            pasang_galat(form[apa], galat)
        else:
            return jawab or redirect("survei:loket", layanan.kode)
    _, masa = periode_dipilih(layanan)
    konteks = {
        "layanan": layanan,
        "form": form,
        "masa": masa,
        "lembar": lembar_loket(layanan, masa),
        "petugas": layanan.petugas.select_related("pegawai", "loket").order_by("-masa"),
        "kios": [
            (k, request.build_absolute_uri(reverse("survei:kios", args=[k.token])))
            for k in Kios.objects.filter(loket__layanan=layanan, aktif=True).select_related("loket")
        ],
    }
    return render(request, "survei/loket.html", konteks)


def _lakukan(request: HttpRequest, layanan, apa: str, form) -> HttpResponse | None:
    isi = form.cleaned_data
    if apa == "kupon":
        daftar = domain_kupon.terbitkan(layanan=layanan, loket=isi["loket"], jumlah=isi["jumlah"])
        pdf = pdf_kupon(layanan=layanan, kupon=daftar, alamat=request.build_absolute_uri("/s/"))
        jawab = HttpResponse(pdf, content_type="application/pdf")
        jawab["Content-Disposition"] = f'attachment; filename="kupon-{layanan.kode.lower()}.pdf"'
        return jawab
    if apa == "loket":
        domain.tambah_loket(layanan=layanan, nama=isi["nama"])
        messages.success(request, "Loket ditambahkan.")
    elif apa == "petugas":
        domain.tugaskan(layanan=layanan, **isi)
        messages.success(request, f"{isi['pegawai'].nama_lengkap} bertugas mulai {isi['mulai']:%d/%m/%Y}.")
    else:
        domain_kupon.pasang_kios(loket=isi["loket"], nama=isi["nama"])
        messages.success(request, "Perangkat ditambahkan. Buka alamatnya pada perangkat di loket.")
    return None


@require_POST
def akhiri(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """An officer does not serve any more from today."""
    layanan = layanan_dikelola(request, kode)
    domain.akhiri_tugas(petugas=get_object_or_404(layanan.petugas, pk=pk), hari=hari_ini())
    messages.success(request, "Tugas diakhiri hari ini.")
    return redirect("survei:loket", layanan.kode)


@require_POST
def cabut(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The address of a device stops working."""
    layanan = layanan_dikelola(request, kode)
    domain_kupon.cabut_kios(kios=get_object_or_404(Kios, pk=pk, loket__layanan=layanan))
    messages.success(request, "Alamat perangkat itu tidak berlaku lagi.")
    return redirect("survei:loket", layanan.kode)
