"""Lists: filter and sort in the URL, 25, 50 or 100 rows."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.views.generic import ListView


class DaftarView(ListView):
    """`filterset_class` filters, `urutan` maps the value of ?urut= to ordering fields, the first is the default."""

    filterset_class: Any = None
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {}
    paginate_by = 25

    def get_paginate_by(self, queryset: QuerySet) -> int:
        baris = self.request.GET.get("baris", "")
        return int(baris) if baris in ("25", "50", "100") else self.paginate_by

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        self.filterset = None
        if self.filterset_class:
            self.filterset = self.filterset_class(self.request.GET, queryset=queryset, request=self.request)
            queryset = self.filterset.qs
        if self.urutan:
            kunci = self.request.GET.get("urut", "")
            queryset = queryset.order_by(*self.urutan.get(kunci, next(iter(self.urutan.values()))))
        return queryset

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"filter": self.filterset}
