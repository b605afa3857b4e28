"""Street map of the whole site. Apps are named as strings: the ground floor imports none of them."""

from django.urls import include, path, re_path

from kinerja.views import bantuan, isian, pekerjaan, pemberitahuan, periksa, sehat

# What allauth offers and nobody needs here: accounts and addresses come from HR, and so does the code for a forgotten
# password. The names stay, because allauth asks for them; the addresses do not exist.
TERTUTUP = r"^akun/(signup|email|confirm-email|login/code|password/(set|reset))\b"

dasar = [
    path("pekerjaan/<uuid:publik>/", pekerjaan.pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:publik>/batal/", pekerjaan.pekerjaan_batal, name="pekerjaan_batal"),
    path("pekerjaan/<uuid:publik>/ulangi/", pekerjaan.pekerjaan_ulangi, name="pekerjaan_ulangi"),
    path("pemberitahuan/", pemberitahuan.DaftarPemberitahuan.as_view(), name="pemberitahuan"),
    path("pemberitahuan/<int:pk>/", pemberitahuan.buka, name="pemberitahuan_buka"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("akun/sesi/", bantuan.sesi, name="sesi"),
    path("draf/", isian.draf, name="draf"),
    path("draf/buang/", isian.draf_buang, name="draf_buang"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("periksa/<str:dokumen>/", periksa.dokumen, name="periksa_dokumen"),
    path("sehat/", sehat.sehat, name="sehat"),
]

urlpatterns = [
    path("", include((dasar, "kinerja"))),
    re_path(TERTUTUP, bantuan.tidak_ada),
    path("akun/", include("allauth.urls")),
    path("", include("pegawai.urls")),
    path("", include("survei.urls")),
    path("", include("pelatihan.urls")),
    path("", include("inovasi.urls")),
    path("", include("sosialisasi.urls")),
    path("", include("penilaian.urls")),
    path("", include("beranda.urls")),
]
