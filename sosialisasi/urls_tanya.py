"""Routes of questions and answers; asking lies below /pendapat/, where requests are not logged."""

from django.urls import path

from sosialisasi.views import kelola_tanya, tanya

_K = "kabar/kelola/tanya/"
_TJ = "kabar/kelola/tanya-jawab/"

rute_tanya = [
    path("pendapat/tanya/", tanya.tanya, name="tanya"),
    path("pendapat/tanya/<str:kode>/", tanya.status, name="tanya_status"),
    path("tanya-jawab/", tanya.DaftarTanyaJawab.as_view(), name="tanya_jawab"),
    path(_K, kelola_tanya.DaftarPertanyaan.as_view(), name="kelola_tanya_daftar"),
    path(_K + "<int:pk>/", kelola_tanya.jawab, name="kelola_tanya"),
    path(_TJ, kelola_tanya.DaftarTanyaJawab.as_view(), name="kelola_tanya_jawab_daftar"),
    path(_TJ + "tulis/", kelola_tanya.tanya_jawab, name="kelola_tanya_jawab_tulis"),
    path(_TJ + "<int:pk>/", kelola_tanya.tanya_jawab, name="kelola_tanya_jawab"),
]
