"""*Bahan TPP*: the lists, one of them with its people, one person, and the table of the city."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from penilaian import izin
from penilaian.choices import Predikat, StatusTpp
from penilaian.domain import tpp as domain
from penilaian.forms.tpp import AturanTppForm, BarisTppForm, SusunTppForm
from penilaian.models import AturanTpp, BahanTpp, BarisTpp
from penilaian.queries.tpp import aturan_pada, dengan_jumlah, perangkat_daerah
from penilaian.queries.tpp_beda import perubahan_tpp, sidik_tpp


def _wajib_melihat(request: HttpRequest) -> None:
    if not izin.boleh_melihat_tpp(request.user):
        raise PermissionDenied("Bahan TPP dibuka admin kepegawaian dan auditor.")


def _bahan(request: HttpRequest, publik: object) -> BahanTpp:
    terlihat = BahanTpp.objects.terlihat_oleh(request.user).select_related("unit", "periode", "aturan", "ditinjau_oleh")
    return get_object_or_404(terlihat, publik=publik)


class TppDaftar(DaftarView):
    """Lists by month and agency."""

    template_name = "penilaian/tpp/daftar.html"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "-bulan": ("-bulan", "unit__nama"),
        "bulan": ("bulan", "unit__nama"),
        "unit": ("unit__nama", "-bulan"),
        "-unit": ("-unit__nama", "-bulan"),
    }

    def get_queryset(self) -> QuerySet[BahanTpp]:
        _wajib_melihat(self.request)
        self.queryset = dengan_jumlah(BahanTpp.objects.terlihat_oleh(self.request.user)).select_related(
            "unit", "periode"
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"menyusun": perangkat_daerah(self.request.user).exists()}


class SaringBaris(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama", field_name="pegawai__nama", lookup_expr="icontains")
    predikat = django_filters.ChoiceFilter(label="Predikat", choices=Predikat.choices, empty_label="Semua predikat")
    perlu = django_filters.ChoiceFilter(
        label="Keadaan",
        method="saring_perlu",
        choices=[("kosong", "Belum punya angka"), ("lain", "Lain dari usulan"), ("dipotong", "Dipotong")],
        empty_label="Semua",
    )

    class Meta:
        model = BarisTpp
        fields: list[str] = []

    def saring_perlu(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        syarat = {"kosong": Q(potongan=None), "lain": ~Q(alasan=""), "dipotong": Q(potongan__gt=0)}
        return qs.filter(syarat[nilai])


class Tpp(DaftarView):
    """One list with its people."""

    template_name = "penilaian/tpp/tpp.html"
    filterset_class = SaringBaris
    nama_berkas = "bahan-tpp"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "nama": ("pegawai__nama", "pk"),
        "-nama": ("-pegawai__nama", "pk"),
        "-potongan": ("-potongan", "pegawai__nama"),
        "potongan": ("potongan", "pegawai__nama"),
    }
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = (
        ("NIP", lambda b: b.pegawai.nip),
        ("Nama", lambda b: b.pegawai.nama_lengkap),
        ("Predikat", lambda b: b.get_predikat_display()),
        ("Catatan", lambda b: b.get_sebab_display()),
        ("Usulan potongan (%)", lambda b: b.usulan),
        ("Potongan (%)", lambda b: b.potongan),
        ("Alasan", lambda b: b.alasan),
    )

    def get_queryset(self) -> QuerySet[BarisTpp]:
        self.bahan = _bahan(self.request, self.kwargs["publik"])
        self.queryset = BarisTpp.objects.filter(bahan=self.bahan).select_related("pegawai")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        semua = BarisTpp.objects.filter(bahan=self.bahan)
        mengelola = izin.boleh_mengelola_tpp(self.request.user, self.bahan.unit)
        return super().get_context_data(**kwargs) | {
            "bahan": self.bahan,
            "ringkas": semua.aggregate(
                orang=Count("pk"),
                kosong=Count("pk", filter=Q(potongan=None)),
                dipotong=Count("pk", filter=Q(potongan__gt=0)),
                lain=Count("pk", filter=~Q(alasan="")),
            ),
            "mengubah": mengelola and self.bahan.status == StatusTpp.USULAN,
            "tabel_aturan": [(label, self.bahan.aturan.potongan(p)) for p, label in Predikat.choices],
        }


def susun(request: HttpRequest) -> HttpResponse:
    """Compose a list."""
    if not perangkat_daerah(request.user).exists():
        raise PermissionDenied("Bahan TPP disusun admin kepegawaian.")
    form = SusunTppForm(request.POST or None, pengguna=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            bahan = domain.susun(oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Bahan tersusun sebagai usulan. Tinjau tiap baris sebelum dipakai.")
            return redirect("penilaian:tpp", publik=bahan.publik)
    konteks = {"form": form, "aturan": aturan_pada(form.fields["bulan"].initial)}
    return render(request, "penilaian/tpp/susun.html", konteks, status=422 if form.errors else 200)


def baris(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Set the deduction of one person."""
    bahan = _bahan(request, publik)
    objek = get_object_or_404(BarisTpp.objects.select_related("pegawai", "skp"), bahan=bahan, pk=pk)
    if not izin.boleh_mengelola_tpp(request.user, bahan.unit) or objek.pegawai_id == request.user.pegawai_id:
        raise PermissionDenied("Baris ini tidak dapat Anda ubah.")
    awal = {"potongan": objek.potongan, "alasan": objek.alasan, "revisi": objek.revisi}
    form = BarisTppForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.tetapkan(baris=objek, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Potongan {objek.pegawai} tersimpan.")
            return redirect("penilaian:tpp", publik=publik)
    konteks = {"form": form, "bahan": bahan, "baris": objek}
    return render(request, "penilaian/tpp/baris.html", konteks, status=422 if form.errors else 200)


def perbarui(request: HttpRequest, publik: object) -> HttpResponse:
    """Show what the latest results change in a list, and change it."""
    bahan = _bahan(request, publik)
    if not izin.boleh_mengelola_tpp(request.user, bahan.unit):
        raise PermissionDenied("Bahan ini diperbarui admin kepegawaian perangkat daerah itu.")
    if request.method == "POST":
        try:
            jumlah = domain.perbarui(bahan=bahan, oleh=request.user, sidik=request.POST.get("sidik", ""))
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
            return redirect("penilaian:tpp_perbarui", publik=publik)
        messages.success(request, f"{jumlah} orang diperbarui dari hasil terbaru.")
        return redirect("penilaian:tpp", publik=publik)
    perubahan = perubahan_tpp(bahan) if bahan.status == StatusTpp.USULAN else []
    konteks = {"bahan": bahan, "perubahan": perubahan, "sidik": sidik_tpp(perubahan)}
    return render(request, "penilaian/tpp/perbarui.html", konteks)


@require_POST
def tinjau(request: HttpRequest, publik: object) -> HttpResponse:
    """Mark the list as reviewed."""
    try:
        domain.tandai_ditinjau(bahan=_bahan(request, publik), oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Bahan ditandai sudah ditinjau dan tidak berubah lagi.")
    return redirect("penilaian:tpp", publik=publik)


def aturan(request: HttpRequest) -> HttpResponse:
    """The tables of the city, and a form for the next one."""
    _wajib_melihat(request)
    menetapkan = izin.boleh_mengelola_periode(request.user)
    if request.method == "POST" and not menetapkan:
        raise PermissionDenied("Aturan TPP ditetapkan admin kepegawaian kota.")
    form = AturanTppForm(request.POST or None) if menetapkan else None
    if form is not None and request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            domain.tetapkan_aturan(
                mulai=data["mulai"], dasar=data["dasar"], potongan=form.potongan(), oleh=request.user
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Aturan TPP ditetapkan.")
            return redirect("penilaian:tpp_aturan")
    daftar = [
        (a, [(label, a.potongan(p)) for p, label in Predikat.choices])
        for a in AturanTpp.objects.select_related("oleh__pegawai")
    ]
    konteks = {"form": form, "daftar": daftar, "label": [label for _, label in Predikat.choices]}
    return render(request, "penilaian/tpp/aturan.html", konteks, status=422 if form and form.errors else 200)
