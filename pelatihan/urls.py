"""Routes of pelatihan."""

from django.urls import URLPattern

from pelatihan.urls_belajar import rute_belajar
from pelatihan.urls_butuh import rute_butuh
from pelatihan.urls_kelola import rute_kelola

app_name = "pelatihan"
urlpatterns: list[URLPattern] = [*rute_belajar, *rute_butuh, *rute_kelola]
