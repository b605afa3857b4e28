"""Routes of pelatihan."""

from django.urls import URLPattern, path

from pelatihan.views import saya

app_name = "pelatihan"
urlpatterns: list[URLPattern] = [
    path("pelatihan/saya/", saya.saya, name="saya"),
    path("pelatihan/peserta/<uuid:publik>/", saya.peserta, name="peserta"),
]
