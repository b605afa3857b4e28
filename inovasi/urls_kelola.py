"""Pages of the innovation manager: queue, reviewers, decisions, rubric, calls, export."""

from django.urls import URLPattern, path

from inovasi.views import kelola, kelola_rubrik, kelola_titipan, profil_daerah, seruan

_K = "inovasi/kelola/"

rute_kelola: list[URLPattern] = [
    path(_K, kelola.kelola, name="kelola"),
    path(f"{_K}gerbang/<int:pk>/", kelola.gerbang, name="kelola_gerbang"),
    path(f"{_K}gerbang/<int:pk>/tugaskan/", kelola.tugaskan, name="kelola_tugaskan"),
    path(f"{_K}gerbang/<int:pk>/putus/", kelola.putus, name="kelola_putus"),
    path(f"{_K}titipan/<uuid:publik>/", kelola_titipan.titipan, name="kelola_titipan"),
    path(f"{_K}titipan/<uuid:publik>/angkat/", kelola_titipan.angkat, name="kelola_titipan_angkat"),
    path(f"{_K}titipan/<uuid:publik>/jawab/", kelola_titipan.jawab, name="kelola_titipan_jawab"),
    # --- rubric ---
    path(f"{_K}rubrik/", kelola_rubrik.daftar, name="rubrik_daftar"),
    path(f"{_K}rubrik/baru/", kelola_rubrik.rubrik, name="rubrik_baru"),
    path(f"{_K}rubrik/<int:nomor>/", kelola_rubrik.rubrik, name="rubrik"),
    # --- calls ---
    path("inovasi/seruan/<uuid:publik>/", seruan.seruan, name="seruan"),
    path(f"{_K}seruan/", seruan.daftar, name="seruan_daftar"),
    path(f"{_K}seruan/baru/", seruan.ubah, name="seruan_baru"),
    path(f"{_K}seruan/<uuid:publik>/", seruan.ubah, name="seruan_ubah"),
    path(f"{_K}seruan/<uuid:publik>/putaran/", seruan.putaran, name="seruan_putaran"),
    path(f"{_K}seruan/<uuid:publik>/putaran/<int:pk>/hasil/", seruan.hasil, name="putaran_hasil"),
    # --- Indeks Inovasi Daerah ---
    path(f"{_K}profil/", profil_daerah.unduh, name="profil_xlsx"),
]
