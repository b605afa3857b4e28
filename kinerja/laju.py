"""How often one address may ask, for pages that are open to everybody."""

from collections.abc import Callable
from functools import wraps
from time import time

import structlog
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


def alamat_asal(request: HttpRequest) -> str:
    """Address of the visitor's own device behind `JUMLAH_PROXY` proxies; "" when nothing tells it."""
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""


def dibatasi(nama: str, *, batas: int, detik: int = 60, baca: bool = True) -> Callable[[Callable], Callable]:
    """Decorator: at most `batas` requests in `detik` seconds from one address, then 429; without `baca` opening a page
    does not count, sending does. Offices and mobile networks share an address, so be generous. The address
    is kept only as a keyed digest, for two spans; without Redis nobody is stopped."""

    def hias(view: Callable) -> Callable:
        @wraps(view)
        def dalam(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            bebas = not baca and request.method in ("GET", "HEAD")
            if bebas or _kali(request, nama, detik) <= batas:
                return view(request, *args, **kwargs)
            jawab = render(request, "429.html", status=429)
            jawab["Retry-After"] = str(detik)
            return jawab

        return dalam

    return hias


def _kali(request: HttpRequest, nama: str, detik: int) -> int:
    """Which request of this span it is; 0 when it cannot be counted."""
    alamat = salted_hmac("kinerja.laju", alamat_asal(request)).hexdigest()[:20]
    kunci = f"laju:{nama}:{int(time()) // detik}:{alamat}"
    try:
        cache.add(kunci, 0, timeout=2 * detik)
        return cache.incr(kunci)
    except (RedisError, OSError, ValueError) as galat:
        log.warning("laju tidak terhitung", galat=str(galat))
        return 0
