"""Routes of employees: catalogue, batches, own learning."""

from django.urls import URLPattern, path

from pelatihan.views import saya

rute_belajar: list[URLPattern] = [
    path("pelatihan/saya/", saya.saya, name="saya"),
    path("pelatihan/peserta/<uuid:publik>/", saya.peserta, name="peserta"),
]
