"""Pages without login: ideas of citizens, following one by its code, the gallery."""

from django.urls import URLPattern, path

from inovasi.views import galeri, warga

rute_umum: list[URLPattern] = [
    # --- gallery ---
    path("galeri-inovasi/", galeri.galeri, name="galeri"),
    path("galeri-inovasi/<uuid:publik>/", galeri.karya, name="karya"),
    # --- ideas of citizens ---
    path("layanan/<str:kode>/ide/", warga.ide, name="warga_ide"),
    # Below the path whose requests are not logged; the code comes with the form, never in an address.
    path("pendapat/ide/status/", warga.status, name="status_ide"),
]
