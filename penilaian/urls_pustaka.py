"""Routes of the library of indicators (manual indikator), and of the annexes of a plan."""

from django.urls import URLPattern, path

from penilaian.views import lampiran, pustaka, pustaka_impor, pustaka_tautan, rencana, templat

_SKP = "kinerja/skp/<uuid:publik>/"
_RENCANA = _SKP + "rencana/<int:hasil_pk>/pustaka/"
_INDIKATOR = _SKP + "rencana/indikator/<int:pk>/pustaka/"
_TEMPLAT = "templat/<int:pk>/hasil/<int:hasil_pk>/pustaka/"
rute_pustaka: list[URLPattern] = [
    path(_SKP + "rencana/lampiran/", lampiran.lampiran, name="lampiran"),
    path(_SKP + "ekspektasi/", lampiran.ekspektasi, name="ekspektasi"),
    path("pustaka/", pustaka.Daftar.as_view(), name="pustaka_daftar"),
    path("pustaka/impor/", pustaka_impor.impor, name="pustaka_impor"),
    path("pustaka/baru/", pustaka.isi, name="pustaka_baru"),
    path("pustaka/<int:pk>/", pustaka.rinci, name="pustaka"),
    path("pustaka/<int:pk>/ubah/", pustaka.isi, name="pustaka_ubah"),
    path("pustaka/<int:pk>/hentikan/", pustaka.aktif, {"aktif": False}, name="pustaka_hentikan"),
    path("pustaka/<int:pk>/pakai/", pustaka.aktif, {"aktif": True}, name="pustaka_pakai"),
    path(_RENCANA, pustaka.Pilih.as_view(), name="pustaka_pilih"),
    path(_RENCANA + "<int:entri_pk>/", rencana.indikator, name="indikator_pustaka"),
    path(_INDIKATOR, pustaka_tautan.PilihTautan.as_view(), name="pustaka_tautkan"),
    path(_INDIKATOR + "lepas/", pustaka_tautan.lepaskan, name="indikator_lepas"),
    path(_INDIKATOR + "<int:entri_pk>/", pustaka_tautan.tautkan, name="indikator_tautkan"),
    path(_TEMPLAT, pustaka.PilihTemplat.as_view(), name="templat_pustaka"),
    path(_TEMPLAT + "<int:entri_pk>/", templat.indikator, name="templat_indikator_pustaka"),
]
