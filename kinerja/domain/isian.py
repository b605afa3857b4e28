"""Drafts of forms, and forms that were sent: kept so that nothing typed is lost and nothing happens twice."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from kinerja.models import Draf, Kiriman

UMUR_DRAF = timedelta(days=90)
UMUR_KIRIMAN = timedelta(days=2)
HURUF_MAKS = 200_000


def simpan_draf(
    *, pengguna: AbstractBaseUser, jalur: str, isi: Mapping[str, list[str]], token: str = ""
) -> datetime | None:
    """Keep what is typed in the form at `jalur`; returns when. None when the form with this token was sent meanwhile:
    a late draft must not come back to life. Raises ValidationError when it is too long to keep."""
    if len(jalur) > 200 or sum(len(n) + sum(map(len, daftar)) for n, daftar in isi.items()) > HURUF_MAKS:
        raise ValidationError("Isian ini terlalu panjang untuk disimpan sebagai draf. Kirim bagian demi bagian.")
    if token and Kiriman.objects.filter(pengguna=pengguna, token=token).exists():
        return None
    kini = timezone.now()
    Draf.objects.update_or_create(pengguna=pengguna, jalur=jalur, defaults={"isi": dict(isi), "diubah": kini})
    # Once more after writing: a form sent at the same moment notes itself first and then forgets its draft, so one of
    # the two sees the other.
    if token and Kiriman.objects.filter(pengguna=pengguna, token=token).exists():
        buang_draf(pengguna=pengguna, jalur=jalur)
        return None
    return kini


def buang_draf(*, pengguna: AbstractBaseUser, jalur: str) -> None:
    """Forget the draft of a form: it was sent, or its writer does not want it."""
    Draf.objects.filter(pengguna=pengguna, jalur=jalur).delete()


@contextmanager
def bergiliran(*, kunci: str) -> Iterator[None]:
    """Let one sending with this key through at a time; the second waits for the first. Freed when the process dies."""
    nomor = int(kunci[:15], 16)
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_lock(%s)", [nomor])
    try:
        yield
    finally:
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_unlock(%s)", [nomor])


def catat_kiriman(
    *, pengguna: AbstractBaseUser, kunci: str, token: str, tujuan: str, pesan: list[tuple[int, str]]
) -> None:
    """Note where a sent form led and what was said there. An address longer than 500 characters is not noted."""
    if len(tujuan) <= 500:
        Kiriman.objects.create(pengguna=pengguna, kunci=kunci, token=token, tujuan=tujuan, pesan=pesan)


def bersihkan() -> int:
    """Remove drafts of more than 90 days and notes of sendings of more than two; returns how many drafts went."""
    kini = timezone.now()
    Kiriman.objects.filter(dibuat__lt=kini - UMUR_KIRIMAN).delete()
    return Draf.objects.filter(diubah__lt=kini - UMUR_DRAF).delete()[0]
