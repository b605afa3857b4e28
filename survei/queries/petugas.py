"""At which counters a person stands."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from survei.models import Petugas

# Name of the duty in `Akses.tugas`.
TUGAS_LOKET = "loket"


def berdiri_di_loket(pegawai: OuterRef, hari: date) -> Exists:
    """Does this person stand at a counter on that day? For the slot of `baca_akses`."""
    return Exists(Petugas.objects.pada(hari).filter(pegawai=pegawai, loket__isnull=False))


def loket_hari_ini(pegawai_id: int | None) -> QuerySet:
    """The counters where a person stands today, with their services, by name."""
    tugas = Petugas.objects.pada().filter(pegawai=pegawai_id, loket__isnull=False)
    return tugas.select_related("layanan", "loket").order_by("layanan__nama", "loket__nama")
