"""What is offered: the catalogue, a programme, a batch, and asking for a place in it."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from pelatihan.choices import BERJALAN, AsalUsulan, Bentuk, StatusAngkatan, StatusPeserta
from pelatihan.domain import peserta as domain
from pelatihan.forms.belajar import FormDaftar
from pelatihan.izin import boleh_mengelola
from pelatihan.models import Angkatan, Kompetensi, KompetensiProgram, Peserta, Program
from pelatihan.queries.evaluasi import evaluasi
from pelatihan.queries.hak_pppk import hak_pppk
from pelatihan.queries.katalog import DARING, dengan_isi, dengan_milik, katalog, lengkap, milik_program
from pelatihan.queries.keadaan import keadaan, penilai_dari

# The newest batches of a programme that its page shows.
ANGKATAN_PALING_BANYAK = 20


class SaringKatalog(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Kata", method="saring_cari")
    kompetensi = django_filters.ModelChoiceFilter(
        label="Kompetensi",
        queryset=Kompetensi.objects.filter(aktif=True),
        to_field_name="kode",
        field_name="sasaran__kompetensi",
        empty_label="Semua",
    )
    bentuk = django_filters.ChoiceFilter(label="Bentuk", choices=Bentuk.choices, empty_label="Semua")
    cara = django_filters.ChoiceFilter(
        label="Tempat belajar",
        choices=[("daring", "Daring"), ("tatap_muka", "Tatap muka")],
        method="saring_cara",
        empty_label="Semua",
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        ajar = KompetensiProgram.objects.filter(kompetensi__nama__icontains=nilai).order_by().values("program")
        kata = Q(nama__icontains=nilai) | Q(ringkas__icontains=nilai) | Q(uraian__icontains=nilai)
        return qs.filter(kata | Q(pk__in=ajar))

    def saring_cara(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(DARING if nilai == "daring" else ~DARING)


class Katalog(DaftarView):
    """All programmes on offer."""

    template_name = "pelatihan/katalog.html"
    filterset_class = SaringKatalog
    urutan = {"saran": ("-ada_buka", "-dibutuhkan", "urut_efek", "nama", "pk"), "nama": ("nama", "pk")}

    def get_queryset(self) -> QuerySet:
        self.queryset = katalog(self.request.user)
        return super().get_queryset()


def program(request: HttpRequest, kode: str) -> HttpResponse:
    """One programme: what it leads to, what it counts for, whether it works, and its batches."""
    satu: Any = get_object_or_404(lengkap(Program.objects.all()), kode=kode)
    terlihat = Angkatan.objects.terlihat_oleh(request.user).filter(program=satu)
    semua: list[Any] = list(
        dengan_milik(dengan_isi(terlihat), request.user).order_by("-masa", "-pk")[:ANGKATAN_PALING_BANYAK]
    )
    satu.dibuka = [a for a in reversed(semua) if _buka(a)]
    lain = [a for a in satu.dibuka if not a.milik]
    berikut = next((a for a in lain if a.sisa), lain[0] if lain else None)
    ikut = [(a, StatusPeserta(a.milik_status)) for a in semua if a.milik]
    isi = {
        "p": satu,
        "berikut": berikut,
        "milik": ikut[0] if ikut else None,
        "terdaftar": any(status in BERJALAN for _, status in ikut),
        "hasil": evaluasi(satu),
        "lain": [a for a in semua if not _buka(a)],
    }
    return render(request, "pelatihan/program.html", isi)


def _buka(satu: Angkatan) -> bool:
    return satu.status == StatusAngkatan.DIBUKA and satu.tutup_daftar >= hari_ini()


def angkatan(request: HttpRequest, publik: str, form: FormDaftar | None = None) -> HttpResponse:
    """One batch: sessions, seats, and one's own place in it."""
    satu = _angkatan(request, publik)
    milik = Peserta.objects.filter(angkatan=satu, pegawai=request.user.pegawai_id).first()
    if milik:
        milik.angkatan = satu
    buka = _buka(satu)
    ikut = milik is not None and milik.status not in (StatusPeserta.DITOLAK, StatusPeserta.MUNDUR)
    boleh = buka and not ikut and request.user.pegawai_id is not None
    hak = hak_pppk(request.user.pegawai, satu) if boleh else None
    lewat = hak is not None and hak.melewati
    isi = {
        "a": satu,
        "buka": buka,
        "milik": milik,
        "keadaan": keadaan(milik) if milik else None,
        "form": form or FormDaftar(wajib=lewat),
        "boleh": boleh,
        "atasan": penilai_dari(request.user.pegawai_id) if boleh else "",
        "hak": hak if lewat else None,
        "mengelola": boleh_mengelola(request.user, satu),
        "lulus": milik_program(request.user, satu.program).filter(status=StatusPeserta.LULUS).first()
        if boleh
        else None,
    }
    return render(request, "pelatihan/angkatan.html", isi, status=422 if form else 200)


@require_POST
def daftar(request: HttpRequest, publik: str) -> HttpResponse:
    """Ask for a place: the direct superior answers."""
    satu = _angkatan(request, publik)
    if request.user.pegawai_id is None:
        raise PermissionDenied
    form = FormDaftar(request.POST)
    if form.is_valid():
        try:
            milik = domain.usulkan(
                angkatan=satu,
                pegawai=request.user.pegawai,
                asal=AsalUsulan.PEGAWAI,
                oleh=request.user,
                alasan=form.cleaned_data["alasan"],
            )
        except ValidationError as galat:
            if hasattr(galat, "error_dict"):
                pasang_galat(form, galat)
                return angkatan(request, publik, form)
            messages.error(request, " ".join(galat.messages))
            return redirect("pelatihan:angkatan", publik)
        messages.success(request, "Usulan terkirim ke atasan Anda. Jawabannya datang sebagai pemberitahuan.")
        return redirect("pelatihan:peserta", milik.publik)
    return angkatan(request, publik, form)


def _angkatan(request: HttpRequest, publik: str) -> Any:
    terlihat = Angkatan.objects.terlihat_oleh(request.user).select_related("program", "unit")
    return get_object_or_404(dengan_isi(terlihat).prefetch_related("sesi"), publik=publik)
