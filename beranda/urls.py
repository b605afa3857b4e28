"""Routes of beranda."""

from django.urls import path

from beranda.views import beranda

app_name = "beranda"
urlpatterns = [path("", beranda.beranda, name="beranda")]
