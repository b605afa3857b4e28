"""City-wide pages of HR: who retires, the catalogue of positions, the windows of transfer."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai import izin
from pegawai.choices import GOLONGAN_PNS, GOLONGAN_PPPK, JenisJabatan, JenisPenempatan
from pegawai.domain import jabatan as domain
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.forms.jabatan import FormJabatan, FormJendela
from pegawai.models import Jabatan, JendelaMutasi, Penempatan, UnitKerja
from pegawai.queries.pensiun import daftar_pensiun
from pegawai.views.bentrok import konteks_bentrok

TAHUN = (1, 2, 5)


class SaringPensiun(django_filters.FilterSet):
    """Filters in the URL."""

    opd = django_filters.ChoiceFilter(
        label="Perangkat daerah", field_name="unit__opd__kode", empty_label="Semua perangkat daerah"
    )
    tahun = django_filters.ChoiceFilter(
        label="Sampai", method="lewati", choices=[(t, f"{t} tahun lagi") for t in TAHUN], empty_label=None, initial=1
    )

    class Meta:
        model = Penempatan
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opd = UnitKerja.objects.without_tree_fields().aktif().opd().order_by("kode").values_list("kode", "nama")
        self.filters["opd"].extra["choices"] = list(opd)

    def lewati(self, qs: QuerySet, _: str, __: str) -> QuerySet:
        """The list view has cut by year already: the day is part of its query."""
        return qs


class Pensiun(DaftarView):
    """People whom the user may see, by the day of their retirement."""

    template_name = "pegawai/pensiun.html"
    filterset_class = SaringPensiun
    urutan = {
        "tmt": ("tmt_pensiun", "pegawai__nama", "id"),
        "-tmt": ("-tmt_pensiun", "pegawai__nama", "id"),
        "nama": ("pegawai__nama", "id"),
        "-nama": ("-pegawai__nama", "-id"),
    }
    nama_berkas = "pensiun"
    kolom_ekspor = (
        ("NIP", lambda t: t.pegawai.nip),
        ("Nama", lambda t: t.pegawai.nama_lengkap),
        ("Unit", lambda t: t.unit),
        ("Jabatan", lambda t: t.jabatan),
        ("Batas usia pensiun", lambda t: t.jabatan.bup),
        ("Mulai pensiun", lambda t: t.tmt_pensiun),
    )

    def get_queryset(self) -> QuerySet:
        if not (izin.boleh_mengekspor_pegawai(self.request.user)):
            raise PermissionDenied
        pilihan = self.request.GET.get("tahun", "")
        tahun = int(pilihan) if pilihan in map(str, TAHUN) else TAHUN[0]
        kini = hari_ini()
        sampai = kini.replace(year=kini.year + tahun, day=min(kini.day, 28))
        self.queryset = daftar_pensiun(self.request.user, sampai=sampai)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"hari_ini": hari_ini()}


class SaringJabatan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama jabatan", field_name="nama", lookup_expr="icontains")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisJabatan.choices, empty_label="Semua jenis")

    class Meta:
        model = Jabatan
        fields: list[str] = []


class DaftarJabatan(DaftarView):
    """The catalogue of positions with the number of people in each today."""

    template_name = "pegawai/jabatan_daftar.html"
    filterset_class = SaringJabatan
    urutan = {
        "nama": ("nama", "id"),
        "-nama": ("-nama", "-id"),
        "orang": ("orang", "nama", "id"),
        "-orang": ("-orang", "nama", "id"),
    }
    nama_berkas = "jabatan"
    kolom_ekspor = (
        ("Kode", lambda j: j.kode),
        ("Nama", lambda j: j.nama),
        ("Jenis", lambda j: j.get_jenis_display()),
        ("Jenjang", lambda j: j.jenjang),
        ("Kelas", lambda j: j.kelas),
        ("Batas usia pensiun", lambda j: j.bup),
        ("Pegawai", lambda j: j.orang),
    )

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_mengekspor_pegawai(self.request.user):
            raise PermissionDenied
        kini = Q(pemegang__masa__contains=hari_ini(), pemegang__jenis=JenisPenempatan.DEFINITIF)
        self.queryset = Jabatan.objects.annotate(orang=Count("pemegang", filter=kini))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "boleh_ubah": self.request.user.akses.admin_kota,
            "golongan": (("PNS", GOLONGAN_PNS), ("PPPK", GOLONGAN_PPPK)),
        }


def jabatan_isi(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a position to the catalogue, or change one. HR of the city."""
    if not request.user.akses.admin_kota:
        raise PermissionDenied
    lama = get_object_or_404(Jabatan, pk=pk) if pk else None
    awal = {n: getattr(lama, n) for n in FormJabatan.base_fields if hasattr(lama, n)} if lama else {"bup": 58}
    form = FormJabatan(request.POST or None, initial=awal)
    konteks: dict[str, object] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            domain.simpan(pk=pk, versi=data.pop("versi"), alasan=data.pop("alasan"), data=data)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jabatan disimpan.")
            return redirect("pegawai:jabatan_daftar")
    return render(request, "pegawai/jabatan_isi.html", konteks)


def jendela(request: HttpRequest) -> HttpResponse:
    """Windows of transfer: read by HR, written by HR of the city."""
    if not izin.boleh_mengekspor_pegawai(request.user):
        raise PermissionDenied
    tunjuk(request, "pegawai:pensiun")
    form = FormJendela(request.POST or None) if request.user.akses.admin_kota else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            domain.buka_jendela(**form.cleaned_data)
            messages.success(request, "Jendela mutasi disimpan.")
            return redirect("pegawai:jendela")
    return render(request, "pegawai/jendela.html", {"form": form, "daftar": JendelaMutasi.objects.all()[:50]})


@require_POST
def jendela_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a window away."""
    if not request.user.akses.admin_kota:
        raise PermissionDenied
    domain.hapus_jendela(pk=get_object_or_404(JendelaMutasi, pk=pk).pk)
    messages.success(request, "Jendela mutasi dihapus.")
    return redirect("pegawai:jendela")
