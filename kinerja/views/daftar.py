"""Lists: filter, sort and number of rows in the URL, and a download of just what is filtered."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.generic import ListView

from kinerja.documents.tabel import JENIS_ISI, unduhan

PILIHAN_BARIS = (25, 50, 100)


class DaftarView(ListView):
    """`filterset_class` filters, `urutan` maps the value of ?urut= to ordering fields, the first is the default.

    `kolom_ekspor` lists (heading, function of a row) and opens ?unduh=xlsx|csv; `boleh_mengunduh` says to whom.
    Template: `{% include "ui/saring.html" %}`, `{% urut "nama" "Nama" %}` for a heading, `{% halaman page_obj %}`.
    """

    filterset_class: Any = None
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {}
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = ()
    nama_berkas = "daftar"
    paginate_by = PILIHAN_BARIS[0]

    def boleh_mengunduh(self) -> bool:
        """May this person take the list away as a file? By default everyone who may see it."""
        return True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        bentuk = request.GET.get("unduh", "")
        if not self.kolom_ekspor or bentuk not in JENIS_ISI:
            return super().get(request, *args, **kwargs)
        if not self.boleh_mengunduh():
            raise PermissionDenied
        baris = ([ambil(satu) for _, ambil in self.kolom_ekspor] for satu in self.get_queryset())
        kolom = [judul for judul, _ in self.kolom_ekspor]
        return unduhan(nama=self.nama_berkas, bentuk=bentuk, kolom=kolom, baris=baris)

    def get_paginate_by(self, queryset: QuerySet) -> int:
        baris = self.request.GET.get("baris", "")
        return int(baris) if baris in map(str, PILIHAN_BARIS) else self.paginate_by

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, Any, Any, bool]:
        """A page number that does not exist shows the nearest page that does."""
        paginator = self.get_paginator(queryset, page_size)
        halaman = paginator.get_page(self.request.GET.get("page"))
        return paginator, halaman, halaman.object_list, halaman.has_other_pages()

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        self.filterset = None
        if self.filterset_class:
            self.filterset = self.filterset_class(self.request.GET, queryset=queryset, request=self.request)
            queryset = self.filterset.qs
        return queryset.order_by(*self.urutan[self.urut_kini()]) if self.urutan else queryset

    def urut_kini(self) -> str:
        """The key of `urutan` in force; an unknown one counts as the default."""
        kunci = self.request.GET.get("urut", "")
        return kunci if kunci in self.urutan else next(iter(self.urutan), "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "filter": self.filterset,
            "urut_kini": self.urut_kini(),
            "urut_ada": self.urutan,
            "bisa_unduh": bool(self.kolom_ekspor) and self.boleh_mengunduh(),
        }
