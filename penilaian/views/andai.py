"""Trial of a policy version on a closed period: who and how many would change, before it is adopted."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja import tasks
from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from penilaian.choices import Predikat
from penilaian.domain import andai as domain
from penilaian.domain.semula import sidik_semula
from penilaian.forms.andai import AndaiForm
from penilaian.izin import boleh_melihat_andai, boleh_mengelola_periode
from penilaian.models import Andai, AndaiNilai, Kebijakan
from penilaian.queries.andai import DIPAKAI, SUMBU, TANPA, baris_andai, beda, matriks

APA = (
    ("usulan", "Salah satu usulan"),
    ("predikat", "Predikat usulan"),
    ("hasil", "Rating hasil"),
    ("perilaku", "Rating perilaku"),
    ("angka", "Angkanya saja"),
    ("semua", "Usulan atau angka"),
)
PREDIKAT = (*Predikat.choices, (TANPA, "Tanpa usulan"))


@require_safe
def andai(request: HttpRequest, versi: int) -> HttpResponse:
    """Trials of a version so far, and the form of a new one."""
    kebijakan = _terlihat(request, versi)
    return _halaman(request, kebijakan, AndaiForm(kebijakan=kebijakan))


@require_POST
def andai_jalankan(request: HttpRequest, versi: int) -> HttpResponse:
    """Queue a trial and go to its progress page."""
    kebijakan = _terlihat(request, versi)
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    form = AndaiForm(request.POST, kebijakan=kebijakan)
    if form.is_valid():
        try:
            pekerjaan = domain.buat_andai(kebijakan=kebijakan, periode=form.cleaned_data["periode"], oleh=request.user)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            tasks.kirim(pekerjaan)
            return redirect("kinerja:pekerjaan", pekerjaan.publik)
    return _halaman(request, kebijakan, form, status=422)


def _halaman(request: HttpRequest, kebijakan: Kebijakan, form: AndaiForm, status: int = 200) -> HttpResponse:
    isi = {
        "kebijakan": kebijakan,
        "form": form,
        "mengelola": boleh_mengelola_periode(request.user),
        "ada_periode": form.pilihan.exists(),
        "riwayat": [
            {"andai": a, "predikat": matriks("predikat", a.pekerjaan.hasil.get("predikat", [])).berubah}
            for a in kebijakan.andai.select_related("periode", "pekerjaan__diminta_oleh")[:20]
        ],
    }
    return render(request, "penilaian/andai/andai.html", isi, status=status)


def _terlihat(request: HttpRequest, versi: int) -> Kebijakan:
    if not boleh_melihat_andai(request.user):
        raise PermissionDenied
    return get_object_or_404(Kebijakan, versi=versi)


class SaringAndai(django_filters.FilterSet):
    """Filters in the URL; without one, whoever gets another proposal."""

    apa = django_filters.ChoiceFilter(label="Yang berubah", choices=APA, empty_label=None, method="saring_apa")
    dari = django_filters.ChoiceFilter(label="Predikat semula", choices=PREDIKAT, empty_label="Semua", method="pilih")
    ke = django_filters.ChoiceFilter(label="Predikat menjadi", choices=PREDIKAT, empty_label="Semua", method="pilih")
    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        field_name="skp__unit__opd",
        queryset=UnitKerja.objects.without_tree_fields().opd().order_by("nama"),
        empty_label="Semua perangkat daerah",
    )
    nama = django_filters.CharFilter(label="Nama", field_name="skp__pegawai__nama", lookup_expr="icontains")

    class Meta:
        model = AndaiNilai
        fields: list[str] = []

    def saring_apa(self, qs: QuerySet, _: str, apa: str) -> QuerySet:
        if apa == "angka":
            return qs.filter(angka_berubah=True, berubah=False)
        if apa in SUMBU:
            _judul, dari, ke, _label = SUMBU[apa]
            return qs.filter(beda(dari, ke), berubah=True)
        return qs.filter(Q(berubah=True) | Q(angka_berubah=True)) if apa == "semua" else qs.filter(berubah=True)

    def pilih(self, qs: QuerySet, nama: str, predikat: str) -> QuerySet:
        kolom = "lama_predikat" if nama == "dari" else "predikat"
        return qs.filter(**({f"{kolom}__isnull": True} if predikat == TANPA else {kolom: predikat}))


class AndaiHasil(DaftarView):
    """Counts from → to of the newest trial of a version on a period, and the people behind them."""

    template_name = "penilaian/andai/hasil.html"
    filterset_class = SaringAndai
    urutan = {
        "nama": ("skp__pegawai__nama", "skp_id"),
        "-nama": ("-skp__pegawai__nama", "skp_id"),
        "unit": ("skp__unit__kode", "skp__pegawai__nama", "skp_id"),
        "-unit": ("-skp__unit__kode", "skp__pegawai__nama", "skp_id"),
        "hasil": ("nilai_hasil", "skp_id"),
        "-hasil": ("-nilai_hasil", "skp_id"),
    }
    nama_berkas = "uji-dampak-aturan"
    kolom_ekspor = (
        ("NIP", lambda a: a.skp.pegawai.nip),
        ("Nama", lambda a: a.skp.pegawai.nama_lengkap),
        ("Perangkat daerah", lambda a: a.skp.unit.opd or ""),
        ("Unit", lambda a: a.skp.unit),
        ("Nilai hasil semula", lambda a: a.lama_hasil),
        ("Nilai hasil menjadi", lambda a: a.nilai_hasil),
        ("Nilai perilaku semula", lambda a: a.lama_perilaku),
        ("Nilai perilaku menjadi", lambda a: a.nilai_perilaku),
        ("Indeks bantu semula", lambda a: a.lama_indeks),
        ("Indeks bantu menjadi", lambda a: a.indeks),
        ("Usulan hasil semula", lambda a: a.get_lama_usulan_hasil_display()),
        ("Usulan hasil menjadi", lambda a: a.get_usulan_hasil_display()),
        ("Usulan perilaku semula", lambda a: a.get_lama_usulan_perilaku_display()),
        ("Usulan perilaku menjadi", lambda a: a.get_usulan_perilaku_display()),
        ("Predikat usulan semula", lambda a: a.get_lama_predikat_display()),
        ("Predikat usulan menjadi", lambda a: a.get_predikat_display()),
    )

    def get_queryset(self) -> QuerySet:
        if not boleh_melihat_andai(self.request.user):
            raise PermissionDenied
        semua = Andai.objects.filter(kebijakan__versi=self.kwargs["versi"], periode__kode=self.kwargs["kode"])
        semua = semua.select_related("kebijakan", "periode__kebijakan", "pekerjaan__diminta_oleh").order_by("-pk")
        self.andai = get_object_or_404(semua[:1])
        self.queryset = baris_andai(self.andai.pk)
        if not self.request.GET.get("apa"):
            self.queryset = self.queryset.filter(berubah=True)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hasil = self.andai.pekerjaan.hasil
        return super().get_context_data(**kwargs) | {
            "andai": self.andai,
            "kebijakan": self.andai.kebijakan,
            "periode": self.andai.periode,
            "jumlah": hasil.get("jumlah", 0),
            "angka": hasil.get("angka", 0),
            "sumbu": [matriks(nama, hasil.get(nama, [])) for nama in SUMBU],
            "basi": self.andai.semula != sidik_semula(self.andai.kebijakan, DIPAKAI),
            "dibersihkan": bool(hasil.get("jumlah")) and not self.andai.baris.exists(),
            "mengelola": boleh_mengelola_periode(self.request.user),
        }
