"""Policy texts: a draft is written beside what people read, then published as the next version."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna
from sosialisasi.models import ArtiBagi, Materi, VersiMateri


@transaction.atomic
def simpan(
    *,
    materi: Materi | None,
    versi: int,
    data: Mapping[str, Any],
    isi: str,
    perubahan: str,
    arti: Mapping[str, str],
    oleh: Pengguna,
) -> VersiMateri:
    """Write a subject with the draft of its next version; `arti` says what it means for each group (empty: nothing
    special). What is published stays as it was. Raises SuntingBersamaan, ValidationError by field."""
    satu = Materi() if materi is None else Materi.objects.select_for_update().get(pk=materi.pk)
    if materi is not None:
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    if not isi.strip():
        raise tolak("isi", "Tulis isinya.")
    satu.full_clean()
    with karena("materi ditulis" if materi is None else "materi diubah"):
        satu.save()
        draf = _draf(satu, oleh)
        draf.isi, draf.perubahan, draf.oleh = isi.strip(), perubahan.strip(), oleh
        draf.save()
        ArtiBagi.objects.filter(isi=draf).delete()
        ArtiBagi.objects.bulk_create(
            [ArtiBagi(isi=draf, kelompok=k, teks=t.strip()) for k, t in arti.items() if t.strip()]
        )
    return draf


def _draf(materi: Materi, oleh: Pengguna) -> VersiMateri:
    """The open draft, or a new one after the newest version."""
    terbaru = VersiMateri.objects.filter(materi=materi).order_by("-nomor").first()
    if terbaru and terbaru.terbit is None:
        return terbaru
    return VersiMateri(materi=materi, nomor=terbaru.nomor + 1 if terbaru else 1, oleh=oleh)


@transaction.atomic
def terbitkan(*, materi: Materi, versi: int) -> VersiMateri:
    """Publish the draft as it was seen; from the second version on it says what has changed. Raises SuntingBersamaan,
    ValidationError."""
    satu = Materi.objects.select_for_update().get(pk=materi.pk)
    tolak_bila_berubah(satu, versi, {})
    draf = VersiMateri.objects.filter(materi=satu, terbit=None).first()
    if draf is None:
        raise ValidationError("Tidak ada draf untuk diterbitkan.")
    if draf.nomor > 1 and not draf.perubahan:
        raise ValidationError("Tulis apa yang berubah sejak versi sebelumnya.")
    with karena(draf.perubahan or "versi pertama"):
        draf.terbit = timezone.now()
        draf.save(update_fields=["terbit"])
        satu.versi += 1
        satu.save(update_fields=["versi"])
    return draf
