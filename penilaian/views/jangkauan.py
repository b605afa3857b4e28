"""Reached, opened, done: notices and work of a period by agency, and who has not got there."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.views.daftar import DaftarView
from pegawai.models import Penempatan
from penilaian.choices import StatusPeriode
from penilaian.forms.saring import URUTAN_ORANG, SaringOpd
from penilaian.izin import boleh_melihat_jangkauan, boleh_mengirim_pesan
from penilaian.models import Periode
from penilaian.queries import jangkauan as queries


@require_safe
def jangkauan(request: HttpRequest, kode: str) -> HttpResponse:
    """By agency, as table, chart and file."""
    if not boleh_melihat_jangkauan(request.user):
        raise PermissionDenied
    periode = get_object_or_404(Periode, kode=kode)
    semua = queries.jangkauan(request.user, periode)
    bentuk = request.GET.get("unduh", "")
    if bentuk in JENIS_ISI:
        kunci = ("nama", "orang", *(nama for nama, _, _ in queries.TAHAP))
        kolom = ["Perangkat daerah", "Pegawai", *(judul for _, judul, _ in queries.TAHAP)]
        baris = ([b[k] for k in kunci] for b in semua.per_opd)
        return unduhan(nama=f"jangkauan-{kode}", bentuk=bentuk, kolom=kolom, baris=baris)
    isi = {
        "periode": periode,
        "tahap": queries.TAHAP,
        "baris": [(b, [(nama, judul, b[nama]) for nama, judul, _ in queries.TAHAP]) for b in semua.per_opd],
        "jumlah": [(nama, judul, semua.jumlah[nama]) for nama, judul, _ in queries.TAHAP],
        "orang": semua.jumlah["orang"],
        "batang": queries.batang_jangkauan(semua.per_opd),
        "bisa_unduh": True,
    }
    return render(request, "penilaian/jangkauan.html", isi)


class SaringBelum(SaringOpd):
    """Filters in the URL; the stage is read by the view."""

    tahap = django_filters.ChoiceFilter(
        label="Yang", choices=[(n, belum) for n, _, belum in queries.TAHAP], empty_label=None, method="biarkan"
    )

    class Meta:
        model = Penempatan
        fields: list[str] = []


class Belum(DaftarView):
    """People who have not reached a stage."""

    template_name = "penilaian/jangkauan_belum.html"
    filterset_class = SaringBelum
    urutan = URUTAN_ORANG
    nama_berkas = "belum"
    kolom_ekspor = (
        ("NIP", lambda p: p.pegawai.nip),
        ("Nama", lambda p: p.pegawai.nama_lengkap),
        ("Perangkat daerah", lambda p: p.unit.opd or ""),
        ("Unit", lambda p: p.unit),
        ("Penilai", lambda p: p.penilai or ""),
    )

    def get_queryset(self) -> QuerySet:
        if not boleh_melihat_jangkauan(self.request.user):
            raise PermissionDenied
        self.periode = get_object_or_404(Periode, kode=self.kwargs["kode"])
        sebutan = {nama: belum for nama, _, belum in queries.TAHAP}
        tahap = self.request.GET.get("tahap", "")
        self.tahap = tahap if tahap in sebutan else queries.TAHAP[0][0]
        self.sebutan = sebutan[self.tahap]
        semua = queries.orang_periode(self.request.user, self.periode).filter(**{self.tahap: False})
        self.queryset = semua.select_related("pegawai", "unit", "unit__opd", "penilai")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "periode": self.periode,
            "sebutan": self.sebutan,
            "berpesan": boleh_mengirim_pesan(self.request.user) and self.periode.status == StatusPeriode.BERJALAN,
        }
