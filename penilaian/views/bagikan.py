"""Giving a template to people: the preview of who gets it and who is passed over, and the order to do it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.tasks import kirim
from kinerja.views.daftar import DaftarView
from pegawai.models import Penempatan
from penilaian.domain import bagikan as domain
from penilaian.forms.templat import SaringPenerima
from penilaian.queries.templat import (
    DAPAT,
    LEWAT,
    Saringan,
    hitung_penerima,
    isi_templat,
    kekurangan,
    menunggu_pengelola,
    penerima,
)
from penilaian.views.skp import sampaikan
from penilaian.views.templat import ambil_templat


def _saringan(request: HttpRequest) -> Saringan:
    return SaringPenerima(request.GET, queryset=Penempatan.objects.none(), request=request).saringan()


def _sebutan(penempatan: Any) -> str:
    return LEWAT.get(penempatan.lewat, "Mendapat rancangan")


class Bagikan(DaftarView):
    """Preview: everybody of the filter with what would happen to them."""

    template_name = "penilaian/templat/bagikan.html"
    filterset_class = SaringPenerima
    urutan = {
        "nama": ("pegawai__nama", "pk"),
        "-nama": ("-pegawai__nama", "pk"),
        "unit": ("unit__kode", "pegawai__nama", "pk"),
        "-unit": ("-unit__kode", "pegawai__nama", "pk"),
        "jabatan": ("jabatan__nama", "pegawai__nama", "pk"),
        "-jabatan": ("-jabatan__nama", "pegawai__nama", "pk"),
    }
    nama_berkas = "penerima-templat"
    kolom_ekspor = (
        ("NIP", lambda p: p.pegawai.nip),
        ("Nama", lambda p: p.pegawai.nama_lengkap),
        ("Jabatan", lambda p: p.jabatan),
        ("Unit", lambda p: p.unit.nama_jelas),
        ("Keterangan", _sebutan),
    )

    def get_queryset(self) -> QuerySet:
        self.templat = ambil_templat(self.request, self.kwargs["pk"])
        self.semua = penerima(self.request.user, _saringan(self.request))
        self.queryset = self.semua.select_related("pegawai", "jabatan", "unit", "unit__opd")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        jumlah = hitung_penerima(self.semua)
        return super().get_context_data(**kwargs) | {
            "templat": self.templat,
            "dapat": jumlah.get(DAPAT, 0),
            "lewat": [(label, jumlah[k]) for k, label in LEWAT.items() if k in jumlah],
            "sebutan": LEWAT,
            "kurang": kekurangan(isi_templat(self.templat)),
            "tunggu": menunggu_pengelola(self.request.user),
            "tanda": domain.asal_dari(self.request.user).label,
            "kueri": self.request.GET.urlencode(),
        }


@require_POST
def bagikan_kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the proposal for the filter in the URL and go to its progress page."""
    templat = ambil_templat(request, pk)
    revisi = request.POST.get("revisi", "")
    try:
        pekerjaan = domain.buat_pembagian(
            templat=templat,
            saringan=_saringan(request),
            oleh=request.user,
            revisi=int(revisi) if revisi.isdecimal() and len(revisi) < 10 else None,
        )
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect(f"{reverse('penilaian:templat_bagikan', args=[pk])}?{request.GET.urlencode()}")
    kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)
