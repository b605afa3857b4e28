"""Ticks of what was copied into the national application."""

from collections.abc import Collection, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from pegawai.models import Pengguna
from penilaian.models import SKP, TandaSalin


@transaction.atomic
def tandai(*, skp: SKP, oleh: Pengguna, tambah: Mapping[str, str], hapus: Collection[str] = ()) -> int:
    """Add ticks (key of the field to digest of its text) and take others away; what another window ticked meanwhile
    stays. Returns how many ticks the plan has now. Raises PermissionDenied for everybody but the plan's owner."""
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.pegawai_id:
        raise PermissionDenied("Hanya pemilik SKP yang menandai apa yang sudah disalinnya.")
    TandaSalin.objects.filter(skp=skp, kunci__in=hapus).delete()
    TandaSalin.objects.bulk_create(
        [TandaSalin(skp=skp, kunci=kunci, sidik=sidik) for kunci, sidik in tambah.items()],
        update_conflicts=True,
        unique_fields=["skp", "kunci"],
        update_fields=["sidik"],
    )
    return TandaSalin.objects.filter(skp=skp).count()
