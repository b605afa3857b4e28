"""Routes of needs, competences, superiors, leaders."""

from django.urls import URLPattern, path

from pelatihan.views import impor_uji, kebutuhan, kepatuhan, kompetensi, tim

rute_butuh: list[URLPattern] = [
    path("pelatihan/kebutuhan/ajukan/", kebutuhan.ajukan, name="kebutuhan_ajukan"),
    path("pelatihan/kebutuhan/<uuid:publik>/", kebutuhan.kebutuhan, name="kebutuhan"),
    path("pelatihan/kebutuhan/<uuid:publik>/tarik/", kebutuhan.tarik, name="kebutuhan_tarik"),
    path("pelatihan/kompetensi/", kompetensi.saya, name="kompetensi_saya"),
    path("pelatihan/kompetensi/impor/", impor_uji.impor, name="kompetensi_impor"),
    path("pelatihan/kompetensi/<uuid:publik>/", kompetensi.orang, name="kompetensi_orang"),
    path("pelatihan/kompetensi/<uuid:publik>/nilai/", kompetensi.nilai, name="kompetensi_nilai"),
    path("pelatihan/tim/", tim.tim, name="tim"),
    path("pelatihan/tim/usulan/", tim.usulan_banyak, name="usulan_banyak"),
    path("pelatihan/tim/kebutuhan/", tim.konfirmasi, name="kebutuhan_konfirmasi"),
    path("pelatihan/usulan/<uuid:publik>/", tim.usulan, name="usulan"),
    path("pelatihan/angkatan/<uuid:publik>/usulkan/", tim.usul_orang, name="usul_orang"),
    path("pelatihan/kepatuhan/", kepatuhan.halaman, name="kepatuhan"),
]
