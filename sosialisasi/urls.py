"""Routes of sosialisasi."""

from django.urls import URLPattern

from sosialisasi.urls_kabar import rute_kabar

app_name = "sosialisasi"
urlpatterns: list[URLPattern] = [*rute_kabar]
