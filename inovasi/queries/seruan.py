"""Calls for ideas as people read them."""

from django.db.models import Count, Prefetch, QuerySet

from inovasi.models import Putaran, Seruan
from kinerja.waktu import hari_ini


def putaran_terbuka() -> QuerySet[Putaran]:
    """Rounds that take ideas today, the nearest end first."""
    return Putaran.objects.dibuka(hari_ini()).select_related("seruan__unit").order_by("selesai", "pk")


def semua_seruan() -> QuerySet[Seruan]:
    """All calls with their rounds, the newest first, and how many ideas each round has; two statements."""
    putaran = Putaran.objects.annotate(ide=Count("usulan")).order_by("-nomor")
    return (
        Seruan.objects.select_related("unit").prefetch_related(Prefetch("putaran", putaran)).order_by("-aktif", "nama")
    )
