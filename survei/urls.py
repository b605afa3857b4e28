"""Routes of survei."""

from django.urls import path

from survei.views import isi, publik

app_name = "survei"
urlpatterns = [
    # --- citizens: services ---
    path("layanan/", publik.daftar, name="layanan_publik"),
    path("layanan/<str:kode>/", publik.layanan, name="layanan_lihat"),
    # --- citizens: the questionnaire ---
    path("s/", isi.kode, name="kode"),
    path("s/selesai/", isi.selesai, name="selesai"),
    path("s/k/<str:token>/", isi.kupon, name="kupon"),
    path("s/kios/<str:token>/", isi.kios, name="kios"),
    path("s/l/<str:kode>/", isi.terbuka, name="terbuka"),
]
