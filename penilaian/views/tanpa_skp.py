"""People without a plan: HR and the *pengelola kinerja* draft one from the superior's matrix, or give a template."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kinerja.views.daftar import DaftarView
from pegawai.models import Penempatan
from penilaian.domain import matriks as domain
from penilaian.domain.bagikan import asal_dari
from penilaian.forms.matriks import PeranForm
from penilaian.forms.saring import URUTAN_ORANG
from penilaian.forms.templat import SaringTanpaSKP
from penilaian.izin import boleh_mengelola_templat
from penilaian.queries import matriks as queries
from penilaian.queries.templat import Saringan, menunggu_pengelola, tanpa_skp


class TanpaSKP(DaftarView):
    """Everybody in reach without a plan of this year, with the superior whose results could be divided."""

    template_name = "penilaian/templat/tanpa_skp.html"
    filterset_class = SaringTanpaSKP
    urutan = URUTAN_ORANG
    nama_berkas = "tanpa-skp"
    kolom_ekspor = (
        ("NIP", lambda p: p.pegawai.nip),
        ("Nama", lambda p: p.pegawai.nama_lengkap),
        ("Jabatan", lambda p: p.jabatan),
        ("Unit", lambda p: p.unit.nama_jelas),
        ("Penilai", lambda p: p.penilai or ""),
    )

    def get_queryset(self) -> QuerySet:
        _wajib(self.request)
        saring = SaringTanpaSKP(self.request.GET, queryset=Penempatan.objects.none(), request=self.request)
        self.queryset = tanpa_skp(self.request.user, saring.saringan()).select_related(
            "pegawai", "jabatan", "unit", "unit__opd", "penilai"
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"tunggu": menunggu_pengelola(self.request.user)}


def susun(request: HttpRequest, publik: object) -> HttpResponse:
    """The row of the superior's matrix for one person without a plan."""
    _wajib(request)
    semua = tanpa_skp(request.user, Saringan()).select_related("pegawai", "jabatan", "penilai")
    penempatan = get_object_or_404(semua, pegawai__publik=publik)
    isi = queries.matriks(penempatan.penilai_id, hanya=penempatan)
    if isi.skp is None or not isi.baris or menunggu_pengelola(request.user):
        messages.error(request, "Rancangan ini belum dapat disusun dari matriks. Sebabnya tertulis di daftar.")
        return redirect("penilaian:tanpa_skp")
    form = PeranForm(request.POST or None, baris=isi.baris[0])
    if form.is_valid():
        try:
            skp = domain.isi_peran(
                penempatan=penempatan, oleh=request.user, isian=form.isian(), revisi=form.cleaned_data["revisi"]
            )
            if skp is None:
                raise ValidationError("Isi paling sedikit satu peran.")
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"Rancangan SKP {penempatan.pegawai} tersusun dan menunggu persetujuannya.")
            return redirect("penilaian:tanpa_skp")
    konteks = {
        "form": form,
        "penempatan": penempatan,
        "tanda": asal_dari(request.user).label,
        "batal": reverse("penilaian:tanpa_skp"),
    }
    return render(request, "penilaian/templat/susun.html", konteks, status=422 if form.is_bound else 200)


def _wajib(request: HttpRequest) -> None:
    if not boleh_mengelola_templat(request.user):
        raise PermissionDenied("Halaman ini untuk admin kepegawaian dan pengelola kinerja.")
