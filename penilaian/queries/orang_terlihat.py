"""Whose follow-up of results (guidance, angka kredit) a user may read."""

from django.db.models import Q, QuerySet

from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import bawahan_berjenjang, unit_dan_bawahannya


def orang_terlihat(pengguna: Pengguna, *peran: str) -> QuerySet[Pegawai]:
    """Oneself; the people below in the chain of assessors today; for these roles those placed today in their units, or
    the whole city."""
    akses, semua = pengguna.akses, Pegawai.objects.all()
    if akses.seluruh_kota(*peran):
        return semua
    boleh = Q(pk=akses.pegawai_id) if akses.pegawai_id else Q(pk__in=[])
    if akses.menilai:
        boleh |= Q(pk__in=bawahan_berjenjang(akses.pegawai_id).values("orang"))
    akar = akses.unit_peran(*peran)
    if akar:
        di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya(akar))
        boleh |= Q(pk__in=di_unit.order_by().values("pegawai"))
    return semua.filter(boleh)
