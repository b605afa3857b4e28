"""Writing of the catalogue of positions."""

from typing import Any

import pghistory
from django.db import transaction

from pegawai.models import Jabatan


@transaction.atomic
def simpan(*, data: dict[str, Any], alasan: str, pk: int | None = None) -> Jabatan:
    """Add a position, or change the one with `pk`. Raises ValidationError by field."""
    jabatan = Jabatan.objects.select_for_update().get(pk=pk) if pk else Jabatan()
    for nama, nilai in data.items():
        setattr(jabatan, nama, nilai)
    jabatan.full_clean()
    with pghistory.context(alasan=alasan):
        jabatan.save()
    return jabatan
