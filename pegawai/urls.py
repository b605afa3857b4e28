"""Routes of pegawai."""

from django.urls import path

from pegawai.views import (
    akun,
    akun_orang,
    catatan,
    kelola,
    kepegawaian,
    koreksi,
    lihat,
    mutu,
    organisasi,
    penempatan,
    reorganisasi,
    tanpa_penilai,
)
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
    path("pegawai/tanpa-penilai/", tanpa_penilai.Daftar.as_view(), name="tanpa_penilai"),
    path("pegawai/tanpa-penilai/tetapkan/", tanpa_penilai.tetapkan, name="tetapkan_penilai"),
    path("pegawai/koreksi/", koreksi.Daftar.as_view(), name="koreksi_daftar"),
    path("pegawai/koreksi/<uuid:publik>/", koreksi.jawab, name="koreksi_jawab"),
    path("pegawai/peran/", organisasi.PeranDaftar.as_view(), name="peran"),
    path("pegawai/peran/<int:peran_id>/cabut/", organisasi.peran_cabut, name="peran_cabut"),
    path("pegawai/<uuid:publik>/", lihat.profil, name="profil"),
    path("pegawai/<uuid:publik>/ubah/", kelola.ubah, name="ubah"),
    path("pegawai/<uuid:publik>/pindah/", kelola.pindah, name="pindah"),
    path("pegawai/<uuid:publik>/penilai/", penempatan.penilai, name="ganti_penilai"),
    path("pegawai/<uuid:publik>/akhiri/", penempatan.akhiri, name="akhiri"),
    path("pegawai/<uuid:publik>/akun/tutup/", akun_orang.tutup, name="akun_tutup"),
    path("pegawai/<uuid:publik>/akun/buka/", akun_orang.buka, name="akun_buka"),
    path("pegawai/<uuid:publik>/riwayat/", lihat.halaman_riwayat, name="riwayat"),
    path("pegawai/<uuid:publik>/lapor/", koreksi.lapor, name="lapor"),
    # --- dated records, retirement, catalogues ---
    path("pegawai/pensiun/", kepegawaian.Pensiun.as_view(), name="pensiun"),
    path("pegawai/mutu/", mutu.Mutu.as_view(), name="mutu"),
    path("pegawai/<uuid:publik>/catatan/", catatan.catatan, name="catatan"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/", catatan.catatan_isi, name="catatan_tambah"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/<int:pk>/", catatan.catatan_isi, name="catatan_ubah"),
    path("pegawai/<uuid:publik>/catatan/<str:jenis>/<int:pk>/hapus/", catatan.catatan_hapus, name="catatan_hapus"),
    path("pegawai/jendela-mutasi/", kepegawaian.jendela, name="jendela"),
    path("pegawai/jendela-mutasi/<int:pk>/hapus/", kepegawaian.jendela_hapus, name="jendela_hapus"),
    path("jabatan/", kepegawaian.DaftarJabatan.as_view(), name="jabatan_daftar"),
    path("jabatan/tambah/", kepegawaian.jabatan_isi, name="jabatan_tambah"),
    path("jabatan/<int:pk>/", kepegawaian.jabatan_isi, name="jabatan_ubah"),
    path("unit/", organisasi.UnitDaftar.as_view(), name="unit_daftar"),
    path("unit/reorganisasi/", reorganisasi.Daftar.as_view(), name="reorganisasi_daftar"),
    path("unit/reorganisasi/baru/", reorganisasi.buat, name="reorganisasi_buat"),
    path("unit/reorganisasi/<uuid:publik>/", reorganisasi.lihat, name="reorganisasi"),
    path("unit/reorganisasi/<uuid:publik>/langkah/", reorganisasi.langkah, name="reorganisasi_langkah"),
    path("unit/reorganisasi/<uuid:publik>/<int:pk>/hapus/", reorganisasi.langkah_hapus, name="langkah_hapus"),
    path("unit/reorganisasi/<uuid:publik>/terapkan/", reorganisasi.terapkan, name="reorganisasi_terapkan"),
    path("unit/reorganisasi/<uuid:publik>/batal/", reorganisasi.batal, name="reorganisasi_batal"),
    path("unit/<str:kode>/", organisasi.unit, name="unit"),
    path("unit/<str:kode>/penilai/", penempatan.penilai_unit, name="ganti_penilai_unit"),
    path("unit/<str:kode>/plt/", penempatan.plt, name="plt"),
    path("unit/<str:kode>/plt/<int:pk>/akhiri/", penempatan.plt_akhiri, name="plt_akhiri"),
    path("tim-kerja/", organisasi.TimDaftar.as_view(), name="tim_daftar"),
    path("tim-kerja/<uuid:publik>/", organisasi.tim_lihat, name="tim"),
    path("tim-kerja/<uuid:publik>/<int:anggota_id>/keluarkan/", organisasi.tim_keluarkan, name="tim_keluarkan"),
]
