"""Settings of objections: a new row for what comes, never a change of what runs."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.models import Pegawai, Pengguna
from penilaian.models import AturanKeberatan
from penilaian.queries.tenggat import HARI_MAKS

HARI = ("hari_ajukan", "hari_tanggapan", "hari_putusan")


@transaction.atomic
def tetapkan(*, oleh: Pengguna, alasan: str, pemutus_puncak: Pegawai | None, **isi: Any) -> AturanKeberatan:
    """Terms and the official at the top, in force from now on for what is delivered or sent from now on.

    HR of the whole city alone. Raises ValidationError by field.
    """
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Hanya admin kepegawaian kota yang menetapkan aturan keberatan.")
    galat = {n: f"Isi antara 1 dan {HARI_MAKS} hari." for n in HARI if not 1 <= (isi.get(n) or 0) <= HARI_MAKS}
    if not 0 <= (isi.get("hari_alih") or 0) <= HARI_MAKS:
        galat["hari_alih"] = f"Isi antara 0 dan {HARI_MAKS} hari."
    if not alasan.strip():
        galat["alasan"] = "Tulis alasannya; alasan ini tercatat dalam riwayat."
    if galat:
        raise ValidationError(galat)
    aturan = AturanKeberatan(
        oleh=oleh, alasan=alasan.strip(), mulai=timezone.now(), pemutus_puncak=pemutus_puncak, **isi
    )
    aturan.full_clean()
    with karena(alasan.strip()):
        aturan.save()
    return aturan
