"""Pages without login: ideas of citizens, following one by its code, the gallery."""

from django.urls import URLPattern, path

from inovasi.views import galeri

rute_umum: list[URLPattern] = [
    # --- gallery ---
    path("galeri-inovasi/", galeri.galeri, name="galeri"),
    path("galeri-inovasi/<uuid:publik>/", galeri.karya, name="karya"),
]
