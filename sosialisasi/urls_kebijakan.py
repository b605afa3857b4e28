"""Routes of the policy in plain words, its adoption and its pulse."""

from django.urls import path

from sosialisasi.views import adopsi, denyut, kelola_bantuan, kelola_materi, materi

_K = "kabar/kelola/materi/"
_B = "kabar/kelola/pendampingan/"

rute_kebijakan = [
    path("kebijakan/", materi.daftar, name="materi_daftar"),
    path("kebijakan/apa-yang-berubah/", materi.berubah, name="berubah"),
    path("kebijakan/adopsi/", adopsi.adopsi, name="adopsi"),
    path("kebijakan/<slug:slug>/", materi.materi, name="materi"),
    path("pendapat/denyut/<uuid:publik>/", denyut.denyut, name="denyut"),
    path("kebijakan/denyut/<uuid:publik>/", denyut.hasil, name="denyut_hasil"),
    path("kabar/kelola/denyut/", denyut.kelola, name="kelola_denyut"),
    path(_B, kelola_bantuan.DaftarBantuan.as_view(), name="kelola_bantuan"),
    path(_B + "usul/", kelola_bantuan.usul, name="kelola_bantuan_usul"),
    path(_B + "<uuid:publik>/", kelola_bantuan.satu, name="kelola_bantuan_satu"),
    path(_B + "<uuid:publik>/jadwal/", kelola_bantuan.jadwal, name="kelola_bantuan_jadwal"),
    path(_B + "<uuid:publik>/selesai/", kelola_bantuan.selesai, name="kelola_bantuan_selesai"),
    path(_B + "<uuid:publik>/batal/", kelola_bantuan.batal, name="kelola_bantuan_batal"),
    path(_K, kelola_materi.daftar, name="kelola_materi_daftar"),
    path(_K + "tulis/", kelola_materi.tulis, name="kelola_materi_tulis"),
    path(_K + "<int:pk>/", kelola_materi.tulis, name="kelola_materi"),
    path(_K + "<int:pk>/terbit/", kelola_materi.terbit, name="kelola_materi_terbit"),
]
