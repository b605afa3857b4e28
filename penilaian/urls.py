"""Routes of penilaian."""

from django.urls import URLPattern, path

from penilaian.views import aturan, menilai, nilai, tim, umpan_balik

app_name = "penilaian"
urlpatterns: list[URLPattern] = [
    # Tim dan penilaian
    path("tim/", tim.tim, name="tim"),
    path("tim/umpan-balik/<uuid:publik>/", umpan_balik.umpan_balik, name="umpan_balik"),
    path("tim/menilai/<uuid:publik>/<str:kode>/", menilai.menilai, name="menilai"),
    path("tim/menilai/<uuid:publik>/<str:kode>/perilaku/", menilai.perilaku, name="perilaku"),
    path("tim/menilai/<uuid:publik>/<str:kode>/sampaikan/", menilai.sampaikan_hasil, name="sampaikan_hasil"),
    path("kinerja/nilai/<uuid:publik>/<str:kode>/terima/", menilai.terima_hasil, name="terima_hasil"),
    path("kinerja/umpan-balik/", umpan_balik.umpan_balik_saya, name="umpan_balik_saya"),
    path("kinerja/umpan-balik/<uuid:publik>/dibaca/", umpan_balik.umpan_balik_dibaca, name="umpan_balik_dibaca"),
    # Nilai dan aturan
    path("kinerja/nilai/", nilai.nilai_saya, name="nilai_saya"),
    path("kinerja/nilai/<uuid:publik>/<str:kode>/", nilai.mengapa, name="mengapa"),
    path("aturan/<int:versi>/", aturan.aturan, name="aturan"),
]
