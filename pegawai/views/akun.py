"""Accounts: the owner activates with a code; HR prints or mails codes and sees who has not activated yet."""

from typing import Any

import django_filters
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kinerja import tasks
from kinerja.views.daftar import DaftarView
from pegawai import izin
from pegawai.choices import SELESAI_DINAS, CaraKode, StatusPegawai
from pegawai.documents.slip import Slip, pdf_slip
from pegawai.domain import aktivasi as domain
from pegawai.domain.surel_kode import buat_kirim_kode
from pegawai.forms.isian import pasang_galat, pilihan_unit, unit_dikelola
from pegawai.forms.masuk import FormAktivasi
from pegawai.models import Pengguna
from pegawai.queries.akun import akun_dikelola, belum_aktif, di_unit

SLIP_MAKS = 1_000


@login_not_required
@never_cache
@sensitive_post_parameters("kode", "sandi", "ulang")
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Set the password with a code from HR and sign in. Wrong codes count like wrong passwords."""
    form = FormAktivasi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        pengguna = authenticate(request, username=isi["login"], kode=isi["kode"])
        try:
            if pengguna is None:
                raise ValidationError({"kode": "NIP dan kode tidak cocok. Periksa keduanya pada slip Anda."})
            akun = domain.aktifkan(pengguna_id=pengguna.pk, kode=isi["kode"], sandi=isi["sandi"])
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Akun Anda aktif. Lain kali masuk dengan NIP dan kata sandi baru Anda.")
            return perform_login(request, akun, redirect_url=settings.LOGIN_REDIRECT_URL)
    return render(request, "account/aktivasi.html", {"form": form})


class SaringAkun(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama, NIP, atau nama pengguna", method="saring_cari")
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="saring_keadaan",
        empty_label="Semua",
        choices=[("belum", "Belum aktif"), ("aktif", "Aktif"), ("berakhir", "Berakhir")],
    )
    unit = django_filters.ChoiceFilter(label="Unit", method="saring_unit", empty_label="Semua unit")

    class Meta:
        model = Pengguna
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["unit"].extra["choices"] = pilihan_unit(unit_dikelola(self.request.user))

    def saring_cari(self, qs: QuerySet, _: str, teks: str) -> QuerySet:
        """To the letter, unlike the search of people: the filter also says whose codes are renewed."""
        return qs.filter(Q(pegawai__nama__icontains=teks) | Q(username__istartswith=teks.replace(" ", "")))

    def saring_keadaan(self, qs: QuerySet, _: str, nilai: str) -> QuerySet:
        if nilai == "belum":
            return qs.filter(belum_aktif())
        return qs.filter(is_active=True) if nilai == "aktif" else qs.filter(is_active=False).exclude(belum_aktif())

    def saring_unit(self, qs: QuerySet, _: str, kode: str) -> QuerySet:
        return di_unit(qs, get_object_or_404(unit_dikelola(self.request.user), kode=kode))


def keadaan(akun: Pengguna) -> str:
    """The word of the list for the state of an account."""
    if akun.is_active:
        return "Aktif"
    return "Berakhir" if akun.diaktifkan or StatusPegawai(akun.pegawai.status) in SELESAI_DINAS else "Belum aktif"


class Daftar(DaftarView):
    """Accounts of the people whom the user manages."""

    template_name = "pegawai/akun_daftar.html"
    filterset_class = SaringAkun
    urutan = {"nama": ("pegawai__nama", "id"), "-nama": ("-pegawai__nama", "-id")}
    nama_berkas = "akun-pegawai"
    kolom_ekspor = (
        ("Nama pengguna", lambda a: a.username),
        ("Nama", lambda a: a.pegawai.nama_lengkap),
        ("Unit", lambda a: a.pegawai.kini[0].unit.nama_jelas if a.pegawai.kini else None),
        ("Keadaan", lambda a: keadaan(a)),
        (
            "Kode berlaku sampai",
            lambda a: timezone.localdate(a.kode_terbuka[0].kedaluwarsa) if a.kode_terbuka else None,
        ),
    )

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_mengelola_pegawai(self.request.user):
            raise PermissionDenied
        self.queryset = akun_dikelola(self.request.user)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terbuka = self.filterset.qs.filter(belum_aktif()).order_by()
        hitung = terbuka.aggregate(belum=Count("pk"), bersurel=Count("pk", filter=~Q(email="")))
        lain = {"masa_kode": domain.MASA_KODE.days, "selesai_dinas": SELESAI_DINAS}
        return super().get_context_data(**kwargs) | hitung | lain


@require_POST
def cetak(request: HttpRequest) -> HttpResponse:
    """Slips with new codes for all accounts of the filter that are not active yet."""
    ids = _belum_aktif(request)
    if not ids:
        messages.info(request, "Semua akun dalam saringan ini sudah aktif: tidak ada slip yang perlu dicetak.")
        return redirect("pegawai:akun_daftar")
    if len(ids) > SLIP_MAKS:
        messages.error(
            request, f"Ada {len(ids)} akun. Pilih satu unit lebih dahulu; sekali cetak paling banyak {SLIP_MAKS}."
        )
        return redirect("pegawai:akun_daftar")
    return _slip(request, ids, "Slip aktivasi dicetak")


@require_POST
def cetak_satu(request: HttpRequest, publik: str) -> HttpResponse:
    """A new code for one person, also when the password was forgotten."""
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    akun = get_object_or_404(akun_dikelola(request.user), pegawai__publik=publik)
    return _slip(request, [akun.pk], "Kode baru untuk satu orang")


@require_POST
def surel(request: HttpRequest) -> HttpResponse:
    """Mail new codes to all accounts of the filter that are not active yet and have an address."""
    ids = _belum_aktif(request, bersurel=True)
    if not ids:
        messages.info(request, "Tidak ada akun belum aktif yang punya alamat surel dalam saringan ini.")
        return redirect("pegawai:akun_daftar")
    pekerjaan = buat_kirim_kode(pengguna_ids=ids, oleh=request.user, alasan="Kode aktivasi dikirim lewat surel")
    tasks.kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)


def _belum_aktif(request: HttpRequest, *, bersurel: bool = False) -> list[int]:
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    saring = SaringAkun(request.POST, queryset=akun_dikelola(request.user), request=request)
    if not saring.is_valid():
        # An unknown unit must not widen the choice to everybody.
        return []
    pilih = saring.qs.filter(belum_aktif()).prefetch_related(None)
    pilih = pilih.exclude(email="") if bersurel else pilih
    return list(pilih.order_by("pegawai__nama", "pk").values_list("pk", flat=True))


def _slip(request: HttpRequest, ids: list[int], alasan: str) -> HttpResponse:
    terbit = domain.terbitkan(pengguna_ids=ids, oleh=request.user, cara=CaraKode.CETAK, alasan=alasan)
    baru = {b.pengguna_id: b.kode for b in terbit}
    akun = list(akun_dikelola(request.user).filter(pk__in=baru).order_by("pegawai__nama", "pk"))
    unit = {a.pk: a.pegawai.kini[0].unit for a in akun if a.pegawai.kini}
    # By unit, so that each gets its own pages; people without a placement come last.
    akun.sort(key=lambda a: (a.pk not in unit, unit[a.pk].kode if a.pk in unit else ""))
    isi = pdf_slip(
        slip=[
            Slip(a.pegawai.nama_lengkap, a.username, unit[a.pk].nama_jelas if a.pk in unit else "", baru[a.pk])
            for a in akun
        ],
        alamat=settings.ALAMAT_SITUS + reverse("pegawai:aktivasi"),
        berlaku_sampai=timezone.localdate() + domain.MASA_KODE,
    )
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = 'attachment; filename="slip-aktivasi.pdf"'
    return jawaban
