"""Routes of announcements: reading, and writing below /kabar/kelola/."""

from django.urls import path

from sosialisasi.views import kabar, kelola_kabar

_K = "kabar/kelola/"
_SATU = _K + "pengumuman/<uuid:publik>/"

rute_kabar = [
    path("kabar/", kabar.DaftarKabar.as_view(), name="kabar"),
    path("kabar/<uuid:publik>/", kabar.pengumuman, name="pengumuman"),
    path("kabar/<uuid:publik>/baca/", kabar.baca, name="baca"),
    path("kabar/<uuid:publik>/komentar/", kabar.komentar, name="komentar"),
    path(_K, kelola_kabar.Kelola.as_view(), name="kelola_kabar"),
    path(_K + "pengumuman/tulis/", kelola_kabar.tulis, name="kelola_pengumuman_tulis"),
    path(_SATU, kelola_kabar.lihat, name="kelola_pengumuman"),
    path(_SATU + "ubah/", kelola_kabar.tulis, name="kelola_pengumuman_ubah"),
    path(_SATU + "terbit/", kelola_kabar.terbit, name="kelola_pengumuman_terbit"),
    path(_SATU + "tarik/", kelola_kabar.tarik, name="kelola_pengumuman_tarik"),
    path(_SATU + "buang/", kelola_kabar.buang, name="kelola_pengumuman_buang"),
    path(_SATU + "ingatkan/", kelola_kabar.ingatkan, name="kelola_pengumuman_ingatkan"),
    path(_SATU + "belum/", kelola_kabar.BelumBaca.as_view(), name="kelola_pengumuman_belum"),
    path(_SATU + "komentar/<int:pk>/", kelola_kabar.sembunyikan, name="kelola_komentar"),
]
