"""The innovation profile as a workbook, in the fields of the official form."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from inovasi import izin
from inovasi.queries.profil_daerah import KOLOM, baris_profil
from kinerja.documents.tabel import unduhan


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """Innovations in trial or applied of the units looked after, one row each."""
    if not izin.boleh_mengelola_inovasi(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola inovasi.")
    return unduhan(nama="profil-inovasi", bentuk="xlsx", kolom=KOLOM, baris=baris_profil(request.user))
