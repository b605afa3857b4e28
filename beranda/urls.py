"""Routes of beranda."""

from django.urls import path

from beranda.views import beranda, ringkasan

app_name = "beranda"
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("ringkasan/", ringkasan.ringkasan, name="ringkasan"),
]
