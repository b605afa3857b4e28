"""What every page of the frame needs."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kinerja import navigasi
from kinerja.models import Pemberitahuan

PALING_BANYAK_PONSEL = 5


def rangka(request: HttpRequest) -> dict[str, object]:
    """Navigation, of it the bottom bar of phones and what does not fit there, and the number of unread notices."""
    butir = _butir(request)
    ponsel = [b for b in butir if b["butir"].ponsel][:PALING_BANYAK_PONSEL]
    return {
        "nama_pemerintah": settings.NAMA_PEMERINTAH,
        "navigasi": butir,
        "navigasi_ponsel": ponsel,
        "navigasi_lain": [b for b in butir if b not in ponsel],
        "pemberitahuan_baru": partial(_belum_dibaca, request),
    }


def _belum_dibaca(request: HttpRequest) -> int:
    return Pemberitahuan.objects.filter(penerima_id=request.user.pk, dibaca=None).count()


def _butir(request: HttpRequest) -> list[dict[str, Any]]:
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return []
    hasil = []
    for b in navigasi.untuk(pengguna):
        try:
            url = reverse(b.nama_url)
        except NoReverseMatch:
            continue
        aktif = request.path == url or (url != "/" and request.path.startswith(url))
        hasil.append({"butir": b, "url": url, "aktif": aktif, "jumlah": b.hitung(pengguna) if b.hitung else 0})
    return hasil
