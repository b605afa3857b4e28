"""One proposal, and the lists of them."""

import uuid
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inovasi import izin
from inovasi.choices import DAPAT_DITULIS, StatusUsulan, Tahap, Urusan
from inovasi.forms.suara import FormKomentar
from inovasi.models import Usulan
from inovasi.queries import halaman, hasil
from inovasi.queries.daftar import dengan_ringkas, milik_saya, papan, telaah_saya
from inovasi.queries.seruan import putaran_terbuka
from inovasi.queries.serupa import cari_usulan
from kinerja.views.daftar import DaftarView
from survei.choices import Unsur

# Months listed; the sum counts all.
JANGKAUAN_TAMPIL = 12


class SaringUsulan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Cari", method="saring_cari")
    tahap = django_filters.ChoiceFilter(label="Tahap", choices=Tahap.choices, empty_label="Semua tahap")
    unsur = django_filters.ChoiceFilter(label="Unsur", choices=Unsur.choices, empty_label="Semua unsur")
    urusan = django_filters.ChoiceFilter(label="Urusan", choices=Urusan.choices, empty_label="Semua urusan")

    # Keeps the board when its filters are sent.
    tampilan = django_filters.CharFilter(widget=forms.HiddenInput, method="biarkan")

    class Meta:
        model = Usulan
        fields: list[str] = []

    def biarkan(self, qs: QuerySet, _nama: str, _nilai: str) -> QuerySet:
        return qs

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return cari_usulan(qs, nilai)


class Daftar(DaftarView):
    """Proposals open to colleagues, as a list or (?tampilan=papan) as the board of the pipeline."""

    template_name = "inovasi/daftar.html"
    filterset_class = SaringUsulan
    urutan = {"baru": ("-dibuat", "-pk"), "dukung": ("-dukung", "-pk"), "judul": ("judul", "pk")}

    def get_queryset(self) -> QuerySet:
        semua = Usulan.objects.terlihat_oleh(self.request.user).exclude(status=StatusUsulan.DRAF)
        self.queryset = dengan_ringkas(semua)
        hasil = super().get_queryset()
        # The board reads its own cards.
        return hasil.none() if self._papan else hasil

    @property
    def _papan(self) -> bool:
        return self.request.GET.get("tampilan") == "papan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "papan": papan(self.filterset.qs) if self._papan and self.filterset else None,
            "boleh": izin.boleh_mengusulkan(self.request.user),
            "putaran_terbuka": putaran_terbuka()[:3],
        }


@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    """Invitations, parts, drafts, and what I take part in."""
    semua: list[Any] = list(milik_saya(request.user).order_by("-dibuat", "-pk")[:50]) if request.user.pegawai_id else []
    isi = {
        "undangan": [u for u in semua if u.jawaban == "diundang"],
        "jalan": [u for u in semua if u.jawaban != "diundang"],
        "benarkan": [u for u in semua if u.jawaban != "diundang" and u.tunggu and u.status in DAPAT_DITULIS],
        "telaah": telaah_saya(request.user),
        "boleh": izin.boleh_mengusulkan(request.user),
    }
    return render(request, "inovasi/saya.html", isi)


@require_safe
def usulan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """The need, the idea, who does it, how far it is, what colleagues say."""
    return tampilkan(request, publik)


def tampilkan(request: HttpRequest, publik: uuid.UUID, status: int = 200, **form: Any) -> HttpResponse:
    """The page, with a form that was refused in place of the empty one."""
    semua: Any = halaman.lengkap(Usulan.objects.terlihat_oleh(request.user), request.user)
    satu = get_object_or_404(semua, publik=publik)
    orang, saya, mengelola = halaman.tim(satu), request.user.pegawai_id, satu.dikelola
    hak = izin.hak_anggota(request.user, satu, next((a for a in orang if a.pegawai_id == saya), None))
    membaca = mengelola or request.user.akses.auditor or hak.anggota is not None
    jalan = satu.tahap != Tahap.INISIATIF
    jangkauan = list(satu.jangkauan.all()) if jalan else []
    replikasi = list(satu.replikasi.select_related("unit__opd")) if jalan else []
    isi = {
        "usulan": satu,
        "hak": hak,
        "mengelola": mengelola,
        "tim": orang,
        "garis": halaman.garis_tahap(satu),
        "berikut": halaman.tahap_berikut(satu),
        "uji": getattr(satu, "uji_coba", None),
        "gerbang": halaman.riwayat_gerbang(satu, telaah=membaca),
        "komentar": halaman.komentar(satu),
        "jangkauan": jangkauan[:JANGKAUAN_TAMPIL],
        "replikasi": replikasi,
        "terukur": hasil.hasil(list(satu.dampak.all()), jangkauan, replikasi) if jalan else None,
        "mereplikasi": satu.tahap == Tahap.PENERAPAN and izin.dapat_mereplikasi(request.user),
        "menunggu_saya": halaman.bagian_menunggu(hak.anggota, orang) if hak.anggota and hak.ikut else [],
        "form_komentar": FormKomentar(),
    }
    return render(request, "inovasi/usulan.html", isi | form, status=status)
