"""Batches for those who run them: list, opening, one batch with its people, calling off."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from pelatihan import izin
from pelatihan.choices import StatusAngkatan, StatusPeserta
from pelatihan.domain import angkatan as domain
from pelatihan.domain.rutin import usulkan_calon
from pelatihan.forms.kelola_angkatan import FormBuka, FormUbah
from pelatihan.models import Angkatan, Peserta, Program
from pelatihan.queries.kelola import BERLANGSUNG, dikelola, langkah, peserta_dikelola, urut_berjalan
from pelatihan.queries.kelulusan import periksa
from pelatihan.queries.tahap import kurang_sesi, tahap


def angkatan_dikelola(request: HttpRequest, publik: object) -> Angkatan:
    """The batch that this person runs; who may only see it gets 403, who may not gets 404."""
    terlihat = Angkatan.objects.terlihat_oleh(request.user).select_related("program", "unit")
    satu = get_object_or_404(terlihat, publik=publik)
    if not izin.boleh_mengelola(request.user, satu):
        raise PermissionDenied("Angkatan ini dikelola pengelola pelatihannya.")
    return satu


class SaringAngkatan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Program atau tempat", method="saring_cari")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusAngkatan.choices, empty_label="Semua")

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(program__nama__icontains=nilai) | Q(tempat__icontains=nilai))


class DaftarAngkatan(DaftarView):
    """All batches that one runs, running ones first."""

    template_name = "pelatihan/kelola/angkatan_daftar.html"
    filterset_class = SaringAngkatan
    urutan = {"jalan": ("-berjalan", "-masa", "pk"), "program": ("program__nama", "-masa", "pk")}
    nama_berkas = "angkatan-pelatihan"
    kolom_ekspor = (
        ("Program", lambda a: a.program.nama),
        ("Angkatan", lambda a: a.nomor),
        ("Untuk", lambda a: a.unit.nama if a.unit else "Seluruh kota"),
        ("Mulai", lambda a: f"{a.masa.lower:%d/%m/%Y}"),
        ("Keadaan", lambda a: a.get_status_display()),
        ("Tempat", lambda a: a.kapasitas),
        ("Terisi", lambda a: a.terisi),
        ("Daftar tunggu", lambda a: a.antrean),
    )

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_mengelola_pelatihan(self.request.user):
            raise PermissionDenied
        self.queryset = urut_berjalan(dikelola(self.request.user))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs)
        return konteks | {"baris": [(a, langkah(a)) for a in konteks["page_obj"]]}


def buka(request: HttpRequest) -> HttpResponse:
    """Open a batch for the city, or for one agency."""
    if not izin.boleh_mengelola_pelatihan(request.user):
        raise PermissionDenied
    kota = request.user.akses.seluruh_kota(NamaPeran.PENGELOLA_PELATIHAN)
    unit = izin.perangkat_dikelola(request.user)
    awal = {"program": request.GET.get("program", "")} | ({} if kota else {"unit": unit.first()})
    form = FormBuka(request.POST or None, unit=unit, kota=kota, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            satu = domain.buka(**form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{satu} dibuka. {_sebut_sesi(satu, form.cleaned_data)}")
            return redirect("pelatihan:kelola_angkatan", satu.publik)
    isi = {"form": form, "ada_program": Program.objects.ditawarkan().exists()}
    return render(request, "pelatihan/kelola/buka.html", isi, status=422 if form.errors else 200)


def _sebut_sesi(satu: Angkatan, data: dict[str, Any]) -> str:
    """How many sessions came of the days asked for, and why they are fewer."""
    banyak, diminta = satu.sesi.count(), (data["selesai"] - data["mulai"]).days + 1
    lewat = f" dari {diminta} hari: Sabtu, Minggu, dan hari libur dilewati" if banyak < diminta else ""
    return f"{banyak} sesi{lewat}. Periksa sesinya, lalu usulkan peserta menurut kebutuhan."


def lihat(request: HttpRequest, publik: object) -> HttpResponse:
    """One batch: next step, sessions, people by state."""
    angkatan_dikelola(request, publik)
    satu = dikelola(request.user).get(publik=publik)
    kelompok: dict[str, list[Peserta]] = {}
    gagal = periksa(satu, StatusPeserta.TIDAK_LULUS) if satu.status == StatusAngkatan.SELESAI else []
    sebab = {k.peserta.pk: k.sebab for k in gagal}
    for p in peserta_dikelola(satu):
        p.sebab = sebab.get(p.pk, "")  # type: ignore[attr-defined]
        kelompok.setdefault(p.get_status_display(), []).append(p)
    sesi = list(satu.sesi.annotate(tercatat=Count("hadir")).order_by("mulai", "urut"))
    isi = {
        "a": satu,
        "langkah": langkah(satu),
        "tahap": tahap(satu, sesi),
        "berlangsung": satu.status in BERLANGSUNG,
        "sesi": sesi,
        "kurang_sesi": kurang_sesi(satu, sesi) if satu.status in BERLANGSUNG else "",
        "kelompok": kelompok,
    }
    return render(request, "pelatihan/kelola/angkatan.html", isi)


def ubah(request: HttpRequest, publik: object) -> HttpResponse:
    """Registration, seats, place."""
    satu = angkatan_dikelola(request, publik)
    nama = ("tutup_daftar", "kapasitas", "tempat", "versi")
    form = FormUbah(request.POST or None, initial={n: getattr(satu, n) for n in nama})
    isi: dict[str, object] = {"form": form, "a": satu}
    if request.method == "POST" and form.is_valid():
        try:
            domain.ubah(angkatan=satu, **form.cleaned_data)
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Disimpan.")
            return redirect("pelatihan:kelola_angkatan", publik)
    return render(request, "pelatihan/kelola/ubah.html", isi, status=422 if form.errors or "bentrok" in isi else 200)


@require_POST
def batalkan(request: HttpRequest, publik: object) -> HttpResponse:
    """Call it off; everybody in it reads the reason."""
    satu = angkatan_dikelola(request, publik)
    try:
        domain.batalkan(angkatan=satu, versi=versi_dari(request), alasan=request.POST.get("alasan", "")[:400])
    except SuntingBersamaan as galat:
        messages.error(
            request, f"Angkatan ini diubah {galat.oleh or 'orang lain'} sejak halaman ini dibuka. Periksa dulu."
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Angkatan dibatalkan; semua pesertanya diberi tahu.")
    return redirect("pelatihan:kelola_angkatan", publik)


@require_POST
def usulkan(request: HttpRequest, publik: object) -> HttpResponse:
    """Propose people by need and fairness; their superiors answer."""
    satu = angkatan_dikelola(request, publik)
    if satu.status != StatusAngkatan.DIBUKA:
        messages.error(request, "Pendaftaran sudah ditutup. Perpanjang dahulu, lalu usulkan.")
    elif banyak := usulkan_calon(angkatan=satu):
        messages.success(request, f"{banyak} orang diusulkan menurut kebutuhan; atasannya diberi tahu.")
    else:
        messages.info(request, "Tidak ada orang lain yang tercatat membutuhkan program ini.")
    return redirect("pelatihan:kelola_angkatan", publik)


def versi_dari(request: HttpRequest) -> int:
    """The version that a button was shown for; 0 when it says none."""
    versi = request.POST.get("versi", "")
    return int(versi) if versi.isdecimal() and len(versi) < 10 else 0
