"""The daily photograph of data warnings."""

from datetime import date

from django.db import transaction

from kinerja.waktu import hari_ini
from pegawai.models import PotretMutu
from pegawai.queries.mutu import PER_KODE, tanda_per_opd


@transaction.atomic
def potret(*, tanggal: date | None = None) -> int:
    """Keep the counts of today by agency and kind; again on the same day replaces them. Returns the sum."""
    hari = tanggal or hari_ini()
    baris = [
        PotretMutu(tanggal=hari, opd_id=b["opd"], jenis=kode, jumlah=b[kode])
        for b in tanda_per_opd()
        for kode in PER_KODE
    ]
    PotretMutu.objects.filter(tanggal=hari).delete()
    PotretMutu.objects.bulk_create(baris)
    return sum(b.jumlah for b in baris)
