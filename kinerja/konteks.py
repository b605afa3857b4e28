"""What every page of the frame needs."""

from functools import partial
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kinerja import navigasi
from kinerja.models import Pemberitahuan
from kinerja.sesi import sisa_sesi

# More entries than this do not fit a screen of 900 pixels: then only the section in use stands open.
PALING_BANYAK_TERBUKA = 20
# The last place of the bottom bar is the menu.
PALING_BANYAK_PONSEL = 4


def rangka(request: HttpRequest) -> dict[str, object]:
    """Navigation in sections, of it the bottom bar of phones, the search on top, and the number of unread notices."""
    butir = _butir(request)
    return {
        "nama_pemerintah": settings.NAMA_PEMERINTAH,
        "kota_contoh": _kota_contoh,
        "navigasi": _bagian(butir),
        "navigasi_ponsel": [b for b in butir if b["butir"].ponsel][:PALING_BANYAK_PONSEL],
        "url_cari": next((b["url"] for b in butir if b["butir"].cari), ""),
        "sesi_sisa": sisa_sesi(request),
        "pemberitahuan_baru": partial(_belum_dibaca, request),
    }


def _bagian(butir: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sections with their entries; a closed one shows what waits in it. Without a current entry the first is open."""
    bagian = [(judul, list(isi)) for judul, isi in groupby(butir, key=lambda b: navigasi.bagian(b["butir"]))]
    kini = next((judul for judul, isi in bagian if judul and any(b["aktif"] for b in isi)), "")
    kini = kini or next((judul for judul, _ in bagian if judul), "")
    muat = len(butir) <= PALING_BANYAK_TERBUKA
    hasil = []
    for judul, isi in bagian:
        buka = muat or judul == kini
        jumlah = 0 if buka else sum(b["jumlah"] for b in isi)
        hasil.append({"judul": judul, "butir": isi, "buka": buka, "jumlah": jumlah})
    return hasil


def _belum_dibaca(request: HttpRequest) -> int:
    return Pemberitahuan.objects.filter(penerima_id=request.user.pk, dibaca=None).count()


def _kota_contoh() -> bool:
    """Whether this is the demo city; asked by the sign-in page alone."""
    return (settings.DATA_DIR / "demo.json").exists()


def _butir(request: HttpRequest) -> list[dict[str, Any]]:
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return []
    hasil: list[dict[str, Any]] = []
    for b in navigasi.untuk(pengguna):
        try:
            url = reverse(b.nama_url)
        except NoReverseMatch:
            continue
        hasil.append({"butir": b, "url": url, "jumlah": b.hitung(pengguna) if b.hitung else 0})
    aktif = _aktif(request, hasil)
    return [b | {"aktif": b["url"] == aktif} for b in hasil]


def _aktif(request: HttpRequest, hasil: list[dict[str, Any]]) -> str:
    """Address of the current entry: the one that the view named (`request.butir`, its URL name), otherwise the one
    whose address says most about this page."""
    disebut = getattr(request, "butir", None)
    if disebut:
        return next((b["url"] for b in hasil if b["butir"].nama_url == disebut), "")
    cocok = [
        b["url"] for b in hasil if request.path == b["url"] or (b["url"] != "/" and request.path.startswith(b["url"]))
    ]
    return max(cocok, key=len, default="")
