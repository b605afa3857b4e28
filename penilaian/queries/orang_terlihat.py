"""Whose follow-up of results (guidance, angka kredit) a user may read."""

from django.db.models import QuerySet

from pegawai.models import Pegawai, Pengguna
from pegawai.queries import lingkup


def orang_terlihat(pengguna: Pengguna, *peran: str) -> QuerySet[Pegawai]:
    """Oneself; the people below in the chain of assessors today; for these roles those placed today in their units, or
    the whole city. Leading a unit alone opens nothing here."""
    boleh = lingkup.orang_terlihat(pengguna, peran, memimpin=False)
    return Pegawai.objects.all() if boleh is None else Pegawai.objects.filter(boleh)
