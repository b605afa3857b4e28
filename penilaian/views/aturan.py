"""Policy versions, every number of them: those in force are open to every account."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from kinerja.angka import ringkas
from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.models import Pengguna
from penilaian.choices import Predikat, PredikatOrganisasi, Rating, StatusKebijakan
from penilaian.izin import boleh_melihat_andai, boleh_melihat_draf_aturan, boleh_mengelola_periode
from penilaian.models import Kebijakan
from penilaian.models.kebijakan import ANGKA

PERILAKU = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
SEBUTAN = {Rating.DI_ATAS: "Di atas", Rating.SESUAI: "Sesuai", Rating.DI_BAWAH: "Di bawah"}


def terlihat(pengguna: Pengguna) -> QuerySet[Kebijakan]:
    """A draft is shown only to those who write policy and to the auditor."""
    semua = Kebijakan.objects.all()
    return semua if boleh_melihat_draf_aturan(pengguna) else semua.filter(status=StatusKebijakan.BERLAKU)


class Daftar(DaftarView):
    """All versions, the newest on top."""

    template_name = "penilaian/aturan_daftar.html"
    urutan = {"-versi": ("-versi",), "versi": ("versi",)}

    def get_queryset(self) -> QuerySet:
        self.queryset = terlihat(self.request.user).annotate(banyak_periode=Count("periode"))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tunjuk(self.request, "penilaian:periode_daftar")
        return super().get_context_data(**kwargs) | {"mengelola": boleh_mengelola_periode(self.request.user)}


def aturan(request: HttpRequest, versi: int) -> HttpResponse:
    """One version."""
    tunjuk(request, "penilaian:periode_daftar")
    kebijakan = get_object_or_404(terlihat(request.user), versi=versi)
    lain = [v for v in terlihat(request.user).values_list("versi", flat=True)[:20] if v != versi]
    return render(
        request,
        "penilaian/aturan.html",
        {
            "kebijakan": kebijakan,
            "angka": [(_label(k), getattr(kebijakan, k)) for k in ANGKA],
            "matriks": [(SEBUTAN[h], [_predikat(kebijakan, h, p) for p in PERILAKU]) for h in Rating],
            "organisasi": [(p.label, _organisasi(kebijakan, p)) for p in PredikatOrganisasi],
            "lain": lain,
            "mengelola": boleh_mengelola_periode(request.user),
            "boleh_andai": boleh_melihat_andai(request.user),
        },
    )


def banding(request: HttpRequest, versi: int, lain: int) -> HttpResponse:
    """Two versions side by side: what differs first, then what is the same."""
    tunjuk(request, "penilaian:periode_daftar")
    satu, dua = (get_object_or_404(terlihat(request.user), versi=v) for v in (versi, lain))
    baris = [(_label(k), ringkas(getattr(satu, k)), ringkas(getattr(dua, k))) for k in ANGKA]
    baris += [
        (f"Hasil {SEBUTAN[h].lower()}, perilaku {SEBUTAN[p].lower()}", _predikat(satu, h, p), _predikat(dua, h, p))
        for h in Rating
        for p in PERILAKU
    ]
    baris += [
        (f"Hasil unit {p.label.lower()}, kepalanya", _organisasi(satu, p), _organisasi(dua, p))
        for p in PredikatOrganisasi
    ]
    beda, sama = [b for b in baris if b[1] != b[2]], [b for b in baris if b[1] == b[2]]
    return render(request, "penilaian/aturan_banding.html", {"satu": satu, "dua": dua, "beda": beda, "sama": sama})


def _label(kolom: str) -> str:
    return str(Kebijakan._meta.get_field(kolom).verbose_name)


def _organisasi(kebijakan: Kebijakan, predikat: str) -> str:
    return str(Rating(kebijakan.hasil_organisasi[predikat]).label)


def _predikat(kebijakan: Kebijakan, hasil: str, perilaku: str) -> str:
    return str(Predikat(kebijakan.matriks[hasil][perilaku]).label)
