"""How many reports of illegal fees and gifts came in, and how many were handled."""

from django.db.models import Count, Q

from kinerja.waktu import hari_ini
from survei.choices import StatusLaporan
from survei.models import LaporanPungli


def hitungan() -> dict[str, int]:
    """Of this year, for slot `laporan_integritas`: `masuk`, `diperiksa`, `selesai`; one statement."""
    tahun = LaporanPungli.objects.filter(tanggal__year=hari_ini().year)
    return tahun.aggregate(
        masuk=Count("pk"),
        diperiksa=Count("pk", filter=Q(status=StatusLaporan.DIPERIKSA)),
        selesai=Count("pk", filter=Q(status=StatusLaporan.SELESAI)),
    )
