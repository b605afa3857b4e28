"""Counts of units by week: how many of how many people signed in, planned, reported, received feedback; never who."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import Penempatan
from sosialisasi.choices import UkuranAdopsi
from sosialisasi.models import Adopsi


def minggu_ini() -> date:
    """The Monday of this week."""
    hari = hari_ini()
    return hari - timedelta(days=hari.weekday())


def dihitung() -> QuerySet[Penempatan]:
    """Placements of today of everybody who counts: civil servants in service, one row a person."""
    tempat = Penempatan.objects.pada().definitif().exclude(pegawai__status__in=SELESAI_DINAS)
    return tempat.exclude(pegawai__jenis=JenisPegawai.PEJABAT).order_by()


def simpan(*, ukuran: UkuranAdopsi, ya: Q) -> int:
    """Count by unit of how many people `ya` (a condition on placements) holds this week; a figure of the same week is
    replaced. Two statements. Returns the number of units."""
    baris = dihitung().values("unit").annotate(jumlah=Count("pk", filter=ya), dari=Count("pk"))
    minggu = minggu_ini()
    Adopsi.objects.bulk_create(
        [Adopsi(unit_id=b["unit"], minggu=minggu, ukuran=ukuran, jumlah=b["jumlah"], dari=b["dari"]) for b in baris],
        update_conflicts=True,
        unique_fields=["unit", "minggu", "ukuran"],
        update_fields=["jumlah", "dari"],
    )
    return Adopsi.objects.filter(minggu=minggu, ukuran=ukuran).count()


def hitung_masuk() -> int:
    """Who has signed in at least once."""
    return simpan(ukuran=UkuranAdopsi.MASUK, ya=Q(pegawai__akun__last_login__isnull=False))
