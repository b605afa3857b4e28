"""Routes of the follow-up of results: guidance, awards, angka kredit."""

from django.urls import URLPattern, path

from penilaian.views import bimbingan

_BIMBINGAN = "bimbingan/<uuid:publik>/"
rute_lanjut: list[URLPattern] = [
    # Bimbingan kinerja
    path("bimbingan/", bimbingan.BimbinganDaftar.as_view(), name="bimbingan_daftar"),
    path(_BIMBINGAN, bimbingan.bimbingan, name="bimbingan"),
    path(_BIMBINGAN + "dukungan/", bimbingan.dukungan, name="bimbingan_dukungan"),
    path(_BIMBINGAN + "sasaran/", bimbingan.sasaran, name="bimbingan_sasaran"),
    path(_BIMBINGAN + "sasaran/<int:pk>/hapus/", bimbingan.sasaran_hapus, name="bimbingan_sasaran_hapus"),
    path(_BIMBINGAN + "sesi/", bimbingan.sesi, name="bimbingan_sesi"),
    path(_BIMBINGAN + "sesi/<int:pk>/hapus/", bimbingan.sesi_hapus, name="bimbingan_sesi_hapus"),
    path(_BIMBINGAN + "sesi/<int:pk>/catat/", bimbingan.catat, name="bimbingan_catat"),
    path(_BIMBINGAN + "setujui/", bimbingan.setujui, name="bimbingan_setujui"),
    path(_BIMBINGAN + "tinjau/", bimbingan.tinjau, name="bimbingan_tinjau"),
    path(_BIMBINGAN + "tanggapi/", bimbingan.tanggapi, name="bimbingan_tanggapi"),
    path(_BIMBINGAN + "hentikan/", bimbingan.hentikan, name="bimbingan_hentikan"),
]
