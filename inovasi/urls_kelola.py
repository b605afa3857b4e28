"""Pages of the innovation manager: queue, reviewers, decisions, rubric, calls, export."""

from django.urls import URLPattern, path

from inovasi.views import kelola, kelola_titipan

_K = "inovasi/kelola/"

rute_kelola: list[URLPattern] = [
    path(_K, kelola.kelola, name="kelola"),
    path(f"{_K}gerbang/<int:pk>/", kelola.gerbang, name="kelola_gerbang"),
    path(f"{_K}gerbang/<int:pk>/tugaskan/", kelola.tugaskan, name="kelola_tugaskan"),
    path(f"{_K}gerbang/<int:pk>/putus/", kelola.putus, name="kelola_putus"),
    path(f"{_K}titipan/<uuid:publik>/", kelola_titipan.titipan, name="kelola_titipan"),
    path(f"{_K}titipan/<uuid:publik>/angkat/", kelola_titipan.angkat, name="kelola_titipan_angkat"),
    path(f"{_K}titipan/<uuid:publik>/jawab/", kelola_titipan.jawab, name="kelola_titipan_jawab"),
]
