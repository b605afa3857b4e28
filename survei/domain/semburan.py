"""Flags of a form at the moment it comes in. What is remembered to see a burst lives for minutes in the cache and holds
keyed hashes and row numbers only; in the database stays nothing but the flag. Without the cache forms are taken all the
same, unflagged: a citizen never waits for this."""

import hashlib
import hmac
import ipaddress
import logging
import time
from functools import lru_cache

import redis
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db.models import CharField, F, Func, Value

from kinerja.waktu import hari_ini
from survei.choices import Tanda
from survei.models import Respons
from survei.rumus_semburan import AMBANG

log = logging.getLogger(__name__)
TERGESA_DETIK = 15
_PENANDA = TimestampSigner(salt="survei.mulai")


def cap_mulai() -> str:
    """A signed moment that goes with the form: it tells how long filling took, and is not kept."""
    return _PENANDA.sign("")


def tergesa(cap: str) -> bool:
    """Was the form filled in less than 15 seconds, or sent without ever having been shown?"""
    try:
        _PENANDA.unsign(cap, max_age=TERGESA_DETIK)
    except SignatureExpired:
        return False
    except BadSignature:
        return True
    return True


def dari_kantor(alamat: str) -> bool:
    """Does the address belong to a network that staff use (setting `JARINGAN_KANTOR`)?"""
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return False
    return any(ip in jaringan for jaringan in _jaringan(tuple(settings.JARINGAN_KANTOR)))


@lru_cache(maxsize=4)
def _jaringan(daftar: tuple[str, ...]) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(ipaddress.ip_network(j) for j in daftar)


def sidik_asal(*, alamat: str, perangkat: str) -> str:
    """A keyed hash of where a form came from, another one each day: it cannot be traced back or followed."""
    isi = f"{hari_ini()}|{alamat}|{perangkat}"
    return hmac.new(settings.SECRET_KEY.encode(), isi.encode(), hashlib.sha256).hexdigest()[:24]


def periksa_semburan(*, respons_id: int, jenis: str, asal: str, loket_id: int | None) -> int:
    """Remember the form and flag all forms of a burst it completes; returns how many were flagged. `jenis` is "asal"
    (a citizen's device) or "kios"."""
    kunci = [(jenis, asal)] + ([("loket", str(loket_id))] if loket_id else [])
    try:
        nomor = {n for j, k in kunci for n in _ingat(j, k, respons_id)}
    except redis.RedisError:
        log.warning("survei.semburan_tanpa_cache")
        return 0
    return tandai(respons_ids=nomor, tanda=Tanda.SEMBURAN) if nomor else 0


def tandai(*, respons_ids: set[int], tanda: str) -> int:
    """Add a flag to answers that do not carry it yet."""
    tambah = Func(
        F("tanda"),
        Value(tanda, output_field=CharField()),
        function="array_append",
        output_field=ArrayField(CharField()),
    )
    return Respons.objects.filter(pk__in=respons_ids).exclude(tanda__contains=[tanda]).update(tanda=tambah)


def _ingat(jenis: str, asal: str, respons_id: int) -> list[int]:
    """Numbers of the forms in the window of this origin when they are a burst."""
    banyak, detik = AMBANG[jenis]
    kini, kunci = time.time(), f"survei:semburan:{jenis}:{asal}"
    with _cache().pipeline(transaction=False) as pipa:
        pipa.zadd(kunci, {str(respons_id): kini})
        pipa.zremrangebyscore(kunci, 0, kini - detik)
        pipa.expire(kunci, detik)
        pipa.zrange(kunci, 0, -1)
        isi = pipa.execute()[-1]
    return [int(n) for n in isi] if len(isi) >= banyak else []


@lru_cache(maxsize=1)
def _cache() -> redis.Redis:
    return redis.Redis.from_url(settings.CACHE_URL, socket_timeout=1, socket_connect_timeout=1)
