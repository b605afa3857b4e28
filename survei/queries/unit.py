"""Services of an agency."""

from django.db.models import Q, QuerySet

from pegawai.models import Pengguna, UnitKerja
from survei.models import Layanan


def layanan_unit(unit: UnitKerja, pengguna: Pengguna) -> QuerySet[Layanan]:
    """The active services of an agency if this account may read the results of every one, else none: a report of a
    part would pass for that of the whole."""
    semua = (
        Layanan.objects.aktif().filter(Q(unit=unit) | Q(unit__opd=unit)).select_related("unit__opd").order_by("nama")
    )
    terlihat = Layanan.objects.hasil_terlihat_oleh(pengguna).filter(pk__in=semua.values("pk"))
    return semua if terlihat.count() == len(semua) else semua.none()
