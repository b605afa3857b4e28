"""Pages of everybody in service: find, propose, support, take part, review."""

from django.urls import URLPattern, path

from inovasi.views import usulan

rute_ide: list[URLPattern] = [
    path("inovasi/<uuid:publik>/", usulan.usulan, name="usulan"),
]
