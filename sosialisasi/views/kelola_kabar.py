"""Announcements as their sender writes, publishes and follows them."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from pegawai.views.bentrok import konteks_bentrok
from sosialisasi import izin
from sosialisasi.choices import StatusPengumuman
from sosialisasi.domain import penerimaan as domain_penerimaan
from sosialisasi.domain import pengumuman as domain
from sosialisasi.forms.kelola_kabar import FormPengumuman
from sosialisasi.models import KomentarPengumuman, Penerimaan, Pengumuman, SasaranUnit
from sosialisasi.queries.penerimaan import dikelola, jumlahkan, sampai
from sosialisasi.queries.sasaran import jangkauan


def hanya_pengelola(request: HttpRequest) -> None:
    """Raises PermissionDenied for everybody else."""
    if not izin.boleh_mengelola_sosialisasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola sosialisasi.")


class SaringKelola(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Judul", field_name="judul", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusPengumuman.choices, empty_label="Semua")


class Kelola(DaftarView):
    """All that this account looks after, drafts first."""

    template_name = "sosialisasi/kelola/kabar.html"
    filterset_class = SaringKelola
    urutan = {"baru": ("draf", "-terbit", "-pk"), "judul": ("judul", "pk")}

    def get_queryset(self) -> QuerySet:
        hanya_pengelola(self.request)
        self.queryset = dikelola(self.request.user)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kota = izin.boleh_mengelola_kota(self.request.user)
        return super().get_context_data(**kwargs) | {"kota": kota, "bagian": "kabar"}


def milik(request: HttpRequest, publik: str) -> Pengumuman:
    """One that this account looks after; 403 for who looks after none, 404 for that of others."""
    hanya_pengelola(request)
    return get_object_or_404(
        Pengumuman.objects.dikelola_oleh(request.user).select_related("unit", "oleh"), publik=publik
    )


def tulis(request: HttpRequest, publik: str | None = None) -> HttpResponse:
    """Write or change a draft; "Lihat jangkauan" counts its audience before anything is stored."""
    hanya_pengelola(request)
    lama = milik(request, publik) if publik else None
    if lama and lama.status != StatusPengumuman.DRAF:
        messages.info(request, "Yang sudah terbit tidak diubah. Tarik, lalu tulis yang baru.")
        return redirect("sosialisasi:kelola_pengumuman", publik)
    unit = list(SasaranUnit.objects.filter(pengumuman=lama).values_list("unit", flat=True)) if lama else []
    awal = {"versi": lama.versi if lama else 0, "sasaran_unit": unit}
    form = FormPengumuman(request.POST or None, instance=lama, initial=awal, pengguna=request.user)
    isi: dict[str, Any] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        pilih = list(form.cleaned_data["sasaran_unit"])
        if "hitung" in request.POST:
            isi["jangkauan"] = jangkauan(Pengumuman(**form.isi), [u.pk for u in pilih])
        else:
            try:
                satu = domain.simpan(
                    pengumuman=lama,
                    versi=form.cleaned_data["versi"] or 0,
                    data=form.isi,
                    sasaran_unit=pilih,
                    oleh=request.user,
                )
            except SuntingBersamaan as galat:
                isi |= konteks_bentrok(form, galat)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, "Draf disimpan. Periksa jangkauannya, lalu terbitkan.")
                return redirect("sosialisasi:kelola_pengumuman", satu.publik)
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "sosialisasi/kelola/tulis.html", isi, status=status)


def lihat(request: HttpRequest, publik: str) -> HttpResponse:
    """A draft with its audience, or how far a published one has come."""
    satu = milik(request, publik)
    unit = list(SasaranUnit.objects.filter(pengumuman=satu).select_related("unit__opd"))
    isi: dict[str, Any] = {"p": satu, "unit": [s.unit for s in unit]}
    if satu.status == StatusPengumuman.DRAF:
        isi["jangkauan"] = jangkauan(satu, [s.unit_id for s in unit])
    else:
        isi["baris"] = sampai(satu)
        isi["jumlah"] = jumlahkan(isi["baris"])
        isi["komentar"] = satu.komentar.select_related("oleh") if satu.boleh_komentar else []
    return render(request, "sosialisasi/kelola/pengumuman.html", isi)


@require_POST
def terbit(request: HttpRequest, publik: str) -> HttpResponse:
    """Publish a draft as it was seen."""
    satu = milik(request, publik)
    versi = request.POST.get("versi", "")
    try:
        _, orang = domain.terbitkan(pengumuman=satu, versi=int(versi) if versi.isdecimal() else 0)
    except SuntingBersamaan:
        messages.error(request, "Draf ini baru saja diubah. Periksa sekali lagi sebelum menerbitkan.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Terbit untuk {orang} penerima.")
    return redirect("sosialisasi:kelola_pengumuman", publik)


@require_POST
def tarik(request: HttpRequest, publik: str) -> HttpResponse:
    """Withdraw with a reason."""
    alasan = request.POST.get("alasan", "")
    return _lakukan(request, publik, "Pengumuman ditarik.", lambda p: domain.tarik(pengumuman=p, alasan=alasan))


@require_POST
def ingatkan(request: HttpRequest, publik: str) -> HttpResponse:
    """Remind who has not read."""
    satu = milik(request, publik)
    try:
        orang = domain_penerimaan.ingatkan(pengumuman=satu)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{orang} orang diingatkan. Yang sudah diingatkan hari ini tidak diganggu lagi.")
    return redirect("sosialisasi:kelola_pengumuman", publik)


@require_POST
def buang(request: HttpRequest, publik: str) -> HttpResponse:
    """Throw a draft away."""
    satu = milik(request, publik)
    try:
        domain.buang(pengumuman=satu)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("sosialisasi:kelola_pengumuman", publik)
    messages.success(request, "Draf dibuang.")
    return redirect("sosialisasi:kelola_kabar")


@require_POST
def sembunyikan(request: HttpRequest, publik: str, pk: int) -> HttpResponse:
    """Hide a comment with a reason."""
    satu = get_object_or_404(KomentarPengumuman, pengumuman=milik(request, publik), pk=pk)
    alasan = request.POST.get("alasan", "")
    return _lakukan(
        request,
        publik,
        "Komentar disembunyikan.",
        lambda _: domain_penerimaan.sembunyikan(komentar=satu, alasan=alasan),
    )


def _lakukan(request: HttpRequest, publik: str, pesan: str, kerjakan: Any) -> HttpResponse:
    satu = milik(request, publik)
    try:
        kerjakan(satu)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, pesan)
    return redirect("sosialisasi:kelola_pengumuman", publik)


class SaringBelum(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama atau NIP", method="saring_cari")
    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        field_name="unit__opd",
        queryset=UnitKerja.objects.without_tree_fields().opd().order_by("nama"),
        to_field_name="kode",
        empty_label="Semua",
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(pengguna__nama__icontains=nilai) | Q(pengguna__pegawai__nip__startswith=nilai))


class BelumBaca(DaftarView):
    """Who has not read: by unit, searchable, to take away."""

    template_name = "sosialisasi/kelola/belum.html"
    filterset_class = SaringBelum
    urutan = {"unit": ("unit__kode", "pengguna__nama", "pk"), "nama": ("pengguna__nama", "pk")}
    nama_berkas = "belum-membaca"
    kolom_ekspor = (
        ("NIP", lambda b: b.pengguna.pegawai.nip if b.pengguna.pegawai else ""),
        ("Nama", lambda b: str(b.pengguna)),
        ("Unit", lambda b: b.unit.nama if b.unit else ""),
        ("Perangkat daerah", lambda b: str(b.unit.opd or "") if b.unit else ""),
    )

    def get_queryset(self) -> QuerySet:
        self.satu = milik(self.request, self.kwargs["publik"])
        self.queryset = Penerimaan.objects.filter(pengumuman=self.satu, dibaca=None).select_related(
            "pengguna__pegawai", "unit__opd"
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        baris = sampai(self.satu)
        return super().get_context_data(**kwargs) | {"p": self.satu, "opd": baris, "jumlah": jumlahkan(baris)}
