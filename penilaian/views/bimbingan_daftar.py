"""The list of guidance: one's own, what waits, and everything this user may read."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_terakhir
from penilaian.choices_lanjut import StatusBimbingan
from penilaian.models import Bimbingan
from penilaian.queries import bimbingan as queries

_PERLU = [
    ("tanpa_pembimbing", "Tanpa pembimbing"),
    ("belum_sepakat", "Lama belum disepakati"),
    ("lewat", "Berakhir tanpa tinjauan"),
]


class SaringBimbingan(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama", field_name="pegawai__nama", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Status", choices=StatusBimbingan.choices, empty_label="Semua status")
    perlu = django_filters.ChoiceFilter(
        label="Perlu perhatian", method="saring_perlu", choices=_PERLU, empty_label="Semua"
    )

    class Meta:
        model = Bimbingan
        fields: list[str] = []

    def saring_perlu(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return queries.perlu(qs, nilai)


class BimbinganDaftar(DaftarView):
    """One's own and what waits, then everything this user may read."""

    template_name = "penilaian/bimbingan/daftar.html"
    filterset_class = SaringBimbingan
    nama_berkas = "bimbingan-kinerja"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "-dibuat": ("-dibuat", "-pk"),
        "dibuat": ("dibuat", "pk"),
        "nama": ("pegawai__nama", "-pk"),
        "-nama": ("-pegawai__nama", "-pk"),
    }
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = (
        ("NIP", lambda b: b.pegawai.nip),
        ("Nama", lambda b: b.pegawai.nama_lengkap),
        ("Unit", lambda b: b.unit_nama),
        ("Pembimbing", lambda b: b.pembimbing_nama),
        ("Periode", lambda b: b.periode.nama),
        ("Predikat", lambda b: b.get_predikat_display()),
        ("Status", lambda b: b.get_status_display()),
        ("Mulai", lambda b: b.masa.lower if b.masa else None),
        ("Sampai", lambda b: hari_terakhir(b.masa) if b.masa else None),
        ("Sesi tercatat", lambda b: b.sesi_tercatat),
        ("Sesi direncanakan", lambda b: b.sesi_semua),
        ("Hasil", lambda b: b.get_hasil_display()),
    )

    def boleh_mengunduh(self) -> bool:
        return self.request.user.akses.admin or self.request.user.akses.auditor

    def get_queryset(self) -> QuerySet[Bimbingan]:
        pengguna = self.request.user
        if pengguna.pegawai_id is None and not self.boleh_mengunduh():
            raise PermissionDenied
        terlihat = Bimbingan.objects.terlihat_oleh(pengguna).exclude(pegawai=pengguna.pegawai_id)
        self.queryset = queries.dengan_keadaan(terlihat)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        saya = self.request.user.pegawai_id
        milik = Bimbingan.objects.filter(pegawai=saya, pegawai__isnull=False).select_related("periode")
        return super().get_context_data(**kwargs) | {
            "milik": milik[:10],
            "menunggu": queries.menunggu(self.request.user).exclude(pegawai=saya)[:50],
            "mengawasi": self.boleh_mengunduh(),
        }
