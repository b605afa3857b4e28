"""The training plan of a year: drafted by the manager, approved by the head of the agency, then by the city."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.documents.tabel import unduhan
from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pelatihan import izin
from pelatihan.choices import StatusRencana
from pelatihan.domain import rencana as domain
from pelatihan.forms.kelola_rencana import FormBaris, FormSusun
from pelatihan.models import BarisRencana, RencanaPelatihan
from pelatihan.queries.permintaan import tanpa_program
from pelatihan.queries.rencana import rencana_menunggu
from pelatihan.views.kelola_angkatan import versi_dari

KOLOM = (
    "Perangkat daerah",
    "Tahun",
    "Program",
    "Dibutuhkan",
    "Tempat",
    "Biaya per orang",
    "Jumlah",
    "Keadaan",
    "Alasan",
)
BERUBAH = "Rencana ini diubah {} sejak halaman ini dibuka. Periksa lagi."


class SaringRencana(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Perangkat daerah", field_name="unit__nama", lookup_expr="icontains")
    tahun = django_filters.NumberFilter(label="Tahun")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusRencana.choices, empty_label="Semua")


class DaftarRencana(DaftarView):
    """Plans one may see, with seats and cost, those that wait for this person first; a new one is drafted from here
    (POST). ?unduh=xlsx gives every line of what is filtered."""

    http_method_names = ("get", "head", "post")
    template_name = "pelatihan/kelola/rencana_daftar.html"
    filterset_class = SaringRencana
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "tunggu": ("-menunggu", "-tahun", "unit__nama", "pk"),
        "unit": ("unit__nama", "-tahun", "pk"),
        "-unit": ("-unit__nama", "-tahun", "pk"),
        "biaya": ("biaya", "pk"),
        "-biaya": ("-biaya", "pk"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not izin.boleh_melihat_rencana(request.user):
            raise PermissionDenied
        self.form = None
        if izin.boleh_mengelola_pelatihan(request.user):
            # Its year is not the year of the filter above it.
            unit = izin.perangkat_dikelola(request.user)
            self.form = FormSusun(request.POST or None, unit=unit, auto_id="susun_%s")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("unduh") != "xlsx":
            return super().get(request, *args, **kwargs)
        pilihan = self.get_queryset().order_by().values("pk")
        return _xlsx(BarisRencana.objects.filter(rencana__in=pilihan), "rencana-pelatihan")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.form is None:
            raise PermissionDenied
        if self.form.is_valid():
            try:
                return redirect("pelatihan:rencana", domain.susun(**self.form.cleaned_data).publik)
            except ValidationError as galat:
                pasang_galat(self.form, galat)
        jawab = super().get(request, *args, **kwargs)
        jawab.status_code = 422
        return jawab

    def get_queryset(self) -> Any:
        giliran = rencana_menunggu(self.request.user).filter(pk=OuterRef("pk"))
        terlihat = RencanaPelatihan.objects.terlihat_oleh(self.request.user).select_related("unit")
        tempat, biaya = F("baris__kursi"), F("baris__kursi") * F("baris__biaya")
        self.queryset = terlihat.annotate(
            menunggu=Exists(giliran),
            program=Count("baris", filter=Q(baris__kursi__gt=0)),
            kursi=Sum(tempat, default=0),
            biaya=Sum(biaya, default=0),
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"form": self.form}


def _ambil(request: HttpRequest, publik: object) -> RencanaPelatihan:
    terlihat = RencanaPelatihan.objects.terlihat_oleh(request.user)
    lengkap = terlihat.select_related("unit", "diputus_unit_oleh", "diputus_kota_oleh")
    return get_object_or_404(lengkap, publik=publik)


@require_safe
def lihat(request: HttpRequest, publik: object) -> HttpResponse:
    """One plan: programmes with seats and cost, what was left out and why, and the next step."""
    satu = _ambil(request, publik)
    tunjuk(request, "pelatihan:kelola" if izin.boleh_mengelola_pelatihan(request.user) else "pelatihan:kepatuhan")
    semua = satu.baris.select_related("program")
    if request.GET.get("unduh") == "xlsx":
        return _xlsx(semua, f"rencana-pelatihan-{satu.unit.kode.lower()}-{satu.tahun}")
    baris = list(semua.annotate(jumlah=F("kursi") * F("biaya")))
    isi: dict[str, Any] = {
        "r": satu,
        "ikut": [b for b in baris if b.kursi],
        "tidak": [b for b in baris if not b.kursi],
        "tanpa_program": tanpa_program(unit=satu.unit, tahun=satu.tahun),
        "kursi": sum(b.kursi for b in baris),
        "biaya": sum(b.kursi * b.biaya for b in baris),
        "menyusun": satu.status == StatusRencana.DRAF and izin.boleh_menyusun_rencana(request.user, satu.unit),
        "meneruskan": bool(baris) and izin.boleh_meneruskan_rencana(request.user, satu),
    }
    return render(request, "pelatihan/kelola/rencana.html", isi)


def _xlsx(baris: Any, nama: str) -> HttpResponse:
    lengkap = baris.select_related("rencana__unit", "program").order_by("-rencana__tahun", "rencana__unit__nama", "pk")
    isi = (
        (
            *(b.rencana.unit.nama, b.rencana.tahun, b.program.nama, b.permintaan, b.kursi, b.biaya),
            *(b.kursi * b.biaya, b.rencana.get_status_display(), b.alasan),
        )
        for b in lengkap
    )
    return unduhan(nama=nama, bentuk="xlsx", kolom=KOLOM, baris=isi)


@require_POST
def susun_ulang(request: HttpRequest, publik: object) -> HttpResponse:
    """Count the demand anew; what people changed stays."""
    satu = _ambil(request, publik)
    if not izin.boleh_menyusun_rencana(request.user, satu.unit):
        raise PermissionDenied
    try:
        domain.susun(unit=satu.unit, tahun=satu.tahun)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Permintaan dihitung ulang; tempat, biaya, dan alasan yang sudah diisi tetap.")
    return redirect("pelatihan:rencana", publik)


def baris(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Seats and cost of one programme of a draft."""
    satu = _ambil(request, publik)
    if not izin.boleh_menyusun_rencana(request.user, satu.unit):
        raise PermissionDenied
    milik = get_object_or_404(satu.baris.select_related("program"), pk=pk)
    awal = {n: getattr(milik, n) for n in ("kursi", "biaya", "alasan")} | {"versi": satu.versi}
    form = FormBaris(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.ubah_baris(baris=milik, **form.cleaned_data)
        except SuntingBersamaan as galat:
            form.add_error(None, BERUBAH.format(galat.oleh or "orang lain"))
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{milik.program} disimpan.")
            return redirect("pelatihan:rencana", publik)
    isi = {"form": form, "r": satu, "b": milik}
    return render(request, "pelatihan/kelola/rencana_baris.html", isi, status=422 if form.errors else 200)


@require_POST
def teruskan(request: HttpRequest, publik: object) -> HttpResponse:
    """Send the draft, or approve it."""
    satu = _ambil(request, publik)
    if not izin.boleh_meneruskan_rencana(request.user, satu):
        raise PermissionDenied
    _coba(request, lambda: domain.teruskan(rencana=satu, versi=versi_dari(request), oleh=request.user))
    return redirect("pelatihan:rencana", publik)


@require_POST
def kembalikan(request: HttpRequest, publik: object) -> HttpResponse:
    """Back to a draft, with what to mend, by who would approve."""
    satu = _ambil(request, publik)
    if satu.status == StatusRencana.DRAF or not izin.boleh_meneruskan_rencana(request.user, satu):
        raise PermissionDenied
    catatan = request.POST.get("alasan", "")[:250]
    kabar = "Dikembalikan; penyusunnya membaca catatan Anda."
    _coba(request, lambda: domain.kembalikan(rencana=satu, versi=versi_dari(request), catatan=catatan), kabar)
    return redirect("pelatihan:rencana", publik)


def _coba(request: HttpRequest, langkah: Any, kabar: str = "") -> None:
    try:
        satu = langkah()
    except SuntingBersamaan as galat:
        messages.error(request, BERUBAH.format(galat.oleh or "orang lain"))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, kabar or f"Sekarang: {satu.get_status_display().lower()}.")
