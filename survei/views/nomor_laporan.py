"""Patterns of report numbers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinerja.waktu import hari_ini
from pegawai.choices import JENIS_OPD, NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.queries.lingkup import unit_dikelola
from pegawai.views.bentrok import konteks_bentrok
from survei import izin
from survei.domain import nomor_laporan as domain
from survei.forms.laporan import FormPola
from survei.models import PolaNomor
from survei.rumus_nomor import BAWAAN, susun


def pola(request: HttpRequest) -> HttpResponse:
    """The patterns that one may read, each with an example; write one."""
    if not izin.boleh_mengelola_survei(request.user):
        raise PermissionDenied
    kota = request.user.akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI)
    opd = unit_dikelola(request.user, NamaPeran.PENGELOLA_SURVEI).filter(jenis__in=JENIS_OPD)
    ada = {p.unit_id: p for p in PolaNomor.objects.select_related("unit").order_by("unit__nama")}
    form = FormPola(request.POST or None, initial=_awal(request, ada, kota), opd=opd, kota=kota)
    konteks: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            satu = domain.tulis_pola(oleh=request.user, **isi | {"versi": isi["versi"] or 0})
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Pola nomor disimpan. Contoh: {_contoh(satu.pola, satu.unit)}.")
            return redirect("survei:pola_nomor")
    milik = set(opd.values_list("pk", flat=True))
    konteks["baris"] = [
        (p, _contoh(p.pola, p.unit), kota if p.unit is None else p.unit_id in milik) for p in ada.values()
    ]
    konteks["bawaan"] = None if None in ada else (BAWAAN, _contoh(BAWAAN, None))
    return render(request, "survei/pola_nomor.html", konteks)


def _awal(request: HttpRequest, ada: dict[int | None, PolaNomor], kota: bool) -> dict[str, object]:
    """The pattern chosen in the address (`?ubah=`), or an empty form."""
    minta = request.GET.get("ubah")
    satu = next((p for p in ada.values() if (p.unit.kode if p.unit else "kota") == minta), None) if minta else None
    if satu is None:
        return {"pola": BAWAAN, "versi": 0}
    return {"unit": satu.unit.kode if satu.unit else None, "pola": satu.pola, "versi": satu.versi}


def _contoh(pola: str, unit) -> str:
    hari = hari_ini()
    return susun(pola, urut=7, tahun=hari.year, bulan=hari.month, unit=unit.kode if unit else "KODE-UNIT")
