"""Routes of pegawai."""

from django.urls import URLPattern, path

from pegawai.views.tema import tema

app_name = "pegawai"
urlpatterns: list[URLPattern] = [
    # --- own account ---
    path("akun/tema/", tema, name="tema"),
]
