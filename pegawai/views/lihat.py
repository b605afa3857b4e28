"""Reading pages: list, person, history."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from kinerja.slot import isi_slot
from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai import izin
from pegawai.choices import JenisPegawai, JenisPenempatan, NamaPeran, StatusPegawai
from pegawai.documents.ekspor import KOLOM_EKSPOR
from pegawai.domain.nik import baca_samar
from pegawai.forms.isian import pilihan_unit
from pegawai.forms.orang import sebutan
from pegawai.models import AnggotaTim, Pegawai, Penempatan, UnitKerja
from pegawai.queries.cari import cari_orang, dapat_dipilih, dapat_ditugaskan
from pegawai.queries.daftar import dengan_penempatan, laporan_data, tanpa_penilai
from pegawai.queries.lingkup import unit_dan_bawahannya
from pegawai.queries.riwayat import BAGIAN, riwayat


class SaringPegawai(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama atau NIP", method="saring_cari")
    unit = django_filters.ChoiceFilter(label="Unit", method="saring_unit", empty_label="Semua unit")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisPegawai.choices, empty_label="Semua jenis")
    status = django_filters.ChoiceFilter(label="Status", choices=StatusPegawai.choices, empty_label="Semua status")
    penilai = django_filters.ChoiceFilter(
        label="Penilai", method="saring_penilai", choices=[("tanpa", "Tanpa penilai")], empty_label="Semua"
    )

    class Meta:
        model = Pegawai
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = UnitKerja.objects.without_tree_fields().aktif().order_by("kode")
        if not self.request.user.akses.seluruh_kota(*NamaPeran.values):
            # Only units, and the agencies above them, in which this account sees somebody.
            orang = Penempatan.objects.definitif().pada().filter(pegawai__in=self.queryset.order_by().values("pk"))
            unit = unit.filter(Q(pk__in=orang.values("unit")) | Q(pk__in=orang.values("unit__opd")))
        self.filters["unit"].extra["choices"] = pilihan_unit(unit)

    def saring_cari(self, qs: QuerySet, _: str, nilai: str) -> QuerySet:
        return cari_orang(qs, nilai)

    def saring_unit(self, qs: QuerySet, _: str, kode: str) -> QuerySet:
        akar = UnitKerja.objects.without_tree_fields().filter(kode=kode).values_list("pk", flat=True)
        di_sana = Penempatan.objects.definitif().pada().filter(unit__in=unit_dan_bawahannya(akar))
        return qs.filter(pk__in=di_sana.order_by().values("pegawai"))

    def saring_penilai(self, qs: QuerySet, _: str, __: str) -> QuerySet:
        return tanpa_penilai(qs)


def _kini(ambil: Callable[[Penempatan], object]) -> Callable[[Any], object]:
    """A cell of the definitive placement of today; empty for a person without one."""
    return lambda p: ambil(p.kini[0]) if p.kini else None


class Daftar(DaftarView):
    """People whom the user may see."""

    template_name = "pegawai/daftar.html"
    filterset_class = SaringPegawai
    urutan = {
        "nama": ("nama", "id"),
        "-nama": ("-nama", "id"),
        "nip": ("nip", "id"),
        "-nip": ("-nip", "id"),
        "status": ("status", "nama", "id"),
        "-status": ("-status", "nama", "id"),
    }
    nama_berkas = "pegawai"
    kolom_ekspor = KOLOM_EKSPOR

    def boleh_mengunduh(self) -> bool:
        return izin.boleh_mengekspor_pegawai(self.request.user)

    def get_queryset(self) -> QuerySet:
        semua = Pegawai.objects.terlihat_oleh(self.request.user)
        self.queryset = dengan_penempatan(semua, ekspor="unduh" in self.request.GET)
        hasil = super().get_queryset()
        mirip = "kemiripan" in hasil.query.annotations and "urut" not in self.request.GET
        return hasil.order_by("-kemiripan", "nama", "id") if mirip else hasil

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"boleh_tambah": izin.boleh_mengelola_pegawai(self.request.user)}


@require_GET
def pilih(request: HttpRequest) -> HttpResponse:
    """Suggestions for a person picker: the field named by ?isian= holds the text. HR only, few rows, never cached."""
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    return _saran(request, dapat_dipilih(request.user))


@require_GET
def pilih_unit(request: HttpRequest) -> HttpResponse:
    """The same for survey managers, among the people of the units that they manage."""
    if not request.user.akses.punya(NamaPeran.PENGELOLA_SURVEI):
        raise PermissionDenied
    return _saran(request, dapat_ditugaskan(request.user))


def _saran(request: HttpRequest, calon: QuerySet[Pegawai]) -> HttpResponse:
    isian = request.GET.get("isian", "")[:40]
    teks = request.GET.get(isian, "").strip()[:100]
    orang = dengan_penempatan(cari_orang(calon, teks))[:8] if len(teks) > 1 else []
    isi = {"saran": [(sebutan(o), o) for o in orang], "isian": isian, "cari": len(teks) > 1}
    return render(request, "pegawai/isian/saran.html", isi)


def profil(request: HttpRequest, publik: str) -> HttpResponse:
    """One person. Tabs of upper apps come from the slot `profil_tab`."""
    terlihat = Pegawai.objects.terlihat_oleh(request.user).select_related("akun", "rahasia")
    pegawai = get_object_or_404(terlihat, publik=publik)
    pribadi = izin.boleh_melihat_data_pribadi(request.user, pegawai)
    semua = list(pegawai.penempatan.select_related("unit", "jabatan", "penilai"))
    konteks = {
        "pegawai": pegawai,
        "penempatan": next((p for p in semua if p.jenis == JenisPenempatan.DEFINITIF and hari_ini() in p.masa), None),
        "semua_penempatan": semua,
        "tim": AnggotaTim.objects.filter(pegawai=pegawai).select_related("tim").order_by("-masa"),
        "pribadi": pribadi,
        "laporan": laporan_data(request.user, pegawai, semua=pribadi)[:10],
        "nik": baca_samar(pegawai=pegawai) if pribadi else "",
        "boleh_ubah": izin.boleh_mengubah_pegawai(request.user, pegawai),
        "tab": [isi for isi in (fn(request, pegawai) for fn in isi_slot("profil_tab")) if isi],
    }
    return render(request, "pegawai/profil.html", konteks)


def halaman_riwayat(request: HttpRequest, publik: str) -> HttpResponse:
    """Who changed what, when and why."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user).select_related("akun"), publik=publik)
    if not izin.boleh_melihat_riwayat(request.user, pegawai):
        raise PermissionDenied
    bagian = request.GET.get("bagian", "")
    bagian = bagian if bagian in BAGIAN else BAGIAN[0]
    konteks = {
        "pegawai": pegawai,
        "bagian": bagian,
        "pilihan": (("data", "Data dan penempatan"), ("catatan", "Catatan kepegawaian"), ("akun", "Akun dan peran")),
        "riwayat": riwayat(pegawai, disiplin=izin.boleh_melihat_disiplin(request.user, pegawai), bagian=(bagian,)),
    }
    return render(request, "pegawai/riwayat.html", konteks)
