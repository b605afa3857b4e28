"""Filters of the list of issued documents."""

import django_filters
from django.db.models import QuerySet

from kinerja.choices import JenisDokumen, StatusDokumen
from kinerja.models import DokumenTerbit
from penilaian.queries.dokumen import cari_dokumen


class SaringDokumen(django_filters.FilterSet):
    """By words, kind and state, in the URL."""

    cari = django_filters.CharFilter(label="Kode, nomor, nama, atau NIP", method="saring_kata")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisDokumen.choices, empty_label="Semua jenis")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusDokumen.choices, empty_label="Semua keadaan")

    class Meta:
        model = DokumenTerbit
        fields: list[str] = []

    def saring_kata(self, qs: QuerySet, _: str, kata: str) -> QuerySet:
        return cari_dokumen(qs, kata.strip())
