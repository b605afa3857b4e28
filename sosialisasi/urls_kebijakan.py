"""Routes of the policy in plain words, its adoption and its pulse."""

from django.urls import path

from sosialisasi.views import adopsi, denyut, kelola_materi, materi

_K = "kabar/kelola/materi/"

rute_kebijakan = [
    path("kebijakan/", materi.daftar, name="materi_daftar"),
    path("kebijakan/apa-yang-berubah/", materi.berubah, name="berubah"),
    path("kebijakan/adopsi/", adopsi.adopsi, name="adopsi"),
    path("kebijakan/<slug:slug>/", materi.materi, name="materi"),
    path("pendapat/denyut/<uuid:publik>/", denyut.denyut, name="denyut"),
    path("kebijakan/denyut/<uuid:publik>/", denyut.hasil, name="denyut_hasil"),
    path("kabar/kelola/denyut/", denyut.kelola, name="kelola_denyut"),
    path(_K, kelola_materi.daftar, name="kelola_materi_daftar"),
    path(_K + "tulis/", kelola_materi.tulis, name="kelola_materi_tulis"),
    path(_K + "<int:pk>/", kelola_materi.tulis, name="kelola_materi"),
    path(_K + "<int:pk>/terbit/", kelola_materi.terbit, name="kelola_materi_terbit"),
]
