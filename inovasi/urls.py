"""Routes of inovasi."""

from django.urls import URLPattern

from inovasi.urls_ide import rute_ide
from inovasi.urls_kelola import rute_kelola
from inovasi.urls_umum import rute_umum

app_name = "inovasi"
urlpatterns: list[URLPattern] = [*rute_ide, *rute_kelola, *rute_umum]
