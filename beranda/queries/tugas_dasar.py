"""One thing to do, and what all lists of them share."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Q,
)
from django.urls import NoReverseMatch, reverse

from penilaian.models import SKP, Periode


@dataclass(frozen=True)
class Tugas:
    """One thing to do; `url` is empty when there is no page for it, `tenggat` None when nothing presses, `tombol` the
    verb on its button."""

    judul: str
    keterangan: str
    url: str
    tenggat: datetime | None = None
    tombol: str = "Buka"


def alamat(nama: str, *args: object) -> str:
    """The address of a page, empty when there is none."""
    try:
        return reverse(nama, args=args)
    except NoReverseMatch:
        return ""


def dalam(periode: Periode) -> Q:
    """Approved plans that are scored in the period."""
    return Q(pk__in=SKP.objects.pada_periode(periode).order_by().values("pk"))
