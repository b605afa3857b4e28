"""Writing the library of indicators. Plans that use an entry keep what they took from it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.domain.skp import BENTROK
from penilaian.models import PustakaIndikator
from penilaian.queries.pustaka import dapat_menulis


@transaction.atomic
def simpan(*, entri: PustakaIndikator, oleh: Pengguna, versi: int | None = None) -> PustakaIndikator:
    """Add an entry, or change one that was read as `versi`. Raises ValidationError by field, or with code BENTROK when
    somebody else saved it meanwhile; PermissionDenied outside one's units."""
    _wajib_menulis(oleh, entri)
    if entri._state.adding:
        entri.pembuat = oleh
    else:
        terkunci = _kunci(entri, oleh, versi)
        entri.versi, entri.aktif = terkunci.versi + 1, terkunci.aktif
    entri.full_clean()
    entri.save()
    return entri


@transaction.atomic
def ubah_aktif(*, entri: PustakaIndikator, oleh: Pengguna, aktif: bool, versi: int | None = None) -> PustakaIndikator:
    """Retire an entry, so that nobody chooses it anew, or take it back into use."""
    terkunci = _kunci(entri, oleh, versi)
    terkunci.aktif, terkunci.versi = aktif, terkunci.versi + 1
    with karena("Dipakai lagi" if aktif else "Dihentikan"):
        terkunci.save()
    return terkunci


def _kunci(entri: PustakaIndikator, oleh: Pengguna, versi: int | None) -> PustakaIndikator:
    terkunci = PustakaIndikator.objects.select_for_update(no_key=True).get(pk=entri.pk)
    _wajib_menulis(oleh, terkunci)
    if versi is not None and versi != terkunci.versi:
        raise ValidationError("Indikator ini sudah diubah orang lain. Muat ulang halaman.", code=BENTROK)
    return terkunci


def _wajib_menulis(oleh: Pengguna, entri: PustakaIndikator) -> None:
    if not dapat_menulis(oleh, entri):
        raise PermissionDenied("Indikator ini milik unit lain.")
