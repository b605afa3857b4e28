"""Writing a proposal: problem first, similar ideas beside it, then the rest part by part."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from inovasi import izin
from inovasi.choices import StatusUsulan, Tahap
from inovasi.domain import usulan as domain
from inovasi.forms.usulan import BAGIAN, FormIde, rtl_terlihat
from inovasi.models import Usulan
from inovasi.queries.daftar import dengan_ringkas
from inovasi.queries.seruan import putaran_terbuka
from inovasi.queries.serupa import serupa
from inovasi.views.bersama import ambil_berhak, angka_versi, simpan
from kinerja.navigasi import tunjuk
from survei.choices import Unsur
from survei.models import Layanan

NAMA_BAGIAN = {"ide": "Masalah dan ide", "manfaat": "Manfaat dan risiko", "resmi": "Formulir resmi"}
# A draft holds so little that a similar idea would be found by chance.
HURUF_PALING_SEDIKIT = 20


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Start from a need (?layanan=&unsur=&rtl=); the button "Cari ide serupa" looks without saving."""
    if not izin.boleh_mengusulkan(request.user):
        raise PermissionDenied
    tunjuk(request, "inovasi:daftar")
    form = FormIde(request.POST or None, initial=_awal(request), pengguna=request.user)
    mencari = "serupa" in request.POST
    if request.method == "POST" and not mencari and form.is_valid():
        data = form.isi | _seruan(request)
        satu, _ = simpan(form, lambda: domain.buat(ketua=request.user.pegawai, data=data))
        if satu:
            messages.success(request, "Draf tersimpan. Hanya tim Anda yang melihatnya sampai diajukan.")
            return redirect("inovasi:ubah_bagian", satu.publik, "manfaat")
    if mencari:
        # Looking is not sending: what is still empty is no error yet.
        form = FormIde(initial=request.POST.dict(), pengguna=request.user)
    isi = {"form": form, "serupa": _serupa(request, request.POST), "mencari": mencari}
    return render(request, "inovasi/baru.html", isi, status=422 if form.errors else 200)


def _seruan(request: HttpRequest) -> dict[str, Any]:
    """The round of a call (?putaran=) that the idea answers, while it is open."""
    nomor = request.GET.get("putaran", "")
    satu = putaran_terbuka().filter(pk=int(nomor)).first() if nomor.isdecimal() and len(nomor) < 10 else None
    return {"putaran": satu} if satu else {}


def _awal(request: HttpRequest) -> dict[str, Any]:
    """What a link from the survey says of the need."""
    awal: dict[str, Any] = {"unit": request.user.akses.unit_sendiri}
    kode, unsur, rtl = (request.GET.get(n, "") for n in ("layanan", "unsur", "rtl"))
    layanan = Layanan.objects.aktif().filter(kode__iexact=kode).first() if kode else None
    baris = _rtl(request, rtl) if rtl else None
    if baris:
        layanan, unsur = baris.periode.layanan, baris.unsur
        awal |= {"tindak_lanjut": baris.pk, "masalah": baris.sebab}
    if layanan:
        awal |= {"layanan": layanan.pk, "unit": layanan.unit_id}
    return awal | ({"unsur": unsur} if unsur in Unsur.values else {})


def _rtl(request: HttpRequest, publik: str) -> Any:
    try:
        return rtl_terlihat(request.user).filter(publik=uuid.UUID(publik)).first()
    except ValueError:
        return None


@require_safe
def serupa_potongan(request: HttpRequest) -> HttpResponse:
    """The similar ideas alone, for the form that is being written (htmx)."""
    return render(request, "inovasi/_serupa.html", {"serupa": _serupa(request, request.GET), "mencari": True})


def _serupa(request: HttpRequest, data: Any, kecuali: int | None = None) -> list[Usulan]:
    judul, isi = data.get("judul", "")[:160], f"{data.get('masalah', '')} {data.get('ide', '')}"[:4000]
    if len(judul) + len(isi.strip()) < HURUF_PALING_SEDIKIT:
        return []
    semua = Usulan.objects.terlihat_oleh(request.user).exclude(status=StatusUsulan.DRAF).exclude(pk=kecuali)
    return serupa(dengan_ringkas(semua), judul=judul, isi=isi)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, publik: uuid.UUID, bagian: str = "ide") -> HttpResponse:
    """One part of a proposal."""
    if bagian not in BAGIAN:
        raise Http404
    satu, hak = ambil_berhak(request, publik, lambda h: h.menulis)
    tunjuk(request, "inovasi:daftar")
    form = BAGIAN[bagian](request.POST or None, instance=satu, pengguna=request.user)
    bentrok = None
    if request.method == "POST" and form.is_valid():
        hasil, bentrok = simpan(form, lambda: domain.ubah(usulan=satu, versi=angka_versi(request), data=form.isi))
        if hasil:
            messages.success(request, "Tersimpan.")
            return redirect(_sesudah(hasil, bagian))
    isi = {
        "usulan": satu,
        "form": form,
        "bentrok": bentrok,
        "bagian": bagian,
        "bagian_semua": list(NAMA_BAGIAN.items()),
        "nama_bagian": NAMA_BAGIAN[bagian],
        "hak": hak,
        "serupa": _serupa(request, _tulisan(satu), satu.pk) if bagian == "ide" else [],
        "mencari": True,
    }
    return render(request, "inovasi/ubah.html", isi, status=422 if form.errors or bentrok else 200)


def _tulisan(satu: Usulan) -> dict[str, str]:
    return {"judul": satu.judul, "masalah": satu.masalah, "ide": satu.ide}


def _sesudah(satu: Usulan, bagian: str) -> str:
    """A first draft goes on to the next part; later every part comes back to the page."""
    if bagian == "ide" and satu.status == StatusUsulan.DRAF and not satu.manfaat:
        return reverse("inovasi:ubah_bagian", args=[satu.publik, "manfaat"])
    if bagian == "manfaat" and satu.tahap == Tahap.INISIATIF and not hasattr(satu, "uji_coba"):
        return reverse("inovasi:uji_coba", args=[satu.publik])
    return reverse("inovasi:usulan", args=[satu.publik])
