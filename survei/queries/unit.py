"""Services of an agency."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from pegawai.models import Pengguna, UnitKerja
from survei.models import Layanan
from survei.queries.lingkup import PERAN_MELIHAT


def layanan_unit(unit: UnitKerja, pengguna: Pengguna) -> QuerySet[Layanan]:
    """The active services of an agency if this account may read the results of every one, else none: a report of a
    part would pass for that of the whole."""
    semua = (
        Layanan.objects.aktif().filter(Q(unit=unit) | Q(unit__opd=unit)).select_related("unit__opd").order_by("nama")
    )
    terlihat = Layanan.objects.hasil_terlihat_oleh(pengguna).filter(pk__in=semua.values("pk"))
    return semua if terlihat.count() == len(semua) else semua.none()


def unit_utuh(pengguna: Pengguna, terlihat: Iterable[Layanan]) -> set[int]:
    """Agencies all of whose active services are among these, which the account sees: those whose report it may open.
    At most one statement."""
    banyak = Counter(s.unit.opd_id or s.unit_id for s in terlihat)
    if pengguna.akses.seluruh_kota(*PERAN_MELIHAT):
        return set(banyak)
    semua = Layanan.objects.aktif().order_by().values_list(Coalesce("unit__opd", "unit")).annotate(n=Count("pk"))
    return {pk for pk, n in semua.filter(Q(unit__in=banyak) | Q(unit__opd__in=banyak)) if banyak[pk] == n}
