"""Routes of issued documents."""

from django.urls import URLPattern, path

from penilaian.views import dokumen

rute_dokumen: list[URLPattern] = [
    path("dokumen/", dokumen.DokumenDaftar.as_view(), name="dokumen_daftar"),
    path("dokumen/<str:dokumen>/", dokumen.dokumen, name="dokumen"),
    path("dokumen/<str:dokumen>/cabut/", dokumen.cabut, name="dokumen_cabut"),
]
