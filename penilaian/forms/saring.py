"""Filters and orders that lists of people share."""

import django_filters
from django.db.models import QuerySet

from pegawai.models import UnitKerja

# Lists whose rows have a unit and a person: placements and plans alike.
URUTAN_ORANG = {
    "unit": ("unit__kode", "pegawai__nama", "pk"),
    "-unit": ("-unit__kode", "pegawai__nama", "pk"),
    "nama": ("pegawai__nama", "pk"),
    "-nama": ("-pegawai__nama", "pk"),
}


class Saring(django_filters.FilterSet):
    """Base. A filter whose value the view or the set itself reads names `biarkan` as its method."""

    def biarkan(self, qs: QuerySet, _nama: str, _nilai: str) -> QuerySet:
        return qs


class SaringOpd(Saring):
    """By agency, in the URL."""

    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        field_name="unit__opd",
        queryset=UnitKerja.objects.without_tree_fields().opd().order_by("nama"),
        empty_label="Semua perangkat daerah",
    )
