"""Adoption: how far the policy has come, by unit, never by person."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kinerja.navigasi import tunjuk
from pegawai.models import UnitKerja
from sosialisasi import izin
from sosialisasi.choices import StatusBantuan, UkuranAdopsi
from sosialisasi.models import Bantuan
from sosialisasi.queries.adopsi import PERLU, akar, tabel
from sosialisasi.queries.adopsi_minggu import Minggu, perjalanan
from sosialisasi.queries.denyut import terbaru
from sosialisasi.rumus import PALING_SEDIKIT


def _garis(minggu: list[Minggu]) -> list[tuple[str, list[int]]]:
    return [(n, [p for m in minggu if (p := m.persen[k]) is not None]) for k, n in enumerate(UkuranAdopsi.labels)]


@require_safe
def adopsi(request: HttpRequest) -> HttpResponse:
    """The city by agency, one agency by unit (?opd=KODE, readers of the city), or one's own units."""
    tunjuk(request, "sosialisasi:kabar")
    milik = akar(request.user)
    if milik == frozenset():
        raise PermissionDenied("Halaman ini untuk pimpinan, penilai, dan pengelola.")
    kode = request.GET.get("opd", "") if milik is None else ""
    opd = get_object_or_404(UnitKerja.objects.without_tree_fields(), kode=kode) if kode else None
    minggu = perjalanan(milik, opd)
    isi = {
        "minggu": minggu,
        "garis": _garis(minggu),
        "t": tabel(milik, opd),
        "opd": opd,
        "kota": milik is None,
        "ukuran": UkuranAdopsi.choices,
        "batas": PALING_SEDIKIT,
        "perlu": PERLU,
        "bagian": "kebijakan",
        "bantuan": Bantuan.objects.terlihat_oleh(request.user)
        .exclude(status=StatusBantuan.BATAL)
        .select_related("unit__opd")[:10],
        "mengelola": izin.boleh_mengelola_kota(request.user),
        "denyut": terbaru() if izin.boleh_membaca_denyut(request.user) else None,
    }
    return render(request, "sosialisasi/adopsi.html", isi)
