"""Guard of rows without a revision number: what a form was opened on must still be what is stored."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Model


def sidik_semula(baris: Model, kolom: Iterable[str]) -> str:
    """Fingerprint of some columns, for a hidden field of the form."""
    isi = "|".join(f"{k}={getattr(baris, baris._meta.get_field(k).attname)}" for k in kolom)
    return hashlib.sha256(isi.encode()).hexdigest()[:16]


def tolak_bila_berubah(baris: Model, kolom: Iterable[str], semula: str | None) -> None:
    """Raises ValidationError when the locked row is no longer the one of `semula` (None: not asked)."""
    if semula is not None and sidik_semula(baris, kolom) != semula:
        raise ValidationError(f"{baris} sudah diubah orang lain sejak halaman ini dibuka. Muat ulang, lalu ulangi.")
