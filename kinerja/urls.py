"""Street map of the whole site. Apps are named as strings: the ground floor imports none of them."""

from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("", include("pegawai.urls")),
    path("", include("penilaian.urls")),
    path("", include("beranda.urls")),
]
