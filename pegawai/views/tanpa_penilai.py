"""Those whom nobody can assess: the cause, a proposal from the tree, and its confirmation for one or for all."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai import izin
from pegawai.choices import JENIS_OPD, SebabPenilai
from pegawai.domain.penilai import tetapkan_usulan
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.queries.penilai import baca_usulan, bermasalah

# A wrong assessor is replaced one by one (a missing one in bulk): so many at a time.
GANTI_PALING_BANYAK = 200


class Saring(django_filters.FilterSet):
    """Filters in the URL."""

    sebab = django_filters.ChoiceFilter(label="Sebab", choices=SebabPenilai.choices, empty_label="Semua sebab")
    opd = django_filters.ChoiceFilter(
        label="Perangkat daerah", field_name="unit__opd__kode", empty_label="Semua perangkat daerah"
    )

    class Meta:
        model = Penempatan
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = UnitKerja.objects.without_tree_fields().aktif().filter(jenis__in=JENIS_OPD).order_by("nama")
        self.filters["opd"].extra["choices"] = list(unit.values_list("kode", "nama"))


class Daftar(DaftarView):
    """One row a person, by unit, with the proposal."""

    template_name = "pegawai/tanpa_penilai.html"
    filterset_class = Saring
    urutan = {
        "unit": ("unit__kode", "-kepala", "pegawai__nama", "pk"),
        "-unit": ("-unit__kode", "-kepala", "pegawai__nama", "pk"),
        "nama": ("pegawai__nama", "pk"),
        "-nama": ("-pegawai__nama", "pk"),
        "sebab": ("sebab", "unit__kode", "pk"),
        "-sebab": ("-sebab", "unit__kode", "pk"),
    }
    nama_berkas = "tanpa-penilai"
    kolom_ekspor = (
        ("NIP", lambda p: p.pegawai.nip),
        ("Nama", lambda p: p.pegawai.nama_lengkap),
        ("Unit", lambda p: p.unit),
        ("Jabatan", lambda p: p.jabatan),
        ("Sebab", lambda p: SebabPenilai(p.sebab).label),
        ("Penilai tercatat", lambda p: p.penilai or ""),
    )

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_melihat_tanpa_penilai(self.request.user):
            raise PermissionDenied
        self.semua = bermasalah(self.request.user)
        self.queryset = self.semua.select_related("pegawai", "unit", "jabatan", "penilai")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs)
        usulan = baca_usulan()
        baris = [(p, usulan.untuk(p), SebabPenilai(p.sebab).label) for p in konteks["page_obj"]]
        jumlah = dict(self.semua.order_by().values_list("sebab").annotate(n=Count("pk")))
        return konteks | {
            "baris": [(p, usulan.orang.get(atas), sebab) for p, atas, sebab in baris],
            "jumlah": [(s.value, s.label, jumlah.get(s.value, 0)) for s in SebabPenilai],
            "mengelola": self.request.user.akses.admin,
        }


@require_POST
def tetapkan(request: HttpRequest) -> HttpResponse:
    """Confirm proposals: the chosen ones, or all within the filters. First shown, then done."""
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    usulan, tanpa = _pilihan(request)
    alasan = request.POST.get("alasan", "").strip()[:200]
    if not usulan:
        messages.error(request, "Tidak ada usulan yang dapat ditetapkan: pilih orang yang punya usulan.")
        return redirect("pegawai:tanpa_penilai")
    dilihat = request.POST.get("jumlah") == str(len(usulan))
    if dilihat and alasan:
        hasil = tetapkan_usulan(usulan=usulan, alasan=alasan)
        messages.success(request, f"Penilai {len(hasil.berhasil)} orang ditetapkan.")
        for orang, pesan in hasil.ditolak[:20]:
            messages.warning(request, f"{orang}: {pesan}")
        return redirect("pegawai:tanpa_penilai")
    return render(
        request,
        "pegawai/tetapkan_penilai.html",
        {
            "kelompok": _kelompok(usulan),
            "jumlah": len(usulan),
            "tanpa": tanpa,
            "terpilih": [] if "semua" in request.POST else [p.pk for p in usulan],
            "saringan": {n: request.POST.get(n, "") for n in ("sebab", "opd")},
            "galat": "Tulis alasannya; alasan ini tercatat dalam riwayat." if dilihat else "",
        },
    )


def _pilihan(request: HttpRequest) -> tuple[dict[Penempatan, int], int]:
    """The proposals meant by the form, and for how many people there is none."""
    qs = bermasalah(request.user)
    if "semua" in request.POST:
        qs = Saring(request.POST, queryset=qs, request=request).qs
    else:
        qs = qs.filter(pk__in=[pk for pk in request.POST.getlist("pilih") if pk.isdecimal()][:1000])
    pohon = baca_usulan()
    baris = [
        (p, pohon.untuk(p)) for p in qs.select_related("pegawai", "unit").order_by("unit__kode", "pegawai__nama", "pk")
    ]
    usulan = {p: atas for p, atas in baris if atas and atas != p.penilai_id}
    ganti = [p for p in usulan if p.penilai_id is not None]
    for p in ganti[GANTI_PALING_BANYAK:]:
        del usulan[p]
    return usulan, len(baris) - len(usulan)


def _kelompok(usulan: dict[Penempatan, int]) -> list[tuple[Pegawai, list[Penempatan]]]:
    """Proposals by assessor, the largest group first."""
    orang = Pegawai.objects.in_bulk(set(usulan.values()))
    per_orang: dict[int, list[Penempatan]] = {}
    for p, atas in usulan.items():
        per_orang.setdefault(atas, []).append(p)
    return sorted(((orang[a], daftar) for a, daftar in per_orang.items()), key=lambda k: (-len(k[1]), k[0].nama))
