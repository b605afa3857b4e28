"""Questions and answers for everybody, beside the pages that they concern.

Pages read them from a copy in the cache and never from the database: a page costs no statement for them, with or
without any. The copy is written with every change and every five minutes, so that a lost one comes back.
"""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.db import transaction
from redis.exceptions import RedisError

from kinerja.pelacakan import karena
from pegawai.domain.versi import tolak_bila_berubah
from sosialisasi.models import Pertanyaan, TanyaJawab

KUNCI = "sosialisasi:tanya-jawab"


@transaction.atomic
def simpan(
    *, tanya_jawab: TanyaJawab | None, versi: int, data: Mapping[str, Any], asal: Pertanyaan | None = None
) -> TanyaJawab:
    """Make or change one. Raises SuntingBersamaan, ValidationError by field."""
    if tanya_jawab is None:
        satu = TanyaJawab(asal=asal)
    else:
        satu = TanyaJawab.objects.select_for_update().get(pk=tanya_jawab.pk)
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.full_clean()
    with karena("tanya jawab diubah" if tanya_jawab else "tanya jawab dibuat"):
        satu.save()
    transaction.on_commit(salin)
    return satu


def salin() -> int:
    """Write the copy that pages read; one statement. Returns how many there are."""
    halaman: dict[str, list[tuple[str, str]]] = {}
    baris = TanyaJawab.objects.filter(aktif=True).exclude(halaman="").values_list("halaman", "tanya", "jawab")
    for nama, tanya, jawab in baris:
        halaman.setdefault(nama, []).append((tanya, jawab))
    cache.set(KUNCI, halaman, None)
    return len(baris)


def di_samping(nama: str) -> list[tuple[str, str]]:
    """Those of a page, by its name; no statement. A page without its cache shows none and works on."""
    try:
        return (cache.get(KUNCI) or {}).get(nama, [])
    except RedisError:
        return []
