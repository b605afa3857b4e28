"""The queue of an assessor: the next person to rate, and the check of all before delivery."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pegawai.models import Pengguna
from penilaian.domain import putusan as domain
from penilaian.models import SKP, Periode
from penilaian.queries import antrean as queries
from penilaian.views.tim import ambil_periode

TANPA_YAKIN = "Periode belum berakhir. Centang bahwa Anda tetap menyampaikan hasilnya sekarang, atau tunggu."


def ke_berikutnya(pengguna: Pengguna, periode: Periode, sesudah: SKP | None = None) -> HttpResponse:
    """To the next person without a rating; to the check page when all are rated."""
    skp = queries.berikutnya(pengguna, periode, sesudah)
    if skp is None:
        return redirect("penilaian:hasil_tim", periode.kode)
    return redirect("penilaian:menilai", skp.publik, periode.kode)


def antrean(request: HttpRequest, kode: str) -> HttpResponse:
    """Begin, or go on where one stopped: each person is saved on their own."""
    periode = ambil_periode(kode)
    _harus_menilai(request.user, periode)
    return ke_berikutnya(request.user, periode)


def _harus_menilai(pengguna: Pengguna, periode: Periode) -> None:
    if not pengguna.akses.menilai and not queries.antrean(pengguna, periode).exists():
        raise PermissionDenied


def hasil_tim(request: HttpRequest, kode: str) -> HttpResponse:
    """All people with their ratings, the exceptions first, before delivery."""
    periode = ambil_periode(kode)
    _harus_menilai(request.user, periode)
    isi = queries.pemeriksaan(request.user, periode)
    return render(request, "penilaian/hasil_tim.html", {"periode": periode, "isi": isi})


@require_POST
def sampaikan(request: HttpRequest, kode: str) -> HttpResponse:
    """Deliver the results that the page showed, except those the assessor holds back."""
    periode = ambil_periode(kode)
    _harus_menilai(request.user, periode)
    if periode.belum_berakhir and "yakin" not in request.POST:
        messages.error(request, TANPA_YAKIN)
        return redirect("penilaian:hasil_tim", kode)
    tunda = set(request.POST.getlist("tunda"))
    pilih = [int(n) for n in request.POST.getlist("putusan") if n not in tunda and n.isdecimal() and len(n) < 19]
    banyak = domain.sampaikan_banyak(periode=periode, putusan_ids=pilih, oleh=request.user)
    if banyak == len(pilih):
        messages.success(request, f"{banyak} hasil disampaikan. Tiap pegawai diberi tahu.")
    else:
        messages.warning(
            request, f"{banyak} dari {len(pilih)} hasil disampaikan. Yang lain berubah sementara itu; periksa di bawah."
        )
    return redirect("penilaian:hasil_tim", kode)
