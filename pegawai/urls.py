"""Routes of pegawai."""

from django.urls import path

from pegawai.views import akun, catatan, kelola, kepegawaian, koreksi, lihat, mutu, organisasi
from pegawai.views.tema import tema

app_name = "pegawai"
urlpatterns = [
    # --- own account ---
    path("akun/tema/", tema, name="tema"),
    path("akun/aktivasi/", akun.aktivasi, name="aktivasi"),
    # --- accounts, for HR ---
    path("akun-pegawai/", akun.Daftar.as_view(), name="akun_daftar"),
    path("akun-pegawai/cetak/", akun.cetak, name="akun_cetak"),
    path("akun-pegawai/surel/", akun.surel, name="akun_surel"),
    path("akun-pegawai/<uuid:publik>/kode/", akun.cetak_satu, name="akun_kode"),
    # --- people, units, teams ---
    path("pegawai/", lihat.Daftar.as_view(), name="daftar"),
    path("pegawai/tambah/", kelola.tambah, name="tambah"),
    path("pegawai/pilih/", lihat.pilih, name="pilih"),
    path("pegawai/koreksi/", koreksi.Daftar.as_view(), name="koreksi_daftar"),
    path("pegawai/koreksi/<uuid:publik>/", koreksi.jawab, name="koreksi_jawab"),
    path("pegawai/peran/", organisasi.PeranDaftar.as_view(), name="peran"),
    path("pegawai/peran/<int:peran_id>/cabut/", organisasi.peran_cabut, name="peran_cabut"),
    path("pegawai/<uuid:publik>/", lihat.profil, name="profil"),
    path("pegawai/<uuid:publik>/ubah/", kelola.ubah, name="ubah"),
    path("pegawai/<uuid:publik>/pindah/", kelola.pindah, name="pindah"),
    path("pegawai/<uuid:publik>/riwayat/", lihat.halaman_riwayat, name="riwayat"),
    path("pegawai/<uuid:publik>/lapor/", koreksi.lapor, name="lapor"),
    # --- dated records, retirement, catalogues ---
    path("pegawai/pensiun/", kepegawaian.Pensiun.as_view(), name="pensiun"),
    path("pegawai/mutu/", mutu.Mutu.as_view(), name="mutu"),
    path("pegawai/<uuid:publik>/catatan/", catatan.catatan, name="catatan"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/", catatan.catatan_isi, name="catatan_tambah"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/<int:pk>/", catatan.catatan_isi, name="catatan_ubah"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/<int:pk>/hapus/", catatan.catatan_hapus, name="catatan_hapus"),
    path("jabatan/", kepegawaian.DaftarJabatan.as_view(), name="jabatan_daftar"),
    path("jabatan/tambah/", kepegawaian.jabatan_isi, name="jabatan_tambah"),
    path("jabatan/<int:pk>/", kepegawaian.jabatan_isi, name="jabatan_ubah"),
    path("unit/", organisasi.UnitDaftar.as_view(), name="unit_daftar"),
    path("unit/<str:kode>/", organisasi.unit, name="unit"),
    path("tim-kerja/", organisasi.TimDaftar.as_view(), name="tim_daftar"),
    path("tim-kerja/<uuid:publik>/", organisasi.tim_lihat, name="tim"),
    path("tim-kerja/<uuid:publik>/<int:anggota_id>/keluarkan/", organisasi.tim_keluarkan, name="tim_keluarkan"),
]
