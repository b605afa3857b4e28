"""Visit coupons: issued in bulk, one-use, bound to service and day."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import get_random_string

from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from survei.models import Kios, Kupon, Layanan, Loket

BERLAKU_HARI = 14
SEKALI_TERBIT = 500
# No letters or digits that look alike on paper.
HURUF = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_PANJANG_KODE = 6


@transaction.atomic
def terbitkan(*, layanan: Layanan, jumlah: int, loket: Loket | None = None) -> list[Kupon]:
    """Issue coupons of today, valid for 14 days. Raises ValidationError for too many at once or a foreign counter."""
    if not 1 <= jumlah <= SEKALI_TERBIT:
        raise tolak("jumlah", f"Terbitkan 1 sampai {SEKALI_TERBIT} kupon sekaligus.")
    if loket and loket.layanan_id != layanan.pk:
        raise tolak("loket", "Loket ini milik layanan lain.")
    hari = hari_ini()
    baru: list[Kupon] = []
    while len(baru) < jumlah:
        calon = [_kupon(layanan, loket, hari) for _ in range(jumlah - len(baru))]
        Kupon.objects.bulk_create(calon, ignore_conflicts=True)
        # One code in a thousand million is taken already; those rows are made again.
        ada = Kupon.objects.filter(token__in=[k.token for k in calon])
        baru += list(ada)
    return baru


def _kupon(layanan: Layanan, loket: Loket | None, hari) -> Kupon:
    return Kupon(
        token=secrets.token_urlsafe(16),
        kode=get_random_string(_PANJANG_KODE, HURUF),
        layanan=layanan,
        loket=loket,
        diterbitkan=hari,
        berlaku_sampai=hari + timedelta(days=BERLAKU_HARI),
    )


@transaction.atomic
def pasang_kios(*, loket: Loket, nama: str) -> Kios:
    """A device token for a counter; the old address of a lost device is closed with `cabut_kios`."""
    kios = Kios(token=secrets.token_urlsafe(16), loket=loket, nama=nama)
    kios.full_clean()
    kios.save(force_insert=True)
    return kios


@transaction.atomic
def cabut_kios(*, kios: Kios) -> None:
    """The address of this device stops working at once."""
    Kios.objects.filter(pk=kios.pk).update(aktif=False)
