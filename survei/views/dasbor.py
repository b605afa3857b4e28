"""The dashboard of survey managers and leaders."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinerja import navigasi
from kinerja.documents.tabel import JENIS_ISI
from kinerja.views.daftar import PILIHAN_BARIS
from kinerja.waktu import hari_ini
from survei import izin
from survei.choices import Unsur
from survei.documents.hasil import buku_hasil
from survei.models import Layanan
from survei.queries.dasbor import BarisUnit, dasbor
from survei.queries.lingkup import PERAN_MELIHAT
from survei.queries.unit import unit_utuh
from survei.rumus_kode import nama_kode

URUTAN: dict[str, Callable[[BarisUnit], Any]] = {
    "-ikm": lambda u: -(u.indeks.ikm if u.indeks else Decimal(0)),
    "ikm": lambda u: u.indeks.ikm if u.indeks else Decimal(101),
    "unit": lambda u: u.unit.nama,
    "n": lambda u: u.indeks.n if u.indeks else 0,
    "-n": lambda u: -(u.indeks.n if u.indeks else 0),
    "capaian": lambda u: u.capaian if u.capaian is not None else Decimal(0),
    "-capaian": lambda u: -(u.capaian if u.capaian is not None else Decimal(0)),
}


class FormSaring(forms.Form):
    """Filters in the URL."""

    unit = forms.ChoiceField(label="Perangkat daerah", required=False)
    periode = forms.ChoiceField(required=False)


@dataclass(frozen=True)
class Saringan:
    """As `ui/saring.html` takes it."""

    form: FormSaring


def lihat(request: HttpRequest) -> HttpResponse:
    """Index by agency, heat map, trend, response, what to improve; the same as a workbook."""
    akses = request.user.akses
    if not izin.boleh_melihat_dasbor(request.user):
        raise PermissionDenied
    navigasi.tunjuk(request, "survei:daftar")
    semua = list(
        Layanan.objects.aktif()
        .hasil_terlihat_oleh(request.user)
        .select_related("unit__opd")
        .order_by("unit__opd__nama", "nama")
    )
    unit, kode = request.GET.get("unit", ""), request.GET.get("periode", "")
    pilih = [s for s in semua if not unit or (s.unit.opd or s.unit).kode == unit]
    isi = dasbor(pilih, kode)
    if request.GET.get("unduh") in JENIS_ISI:
        jawab = HttpResponse(buku_hasil(isi), content_type=JENIS_ISI["xlsx"])
        jawab["Content-Disposition"] = 'attachment; filename="hasil-survei.xlsx"'
        return jawab
    urut = request.GET.get("urut", "")
    urut = urut if urut in URUTAN else "-ikm"
    baris = request.GET.get("baris", "")
    konteks = {
        "d": isi,
        "unit": sorted(isi.unit, key=URUTAN[urut]),
        "page_obj": Paginator(isi.baris, int(baris) if baris in map(str, PILIHAN_BARIS) else 25).get_page(
            request.GET.get("page")
        ),
        "kolom": list(Unsur),
        "filter": Saringan(_form(request, semua, isi.kode)),
        "urut_kini": urut,
        "urut_ada": URUTAN,
        "bisa_unduh": True,
        "seluruh_kota": akses.seluruh_kota(*PERAN_MELIHAT) and not unit,
        "utuh": unit_utuh(request.user, semua),
        "tahun": hari_ini().year,
        "nama_periode": nama_kode(kode),
        "lewat": request.GET.urlencode(),
    }
    return render(request, "survei/dasbor.html", konteks)


def _form(request: HttpRequest, layanan: list[Layanan], kode: list[str]) -> FormSaring:
    form = FormSaring(request.GET or None)
    unit = {(s.unit.opd or s.unit).kode: str(s.unit.opd or s.unit) for s in layanan}
    form.fields["unit"].choices = [("", "Semua"), *sorted(unit.items(), key=lambda x: x[1])]  # type: ignore[attr-defined]
    form.fields["periode"].choices = [("", "Terakhir disahkan"), *((k, nama_kode(k)) for k in kode)]  # type: ignore[attr-defined]
    return form
