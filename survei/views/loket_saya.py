"""The way of an officer to the visits of the counters where they stand today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from pegawai.models import Pegawai
from survei.queries.petugas import loket_hari_ini


def loket_saya(request: HttpRequest) -> HttpResponse:
    """The counters of today; a single one opens at once."""
    tugas = list(loket_hari_ini(request.user.pegawai_id)) if request.user.pegawai_id else []
    if len({t.layanan_id for t in tugas}) == 1:
        return redirect("survei:kunjungan", tugas[0].layanan.kode)
    return render(request, "survei/loket_saya.html", {"tugas": tugas})


def loket_di_profil(request: HttpRequest, pegawai: Pegawai) -> SafeString | None:
    """Slot `profil_tab`: the same on one's own profile."""
    if request.user.pegawai_id != pegawai.pk:
        return None
    tugas = list(loket_hari_ini(pegawai.pk))
    return render_to_string("survei/_loket_saya.html", {"tugas": tugas}) if tugas else None
