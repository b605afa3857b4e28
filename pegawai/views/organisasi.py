"""Units, teams and roles."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini, hari_terakhir
from pegawai import izin
from pegawai.choices import JENIS_OPD, NamaPeran
from pegawai.domain import akun, tim
from pegawai.forms.isian import pasang_galat, unit_dikelola
from pegawai.forms.lain import FormAnggota, FormPeran, FormTim
from pegawai.models import AnggotaTim, Penempatan, Peran, TimKerja, UnitKerja
from pegawai.queries.daftar import anak_unit, perangkat_daerah, yang_terlihat


class UnitDaftar(DaftarView):
    """Agencies of the city with their number of people."""

    template_name = "pegawai/unit_daftar.html"
    paginate_by = 100
    urutan = {
        "kode": ("kode",),
        "nama": ("nama", "kode"),
        "-nama": ("-nama", "kode"),
        "orang": ("orang", "kode"),
        "-orang": ("-orang", "kode"),
    }
    nama_berkas = "perangkat-daerah"
    kolom_ekspor = (
        ("Kode", lambda u: u.kode),
        ("Perangkat daerah", lambda u: u.nama),
        ("Jenis", lambda u: u.get_jenis_display()),
        ("Pegawai", lambda u: u.orang),
    )

    def get_queryset(self) -> QuerySet:
        self.queryset = perangkat_daerah()
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        puncak = UnitKerja.objects.without_tree_fields().aktif().filter(parent=None).exclude(jenis__in=JENIS_OPD)
        return super().get_context_data(**kwargs) | {"puncak": puncak}


def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """One unit: head, number of people, units below."""
    satu = get_object_or_404(UnitKerja.objects.without_tree_fields().select_related("parent"), kode=kode)
    kini = Penempatan.objects.pada().filter(unit=satu)
    kepala = list(kini.filter(kepala=True).select_related("pegawai", "jabatan"))
    konteks = {
        "unit": satu,
        "kepala": kepala,
        "terlihat": yang_terlihat(request.user, [k.pegawai_id for k in kepala]),
        "orang": kini.definitif().count(),
        "anak": anak_unit(satu),
        "mengelola": izin.boleh_mengelola_unit(request.user, satu),
    }
    return render(request, "pegawai/unit.html", konteks)


class TimDaftar(DaftarView):
    """Teams; HR makes new ones here."""

    template_name = "pegawai/tim_daftar.html"
    urutan = {
        "mulai": ("-masa", "nama", "id"),
        "nama": ("nama", "id"),
        "-nama": ("-nama", "id"),
        "unit": ("unit__nama", "nama", "id"),
        "-unit": ("-unit__nama", "nama", "id"),
    }
    nama_berkas = "tim-kerja"
    kolom_ekspor = (
        ("Tim", lambda t: t.nama),
        ("Unit pemrakarsa", lambda t: t.unit),
        ("Mulai", lambda t: t.masa.lower),
        ("Selesai", lambda t: hari_terakhir(t.masa)),
        ("Tujuan", lambda t: t.tujuan),
    )

    def get_queryset(self) -> QuerySet:
        self.queryset = TimKerja.objects.select_related("unit")
        return super().get_queryset()

    def _form(self) -> FormTim | None:
        if not izin.boleh_mengelola_pegawai(self.request.user):
            return None
        return FormTim(self.request.POST or None, pengguna=self.request.user, initial={"mulai": hari_ini()})

    def post(self, request: HttpRequest) -> HttpResponse:
        self.form = self._form()
        if self.form is None:
            raise PermissionDenied
        if self.form.is_valid():
            try:
                baru = tim.buat(**self.form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(self.form, galat)
            else:
                return redirect("pegawai:tim", publik=baru.publik)
        return self.get(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form if hasattr(self, "form") else self._form()
        return super().get_context_data(**kwargs) | {"form": form}


def tim_lihat(request: HttpRequest, publik: str) -> HttpResponse:
    """One team and its members; HR of its unit adds members."""
    satu = get_object_or_404(TimKerja.objects.select_related("unit"), publik=publik)
    form = _form_anggota(request) if _kelola_tim(request, satu) else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                tim.tambah_anggota(tim=satu, **form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, "Anggota ditambahkan.")
                return redirect("pegawai:tim", publik=satu.publik)
    anggota = list(satu.anggota.select_related("pegawai").order_by("-peran", "pegawai__nama"))
    terlihat = yang_terlihat(request.user, [a.pegawai_id for a in anggota])
    konteks = {"tim": satu, "anggota": anggota, "terlihat": terlihat, "form": form, "hari": hari_ini()}
    return render(request, "pegawai/tim.html", konteks)


@require_POST
def tim_keluarkan(request: HttpRequest, publik: str, anggota_id: int) -> HttpResponse:
    """End a membership from today."""
    satu = get_object_or_404(TimKerja, publik=publik)
    if not _kelola_tim(request, satu):
        raise PermissionDenied
    anggota = get_object_or_404(AnggotaTim, pk=anggota_id, tim=satu)
    tim.keluarkan(anggota_id=anggota.pk, mulai=hari_ini(), alasan="Dikeluarkan dari tim")
    messages.success(request, "Keanggotaan diakhiri.")
    return redirect("pegawai:tim", publik=satu.publik)


class SaringPeran(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama pengguna", field_name="pengguna__nama", lookup_expr="icontains")
    peran = django_filters.ChoiceFilter(
        label="Peran", field_name="nama", choices=NamaPeran.choices, empty_label="Semua peran"
    )

    class Meta:
        model = Peran
        fields: list[str] = []


class PeranDaftar(DaftarView):
    """Roles of today, given and ended by HR of the city."""

    template_name = "pegawai/peran.html"
    filterset_class = SaringPeran
    urutan = {
        "peran": ("nama", "pengguna__nama", "id"),
        "-peran": ("-nama", "pengguna__nama", "id"),
        "orang": ("pengguna__nama", "nama", "id"),
        "-orang": ("-pengguna__nama", "nama", "id"),
    }
    nama_berkas = "peran"
    kolom_ekspor = (
        ("Pengguna", lambda p: p.pengguna.username),
        ("Nama", lambda p: p.pengguna),
        ("Peran", lambda p: p.get_nama_display()),
        ("Lingkup", lambda p: p.unit or "Seluruh kota"),
        ("Mulai", lambda p: p.masa.lower),
        ("Selesai", lambda p: hari_terakhir(p.masa)),
        ("Alasan", lambda p: p.alasan),
    )

    def get_queryset(self) -> QuerySet:
        _hr_kota(self.request)
        self.queryset = Peran.objects.pada().select_related("pengguna", "unit")
        return super().get_queryset()

    def post(self, request: HttpRequest) -> HttpResponse:
        _hr_kota(request)
        self.form = FormPeran(request.POST, oleh=request.user)
        if self.form.is_valid():
            try:
                akun.beri_peran(oleh=request.user, **self.form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(self.form, galat)
            else:
                messages.success(request, "Peran diberikan.")
                return redirect("pegawai:peran")
        return self.get(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form if hasattr(self, "form") else FormPeran(oleh=self.request.user, initial={"mulai": hari_ini()})
        return super().get_context_data(**kwargs) | {"form": form}


@require_POST
def peran_cabut(request: HttpRequest, peran_id: int) -> HttpResponse:
    """End a role today, with its reason."""
    _hr_kota(request)
    satu = get_object_or_404(Peran, pk=peran_id)
    alasan = request.POST.get("alasan", "").strip()[:200]
    if not alasan:
        messages.error(request, "Tulis alasan mencabut peran.")
        return redirect("pegawai:peran")
    try:
        akun.cabut_peran(peran_id=satu.pk, alasan=alasan, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Peran dicabut.")
    return redirect("pegawai:peran")


def _form_anggota(request: HttpRequest) -> FormAnggota:
    return FormAnggota(request.POST or None, pengguna=request.user, initial={"mulai": hari_ini()})


def _hr_kota(request: HttpRequest) -> None:
    if not request.user.akses.admin_kota:
        raise PermissionDenied


def _kelola_tim(request: HttpRequest, satu: TimKerja) -> bool:
    return izin.boleh_mengelola_pegawai(request.user) and unit_dikelola(request.user).filter(pk=satu.unit_id).exists()
