"""The policy in plain words, its versions, and what has changed since it began."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kinerja.navigasi import tunjuk
from sosialisasi import izin
from sosialisasi.models import Manfaat
from sosialisasi.queries.adopsi import akar
from sosialisasi.queries.materi import kelompok_saya, terbit, versi_terbit


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All subjects, in the order in which one learns them."""
    tunjuk(request, "sosialisasi:kabar")
    isi = {
        "daftar": terbit(),
        "bagian": "kebijakan",
        "kelola": izin.boleh_mengelola_kota(request.user),
        "adopsi": akar(request.user) != frozenset(),
    }
    return render(request, "sosialisasi/materi_daftar.html", isi)


@require_safe
def materi(request: HttpRequest, slug: str) -> HttpResponse:
    """One subject, the newest version or an older one (?versi=)."""
    tunjuk(request, "sosialisasi:kabar")
    satu = get_object_or_404(terbit(), kode=slug)
    versi = list(versi_terbit(satu))
    nomor = request.GET.get("versi", "")
    kini = versi[0] if not nomor else next((v for v in versi if str(v.nomor) == nomor), None)
    if kini is None:
        raise Http404
    saya = kelompok_saya(request.user)
    arti = {a.kelompok: a for a in kini.arti.all()}
    isi = {
        "m": satu,
        "kini": kini,
        "lama": kini is not versi[0],
        "versi": versi,
        "bagi_saya": [arti[k] for k in saya if k in arti],
        "bagi_lain": [a for k, a in arti.items() if k not in saya],
        "tanya": satu.tanya_jawab.filter(aktif=True),
    }
    return render(request, "sosialisasi/materi.html", isi)


@require_safe
def berubah(request: HttpRequest) -> HttpResponse:
    """Measured benefits, also where none is seen."""
    tunjuk(request, "sosialisasi:kabar")
    return render(request, "sosialisasi/berubah.html", {"daftar": Manfaat.objects.all(), "bagian": "kebijakan"})
