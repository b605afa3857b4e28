"""Objections as they are read: the list, one of them, its files, its printed form."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.views.daftar import DaftarView
from penilaian import izin
from penilaian.choices import KEBERATAN_BERJALAN, StatusKeberatan
from penilaian.documents.keberatan import pdf
from penilaian.domain.keberatan_putus import sudah_didengar
from penilaian.models import Keberatan, LampiranKeberatan, Periode
from penilaian.queries.keberatan import menunggu, pertanyaan_menunggu, untuk_halaman


class SaringKeberatan(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama atau nomor", method="saring_cari")
    status = django_filters.ChoiceFilter(
        label="Status", choices=StatusKeberatan.choices[1:], empty_label="Semua status"
    )
    periode = django_filters.ModelChoiceFilter(
        label="Periode", queryset=Periode.objects.tampil(), to_field_name="kode", empty_label="Semua periode"
    )
    lewat = django_filters.BooleanFilter(
        label="Tenggat",
        method="saring_lewat",
        widget=django_filters.widgets.forms.Select(choices=[("", "Semua"), ("true", "Lewat tenggat")]),
    )

    class Meta:
        model = Keberatan
        fields: list[str] = []

    def saring_cari(self, qs: QuerySet, _nama: str, teks: str) -> QuerySet:
        return qs.filter(Q(skp__pegawai__nama__icontains=teks) | Q(nomor__icontains=teks))

    def saring_lewat(self, qs: QuerySet, _nama: str, ya: bool) -> QuerySet:
        return qs.filter(status__in=KEBERATAN_BERJALAN, tenggat_putusan__lt=timezone.now()) if ya else qs


class KeberatanDaftar(DaftarView):
    """Own objections and those that wait for me; below them, for HR and auditor, all in their units, to read."""

    template_name = "penilaian/keberatan/daftar.html"
    filterset_class = SaringKeberatan
    nama_berkas = "keberatan"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "-diajukan": ("-diajukan", "-pk"),
        "diajukan": ("diajukan", "pk"),
        "tenggat": ("tenggat_putusan", "pk"),
        "-tenggat": ("-tenggat_putusan", "-pk"),
        "nama": ("skp__pegawai__nama", "-pk"),
        "-nama": ("-skp__pegawai__nama", "-pk"),
    }
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = (
        ("Nomor", lambda k: k.nomor),
        ("Pegawai", lambda k: k.skp.pegawai.nama_lengkap),
        ("Unit", lambda k: str(k.skp.unit)),
        ("Periode", lambda k: k.periode.nama),
        ("Terhadap", lambda k: k.get_pokok_display()),
        ("Status", lambda k: k.get_status_display()),
        ("Putusan", lambda k: k.get_amar_display()),
        ("Pejabat pemutus", lambda k: k.pemutus.nama_lengkap if k.pemutus else ""),
        ("Tingkat", lambda k: k.tingkat),
        ("Diajukan", lambda k: timezone.localdate(k.diajukan)),
        ("Tenggat putusan", lambda k: timezone.localdate(k.tenggat_putusan)),
    )

    def boleh_mengunduh(self) -> bool:
        return self._mengawasi()

    def _mengawasi(self) -> bool:
        return self.request.user.akses.admin or self.request.user.akses.auditor

    def get_queryset(self) -> QuerySet[Keberatan]:
        pengguna = self.request.user
        if pengguna.pegawai_id is None and not self._mengawasi():
            raise PermissionDenied
        self.queryset = (
            Keberatan.objects.terlihat_oleh(pengguna)
            .exclude(status=StatusKeberatan.DRAF)
            .select_related("skp__pegawai", "skp__unit", "periode", "pemutus")
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pengguna = self.request.user
        milik = Keberatan.objects.filter(skp__pegawai=pengguna.pegawai_id, skp__pegawai__isnull=False)
        return super().get_context_data(**kwargs) | {
            "milik": milik.select_related("periode", "skp")[:25],
            "menunggu": menunggu(pengguna)[:50],
            "pertanyaan": pertanyaan_menunggu(pengguna)[:50],
            "mengawasi": self._mengawasi(),
            "mengatur": izin.boleh_mengatur_keberatan(pengguna),
        }


def _ambil(request: HttpRequest, publik: object) -> Keberatan:
    return get_object_or_404(untuk_halaman(Keberatan.objects.terlihat_oleh(request.user)), publik=publik)


@require_safe
def keberatan(request: HttpRequest, publik: object) -> HttpResponse:
    """One objection: both sides, decision, steps; for its writer's draft the check page before sending."""
    k = _ambil(request, publik)
    pengguna = request.user
    pemutus = izin.pemutus_keberatan(pengguna, k)
    isi = {
        "k": k,
        "pihak_pegawai": [x for x in k.lampiran.all() if x.oleh.pegawai_id == k.skp.pegawai_id],
        "pihak_penilai": [x for x in k.lampiran.all() if x.oleh.pegawai_id != k.skp.pegawai_id],
        "mengubah": izin.boleh_mengubah_keberatan(pengguna, k),
        "menarik": izin.boleh_menarik(pengguna, k),
        "menanggapi": izin.boleh_menanggapi(pengguna, k),
        "melampirkan": k.berjalan and pengguna.pegawai_id == k.skp.penilai_id,
        "pemutus": pemutus,
        "memutus": pemutus and sudah_didengar(k),
        "melihat_nilai": pengguna.pegawai_id in (k.skp.pegawai_id, k.skp.penilai_id, k.pemutus_id)
        or pengguna.akses.admin
        or pengguna.akses.auditor,
    }
    return render(request, "penilaian/keberatan/keberatan.html", isi)


@require_safe
def lampiran(request: HttpRequest, publik: object, lampiran: object) -> FileResponse:
    """A stored file, to those who may read the objection. Nothing in it may run, nothing is kept by the browser."""
    terlihat = Keberatan.objects.terlihat_oleh(request.user).filter(publik=publik)
    berkas = get_object_or_404(
        LampiranKeberatan.objects.select_related("berkas"), keberatan__in=terlihat, publik=lampiran
    ).berkas
    jawab = FileResponse(
        berkas.isi.open("rb"), content_type=berkas.tipe, filename=berkas.nama, as_attachment=not berkas.gambar
    )
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Cache-Control"] = "private, no-store"
    return jawab


@require_safe
def cetak(request: HttpRequest, publik: object) -> HttpResponse:
    """The printed form with its three parts: objection, answer, decision."""
    k = _ambil(request, publik)
    jawaban = HttpResponse(pdf(k), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{k.nomor or "draf"}-keberatan.pdf"'
    return jawaban
