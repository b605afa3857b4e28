"""Angka kredit: the list, one person explained down to the inputs, the printed form, the coefficients."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai
from penilaian import izin
from penilaian.choices_lanjut import SebabKredit
from penilaian.documents.angka_kredit import pdf
from penilaian.domain import angka_kredit as domain
from penilaian.forms.angka_kredit import KoefisienForm
from penilaian.models import SKP, AngkaKredit, KoefisienKredit
from penilaian.queries import angka_kredit as queries
from penilaian.queries.orang_terlihat import orang_terlihat


class SaringKredit(django_filters.FilterSet):
    cari = django_filters.CharFilter(label="Nama atau NIP", method="saring_cari")
    periode = django_filters.ModelChoiceFilter(
        label="Tahun", queryset=queries.periode_tahunan(), to_field_name="kode", empty_label="Semua tahun"
    )
    jenjang = django_filters.CharFilter(label="Jenjang", lookup_expr="icontains")
    sebab = django_filters.ChoiceFilter(label="Sebab", choices=SebabKredit.choices, empty_label="Semua sebab")

    class Meta:
        model = AngkaKredit
        fields: list[str] = []

    def saring_cari(self, qs: QuerySet, _nama: str, teks: str) -> QuerySet:
        return qs.filter(Q(pegawai__nama__icontains=teks) | Q(pegawai__nip=teks.replace(" ", "")))


class KreditDaftar(DaftarView):
    """Rows in force, each with its inputs."""

    template_name = "penilaian/angka_kredit/daftar.html"
    filterset_class = SaringKredit
    nama_berkas = "angka-kredit"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "nama": ("pegawai__nama", "-periode__rentang", "pk"),
        "-nama": ("-pegawai__nama", "-periode__rentang", "pk"),
        "-tahun": ("-periode__rentang", "pegawai__nama", "pk"),
        "-angka": ("-angka", "pegawai__nama", "pk"),
        "angka": ("angka", "pegawai__nama", "pk"),
    }
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = (
        ("NIP", lambda a: a.pegawai.nip),
        ("Nama", lambda a: a.pegawai.nama_lengkap),
        ("Unit", lambda a: str(a.penempatan.unit)),
        ("Jabatan", lambda a: str(a.penempatan.jabatan)),
        ("Jenjang", lambda a: a.jenjang),
        ("Tahun", lambda a: a.periode.nama),
        ("Predikat", lambda a: a.get_predikat_display()),
        ("Persen", lambda a: a.persen),
        ("Koefisien", lambda a: a.koefisien),
        ("Bulan", lambda a: a.bulan),
        ("Angka kredit", lambda a: a.angka),
        ("Sebab", lambda a: a.get_sebab_display()),
        ("Dihitung", lambda a: timezone.localtime(a.dihitung).replace(tzinfo=None)),
    )

    def boleh_mengunduh(self) -> bool:
        return self.request.user.akses.admin or self.request.user.akses.auditor

    def get_queryset(self) -> QuerySet[AngkaKredit]:
        if not izin.boleh_melihat_daftar_kredit(self.request.user):
            raise PermissionDenied
        terlihat = AngkaKredit.objects.berlaku().terlihat_oleh(self.request.user)
        self.queryset = terlihat.select_related("pegawai", "periode", "penempatan__jabatan", "penempatan__unit")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"jumlah": queries.jumlah_seluruhnya(self.get_queryset())}


def _orang(request: HttpRequest, publik: object) -> Pegawai:
    return get_object_or_404(orang_terlihat(request.user, *queries.PERAN), publik=publik)


@require_safe
def orang(request: HttpRequest, publik: object) -> HttpResponse:
    """One person: rows in force with their formula, what was replaced and why, sums."""
    pegawai = _orang(request, publik)
    ikhtisar = queries.ikhtisar(pegawai, hari_ini())
    dibaca = SKP.objects.terlihat_oleh(request.user).filter(pk__in=[a.putusan.skp_id for a in ikhtisar.baris])
    isi = {
        "orang": pegawai,
        "i": ikhtisar,
        "dibaca": set(dibaca.values_list("pk", flat=True)),
        "sendiri": pegawai.pk == request.user.pegawai_id,
        "daftar": izin.boleh_melihat_daftar_kredit(request.user),
    }
    return render(request, "penilaian/angka_kredit/orang.html", isi)


@require_safe
def cetak(request: HttpRequest, publik: object) -> HttpResponse:
    """The same as an official document."""
    pegawai = _orang(request, publik)
    isi = queries.ikhtisar(pegawai, hari_ini())
    if not isi.baris:
        raise PermissionDenied("Belum ada angka kredit yang dapat dicetak.")
    jawab = HttpResponse(pdf(pegawai, isi), content_type="application/pdf")
    jawab["Content-Disposition"] = 'inline; filename="angka-kredit.pdf"'
    return jawab


def koefisien(request: HttpRequest) -> HttpResponse:
    """Coefficients with their sources; HR of the city sets a new one."""
    if not izin.boleh_melihat_daftar_kredit(request.user):
        raise PermissionDenied
    menetapkan = izin.boleh_menetapkan_koefisien(request.user)
    if request.method == "POST" and not menetapkan:
        raise PermissionDenied("Koefisien ditetapkan admin kepegawaian kota.")
    form = KoefisienForm(request.POST or None) if menetapkan else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            domain.tetapkan_koefisien(isi=form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Koefisien ditetapkan. Angka yang terkena dikoreksi dalam satu jam.")
            return redirect("penilaian:angka_kredit_koefisien")
    isi = {
        "form": form,
        "daftar": KoefisienKredit.objects.select_related("oleh__pegawai"),
        "tanpa": queries.jenjang_tanpa_koefisien(),
    }
    kode = 422 if form is not None and form.errors else 200
    return render(request, "penilaian/angka_kredit/koefisien.html", isi, status=kode)
