"""Whom one may learn from or guide: colleagues of one's own agency."""

from django.db.models import Q, QuerySet

from pegawai.models import Pegawai, Penempatan, UnitKerja
from pelatihan.models import Pendampingan


def rekan_seperangkat(pegawai: Pegawai) -> QuerySet[Pegawai]:
    """People in service who are placed in the same agency today, without the person."""
    kini = Penempatan.objects.pada().filter(pegawai=pegawai).order_by()
    unit = UnitKerja.objects.without_tree_fields().filter(opd__in=kini.values("unit__opd")).order_by()
    sesama = Penempatan.objects.pada().filter(unit__in=unit.values("pk")).order_by()
    return Pegawai.objects.aktif().filter(pk__in=sesama.values("pegawai")).exclude(pk=pegawai.pk)


def pendampingan_milik(pegawai_id: int | None) -> QuerySet[Pendampingan]:
    """Those in which a person takes part, on either side: what is said there is theirs."""
    dua = Q(pegawai=pegawai_id) | Q(pembimbing=pegawai_id)
    semua = Pendampingan.objects.select_related("pegawai", "pembimbing")
    return semua.filter(dua) if pegawai_id else semua.none()
