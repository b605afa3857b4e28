"""Periods for HR and those who follow them: progress, scoring, opening and closing."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja import tasks
from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.templatetags.ui import wib
from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini, hari_terakhir
from penilaian.choices import Predikat, StatusPeriode
from penilaian.domain import hitung
from penilaian.domain import periode as domain
from penilaian.forms.periode import AlasanForm
from penilaian.forms.saring import URUTAN_ORANG, SaringOpd
from penilaian.izin import (
    boleh_melihat_draf_aturan,
    boleh_melihat_jangkauan,
    boleh_melihat_periode,
    boleh_melihat_susulan,
    boleh_mengelola_periode,
    boleh_mengirim_pesan,
)
from penilaian.models import SKP, Periode
from penilaian.queries.nol import banyaknya_nol, lewat_tenggat
from penilaian.queries.periode import TAHAP, Kemajuan, batang_kemajuan, kemajuan, terlambat
from penilaian.queries.susulan import masih_susulan

# What may be awaited: (stage not reached, words).
TAHAP_TERLAMBAT = (
    ("melapor", "mengirim hasil"),
    ("diperiksa", "diperiksa penilai"),
    ("dinilai", "dinilai"),
    ("disampaikan", "disampaikan hasilnya"),
)


class PeriodeDaftar(DaftarView):
    """All periods, the newest on top."""

    template_name = "penilaian/periode_daftar.html"
    urutan = {
        "-rentang": ("-rentang", "id"),
        "rentang": ("rentang", "id"),
        "nama": ("nama", "id"),
        "-nama": ("-nama", "id"),
    }
    nama_berkas = "periode"
    kolom_ekspor = (
        ("Kode", lambda p: p.kode),
        ("Periode", lambda p: p.nama),
        ("Mulai", lambda p: p.rentang.lower),
        ("Selesai", lambda p: hari_terakhir(p.rentang)),
        ("Tenggat hasil", lambda p: wib(p.tenggat_realisasi)),
        ("Tenggat penilaian", lambda p: wib(p.tenggat_penilaian)),
        ("Status", lambda p: p.get_status_display()),
    )

    def get_queryset(self) -> QuerySet:
        if not boleh_melihat_periode(self.request.user):
            raise PermissionDenied
        self.queryset = Periode.objects.select_related("kebijakan")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kini = hari_ini()
        return super().get_context_data(**kwargs) | {
            "mengelola": boleh_mengelola_periode(self.request.user),
            # From October on it is the next year that is prepared.
            "tahun": boleh_melihat_draf_aturan(self.request.user) and kini.year + (kini.month > 9),
        }


KOLOM = (
    ("Perangkat daerah", "nama"),
    ("Pegawai", "pegawai"),
    ("SKP", "berencana"),
    ("Melapor", "melapor"),
    ("Diperiksa", "diperiksa"),
    ("Dinilai", "dinilai"),
    ("Disampaikan", "disampaikan"),
    ("Diterima", "diterima"),
)


def periode(request: HttpRequest, kode: str) -> HttpResponse:
    """Progress by agency, as table, chart and file."""
    if not boleh_melihat_periode(request.user):
        raise PermissionDenied
    satu = get_object_or_404(Periode.objects.select_related("kebijakan"), kode=kode)
    bentuk = request.GET.get("unduh", "")
    if bentuk in JENIS_ISI:
        baris = _saring(kemajuan(request.user, satu), request)[0]
        isi = ([b[k] for _, k in KOLOM] for b in baris)
        return unduhan(nama=f"kemajuan-{kode}", bentuk=bentuk, kolom=[j for j, _ in KOLOM], baris=isi)
    return _halaman(request, satu, AlasanForm())


def _saring(semua: Kemajuan, request: HttpRequest) -> tuple[list[dict], dict[str, int]]:
    """Rows of the chosen agency (or all) and their sums."""
    opd = request.GET.get("opd", "")
    baris = [b for b in semua.per_opd if not opd or str(b["opd"]) == opd]
    return baris, {tahap: sum(b[tahap] for b in baris) for tahap in TAHAP}


def _halaman(request: HttpRequest, periode: Periode, form: AlasanForm, status: int = 200) -> HttpResponse:
    semua = kemajuan(request.user, periode)
    baris, jumlah = _saring(semua, request)
    mengelola = boleh_mengelola_periode(request.user)
    isi = {
        "periode": periode,
        "baris": baris,
        "jumlah": jumlah,
        "pilihan_opd": [(str(b["opd"]), b["nama"]) for b in semua.per_opd],
        "batang": batang_kemajuan(baris),
        "predikat": [(p.label, semua.predikat[p.value]) for p in Predikat],
        "ada_predikat": any(semua.predikat.values()) and not request.GET.get("opd"),
        "bisa_unduh": True,
        "mengelola": mengelola,
        "nol": banyaknya_nol(periode) if mengelola and periode.status == StatusPeriode.BERJALAN else None,
        "lewat_tenggat": lewat_tenggat(periode),
        "susulan": masih_susulan(periode).values("skp").distinct().count() if mengelola and not periode.beku else 0,
        "berjangkauan": boleh_melihat_jangkauan(request.user),
        "berpesan": boleh_mengirim_pesan(request.user),
        "menyusulkan": boleh_melihat_susulan(request.user),
        "form": form,
    }
    return render(request, "penilaian/periode.html", isi, status=status)


class SaringTerlambat(SaringOpd):
    """Filters in the URL; the stage is read by the view."""

    tahap = django_filters.ChoiceFilter(label="Belum", choices=TAHAP_TERLAMBAT, empty_label=None, method="biarkan")

    class Meta:
        model = SKP
        fields: list[str] = []


class Terlambat(DaftarView):
    """Plans that have not reached a stage: who is awaited."""

    template_name = "penilaian/periode_terlambat.html"
    filterset_class = SaringTerlambat
    urutan = URUTAN_ORANG | {
        "penilai": ("penilai__nama", "pegawai__nama", "pk"),
        "-penilai": ("-penilai__nama", "pegawai__nama", "pk"),
    }
    nama_berkas = "terlambat"
    kolom_ekspor = (
        ("NIP", lambda s: s.pegawai.nip),
        ("Nama", lambda s: s.pegawai.nama_lengkap),
        ("Perangkat daerah", lambda s: s.unit.opd or ""),
        ("Unit", lambda s: s.unit),
        ("Penilai", lambda s: s.penilai or ""),
    )

    def get_queryset(self) -> QuerySet:
        if not boleh_melihat_periode(self.request.user):
            raise PermissionDenied
        self.periode = get_object_or_404(Periode, kode=self.kwargs["kode"])
        tahap = self.request.GET.get("tahap", "")
        self.tahap = tahap if tahap in dict(TAHAP_TERLAMBAT) else TAHAP_TERLAMBAT[0][0]
        self.queryset = terlambat(self.request.user, self.periode, self.tahap)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pegawai = self.tahap == "melapor"
        tenggat = self.periode.tenggat_realisasi if pegawai else self.periode.tenggat_penilaian
        return super().get_context_data(**kwargs) | {
            "periode": self.periode,
            "berpesan": boleh_mengirim_pesan(self.request.user) and self.periode.status == StatusPeriode.BERJALAN,
            "sebutan": dict(TAHAP_TERLAMBAT)[self.tahap],
            "tenggat": tenggat,
            "ditunggu": "pegawai" if pegawai else "penilai",
        }


def _dikelola(request: HttpRequest, kode: str) -> Periode:
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    return get_object_or_404(Periode.objects.select_related("kebijakan"), kode=kode)


@require_POST
def periode_hitung(request: HttpRequest, kode: str) -> HttpResponse:
    """Queue a scoring run and go to its progress page."""
    periode = _dikelola(request, kode)
    try:
        pekerjaan = hitung.buat_perhitungan(periode=periode, diminta_oleh=request.user)
    except hitung.PeriodeTertutup as galat:
        messages.error(request, str(galat))
        return redirect("penilaian:periode", kode)
    tasks.kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)


@require_POST
def periode_buka(request: HttpRequest, kode: str) -> HttpResponse:
    return _ubah(request, _dikelola(request, kode), domain.buka, "dibuka")


@require_POST
def periode_tutup(request: HttpRequest, kode: str) -> HttpResponse:
    def tutup(*, periode: Periode, alasan: str) -> Periode:
        return domain.tutup(periode=periode, alasan=alasan, hitung_terakhir=hitung.hitung_seluruh)

    return _ubah(request, _dikelola(request, kode), tutup, "ditutup")


def _ubah(request: HttpRequest, periode: Periode, ubah: Callable[..., Periode], kata: str) -> HttpResponse:
    form = AlasanForm(request.POST)
    if form.is_valid():
        try:
            ubah(periode=periode, alasan=form.cleaned_data["alasan"])
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"{periode.nama} sudah {kata}.")
            return redirect("penilaian:periode", periode.kode)
    return _halaman(request, periode, form, status=422)
