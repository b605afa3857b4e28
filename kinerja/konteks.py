"""What every page of the frame needs."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kinerja import navigasi


def rangka(request: HttpRequest) -> dict[str, object]:
    return {"nama_pemerintah": settings.NAMA_PEMERINTAH, "navigasi": _butir(request)}


def _butir(request: HttpRequest) -> list[dict[str, object]]:
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
