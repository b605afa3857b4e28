"""Routes of sosialisasi."""

from django.urls import URLPattern

from sosialisasi.urls_kabar import rute_kabar
from sosialisasi.urls_kebijakan import rute_kebijakan
from sosialisasi.urls_pakta import rute_pakta
from sosialisasi.urls_tanya import rute_tanya

app_name = "sosialisasi"
urlpatterns: list[URLPattern] = [*rute_kabar, *rute_kebijakan, *rute_tanya, *rute_pakta]
