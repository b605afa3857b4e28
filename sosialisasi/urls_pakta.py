"""Routes of the integrity pact. A print is checked on the public page of all documents."""

from django.urls import path

from sosialisasi.views import pakta

_K = "kabar/kelola/pakta/"

rute_pakta = [
    path("pakta/", pakta.pakta, name="pakta"),
    path("pakta/tanda/", pakta.tanda, name="pakta_tanda"),
    path("pakta/<int:pk>/cetak/", pakta.cetak, name="pakta_cetak"),
    path("pakta/belum/", pakta.Belum.as_view(), name="pakta_belum"),
    path(_K, pakta.kelola, name="kelola_pakta"),
    path(_K + "<int:pk>/", pakta.kelola, name="kelola_pakta_ubah"),
    path(_K + "<int:pk>/terbit/", pakta.terbit, name="kelola_pakta_terbit"),
]
