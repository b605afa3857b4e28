"""Street map of the whole site. Apps are named as strings: the ground floor imports none of them."""

from django.urls import include, path

from kinerja.views import bantuan, isian, pekerjaan, pemberitahuan, sehat

dasar = [
    path("pekerjaan/<uuid:publik>/", pekerjaan.pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:publik>/batal/", pekerjaan.pekerjaan_batal, name="pekerjaan_batal"),
    path("pekerjaan/<uuid:publik>/ulangi/", pekerjaan.pekerjaan_ulangi, name="pekerjaan_ulangi"),
    path("pemberitahuan/", pemberitahuan.DaftarPemberitahuan.as_view(), name="pemberitahuan"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("akun/sesi/", bantuan.sesi, name="sesi"),
    path("draf/", isian.draf, name="draf"),
    path("draf/buang/", isian.draf_buang, name="draf_buang"),
    path("sehat/", sehat.sehat, name="sehat"),
]

urlpatterns = [
    path("", include((dasar, "kinerja"))),
    path("akun/", include("allauth.urls")),
    path("", include("pegawai.urls")),
    path("", include("penilaian.urls")),
    path("", include("beranda.urls")),
]
