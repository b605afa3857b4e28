"""Points that other apps contribute to a choice of people, such as an award: registered in the slot `SLOT`.

An app that has something to say registers a `SumberPoin` in `AppConfig.ready`. It answers "for these people, in this
date range" and knows nothing of what its points are used for. Nothing registered: nothing is shown, nothing counts.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.slot import isi_slot

SLOT = "poin_penghargaan"


@dataclass(frozen=True)
class Poin:
    """Points of one person and, in one sentence, what for."""

    poin: Decimal
    alasan: str


@dataclass(frozen=True)
class SumberPoin:
    """`hitung` gives points by person id, in statements that do not grow with the number of people; a person without
    an entry has none."""

    kode: str
    label: str
    hitung: Callable[[Collection[int], DateRange], Mapping[int, Poin]]


def sumber_poin() -> list[SumberPoin]:
    """All that apps registered, in that order."""
    return [s for s in isi_slot(SLOT) if isinstance(s, SumberPoin)]
