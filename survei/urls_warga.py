"""Routes that make the citizens' pages an app, and those of paper sheets."""

from django.urls import path

from survei.views import kertas, luring

urlpatterns = [
    path("aplikasi.webmanifest", luring.manifes, name="manifes"),
    path("luring.js", luring.pekerja, name="pekerja"),
    path("luring/", luring.luring, name="luring"),
]

_KERTAS = "survei/<str:kode>/p/<str:periode>/kertas/"
# --- paper sheets (the survey manager) ---
urlpatterns += [
    path(_KERTAS, kertas.kertas, name="kertas"),
    path(f"{_KERTAS}cetak/", kertas.cetak, name="kertas_cetak"),
    path(f"{_KERTAS}<int:nomor>/", kertas.kelompok, name="kertas_kelompok"),
    path(f"{_KERTAS}<int:nomor>/akhiri/", kertas.akhiri, name="kertas_akhiri"),
    path(f"{_KERTAS}<int:nomor>/masukkan/", kertas.masukkan, name="kertas_masukkan"),
    path(f"{_KERTAS}<int:nomor>/<int:pk>/buang/", kertas.buang, name="kertas_buang"),
    path(f"{_KERTAS}<int:nomor>/<int:pk>/ulang/", kertas.ulang, name="kertas_ulang"),
    path(f"{_KERTAS}<int:nomor>/<int:pk>/putus/", kertas.putus, name="kertas_putus"),
]
