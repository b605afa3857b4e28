"""Routes of periods: opening a year, who was reached, late entry, opening and closing."""

from django.urls import URLPattern, path

from penilaian.views import banding, buka_tahun, jangkauan, jenis_periode, periode, periode_tulis, pesan, susulan

rute_periode: list[URLPattern] = [
    # Buka tahun
    path("periode/tahun/<int:tahun>/", buka_tahun.buka_tahun, name="buka_tahun"),
    path("periode/tahun/<int:tahun>/buka/", buka_tahun.buka_tahun_buka, name="buka_tahun_buka"),
    path("periode/tahun/<int:tahun>/kesiapan/", buka_tahun.Kesiapan.as_view(), name="buka_tahun_kesiapan"),
    # Jangkauan
    path("periode/<str:kode>/jangkauan/", jangkauan.jangkauan, name="jangkauan"),
    path("periode/<str:kode>/jangkauan/belum/", jangkauan.Belum.as_view(), name="jangkauan_belum"),
    # Pesan untuk unit
    path("periode/<str:kode>/pesan/", pesan.pesan, name="pesan"),
    # Pengisian susulan
    path("periode/<str:kode>/susulan/", susulan.susulan, name="susulan"),
    path("periode/<str:kode>/susulan/<int:pk>/akhiri/", susulan.susulan_akhiri, name="susulan_akhiri"),
    # Periode
    path("periode/", periode.PeriodeDaftar.as_view(), name="periode_daftar"),
    path("periode/bandingkan/", banding.banding, name="banding"),
    path("periode/hasil-e-kinerja/", banding.hasil, name="hasil_ekinerja"),
    path("periode/baru/", periode_tulis.baru, name="periode_baru"),
    path("periode/jenis/", jenis_periode.jenis_periode, name="jenis_periode"),
    path("periode/jenis/<int:pk>/hapus/", jenis_periode.jenis_periode_hapus, name="jenis_periode_hapus"),
    path("periode/<str:kode>/", periode.periode, name="periode"),
    path("periode/<str:kode>/ubah/", periode_tulis.ubah, name="periode_ubah"),
    path("periode/<str:kode>/terlambat/", periode.Terlambat.as_view(), name="periode_terlambat"),
    path("periode/<str:kode>/hitung/", periode.periode_hitung, name="periode_hitung"),
    path("periode/<str:kode>/buka/", periode.periode_buka, name="periode_buka"),
    path("periode/<str:kode>/tutup/", periode.periode_tutup, name="periode_tutup"),
]
