"""The training manager's first page, and the demand."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kinerja.waktu import hari_ini
from pelatihan import izin
from pelatihan.queries.ingatan import ingat
from pelatihan.queries.kelola import antrean, luar_menunggu
from pelatihan.queries.permintaan import akar_pengelola, angka_tahun, permintaan_kompetensi, tawaran
from pelatihan.queries.rencana import rencana_menunggu

# On the first page; the whole list has a page of its own.
DITUNJUKKAN = 5


@require_safe
def kelola(request: HttpRequest) -> HttpResponse:
    """What waits for the manager, the year in figures, what to offer next."""
    _hanya_pengelola(request)
    tahun = hari_ini().year
    luar = luar_menunggu(request.user).count()
    rencana = list(rencana_menunggu(request.user).select_related("unit").order_by("unit__nama"))
    ingat("luar", request.user, luar)
    ingat("rencana", request.user, len(rencana))
    isi = {
        "antrean": antrean(request.user),
        "luar": luar,
        "rencana": rencana,
        "angka": angka_tahun(request.user, tahun),
        "tahun": tahun,
        "tawaran": tawaran(request.user, tahun)[:DITUNJUKKAN],
        "katalog": izin.boleh_mengelola_katalog(request.user),
    }
    return render(request, "pelatihan/kelola/kelola.html", isi)


@require_safe
def kebutuhan(request: HttpRequest) -> HttpResponse:
    """Demand by competence and by programme; of a need only the kind of its source."""
    _hanya_pengelola(request)
    tahun = hari_ini().year
    isi = {
        "tahun": tahun,
        "permintaan": permintaan_kompetensi(akar_pengelola(request.user), tahun),
        "tawaran": tawaran(request.user, tahun),
        "katalog": izin.boleh_mengelola_katalog(request.user),
    }
    return render(request, "pelatihan/kelola/kebutuhan.html", isi)


def _hanya_pengelola(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_pelatihan(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola pelatihan.")
