"""Acts that move a proposal: sent to its gate, withdrawn, joined with another."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from inovasi.choices import DAPAT_DITULIS, StatusUsulan
from inovasi.domain import gerbang
from inovasi.domain import usulan as domain
from inovasi.models import Usulan
from inovasi.queries.halaman import tahap_berikut
from inovasi.queries.syarat import kurang
from inovasi.views.bersama import ambil_berhak, angka_versi, jalankan
from inovasi.views.isi import NAMA_BAGIAN
from kinerja.navigasi import tunjuk

_DI_BAGIAN = {
    **dict.fromkeys(("kebaruan", "manfaat", "risiko"), "manfaat"),
    **dict.fromkeys(("bentuk", "jenis", "urusan", "tujuan", "hasil", "rancangan"), "resmi"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def ajukan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """What is missing for the next stage and where to write it; sent when nothing is."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.memimpin)
    berikut = tahap_berikut(satu)
    if berikut is None:
        messages.info(request, f"Usulan ini {satu.get_status_display().lower()}.")
        return redirect("inovasi:usulan", publik)
    tunjuk(request, "inovasi:daftar")
    if request.method == "POST":
        versi = angka_versi(request)
        if jalankan(request, lambda: gerbang.ajukan(usulan=satu, versi=versi), "Terkirim. Tim mendapat kabar putusan."):
            return redirect("inovasi:usulan", publik)
    daftar = [(pesan, *_tempat(satu, nama)) for nama, pesan in kurang(satu).items()]
    isi = {"usulan": satu, "berikut": berikut, "kurang": daftar}
    return render(request, "inovasi/ajukan.html", isi, status=422 if request.method == "POST" else 200)


def _tempat(satu: Usulan, nama: str) -> tuple[str, str]:
    """Where a missing thing is written: name of the page, address."""
    if nama in ("tim", "uji_coba"):
        url = reverse(f"inovasi:{nama}", args=[satu.publik])
        return {"tim": "Tim", "uji_coba": "Uji coba"}[nama], url
    bagian = _DI_BAGIAN[nama]
    return NAMA_BAGIAN[bagian], f"{reverse('inovasi:ubah_bagian', args=[satu.publik, bagian])}#id_{nama}"


@require_POST
def tarik(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """Its leader ends it."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.memimpin)
    versi, alasan = angka_versi(request), request.POST.get("alasan", "")
    jalankan(request, lambda: domain.tarik(usulan=satu, versi=versi, alasan=alasan), "Usulan ditarik.")
    return redirect("inovasi:usulan", publik)


@require_POST
def gabung(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """A draft of the leader joins the proposal named by `tujuan`."""
    satu, _ = ambil_berhak(request, publik, lambda h: h.memimpin)
    if satu.status not in DAPAT_DITULIS:
        raise PermissionDenied
    terlihat = Usulan.objects.terlihat_oleh(request.user).exclude(status=StatusUsulan.DRAF)
    tujuan = get_object_or_404(terlihat, publik=_uuid(request.POST.get("tujuan", "")))
    versi = angka_versi(request)
    laku = jalankan(
        request, lambda: domain.gabungkan(usulan=satu, versi=versi, tujuan=tujuan), f"Bergabung dengan {tujuan.judul}."
    )
    return redirect("inovasi:usulan", tujuan.publik if laku else publik)


def _uuid(teks: str) -> uuid.UUID:
    """Anything else than an address names nothing."""
    try:
        return uuid.UUID(teks)
    except ValueError:
        return uuid.UUID(int=0)
