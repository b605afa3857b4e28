"""Routes of survei."""

from django.urls import include, path

from survei.views import (
    dasbor,
    isi,
    kelola,
    keluhan,
    kunjungan,
    laporan,
    loket,
    loket_saya,
    nomor_laporan,
    pekppp,
    pemeriksaan,
    perbaikan,
    periode,
    publik,
    pungli,
    tautan,
    tempat,
)

app_name = "survei"
_PEKPPP = "hasil-survei/unit/<str:unit>/pekppp/<int:tahun>/"
_LAPORAN_UNIT = "hasil-survei/unit/<str:unit>/p/<str:periode>/laporan/"
urlpatterns = [
    path("", include("survei.urls_warga")),
    # --- citizens: services ---
    path("layanan/", publik.daftar, name="layanan_publik"),
    path("layanan/<str:kode>/", publik.layanan, name="layanan_lihat"),
    path("layanan/<str:kode>/poster/<str:periode>/", publik.poster, name="poster"),
    path("indeks/", publik.indeks, name="indeks"),
    # --- citizens: the questionnaire ---
    path("s/", isi.kode, name="kode"),
    path("s/selesai/", isi.selesai, name="selesai"),
    path("s/k/<str:token>/", isi.kupon, name="kupon"),
    path("s/kios/<str:token>/", isi.kios, name="kios"),
    path("s/l/<str:kode>/", isi.terbuka, name="terbuka"),
    # --- complaints and proposals ---
    path("layanan/<str:kode>/keluhan/", keluhan.sampaikan, name="keluhan_baru"),
    path("keluhan/cek/", keluhan.cek, name="keluhan_cek"),
    path("keluhan/", keluhan.Daftar.as_view(), name="keluhan"),
    path("keluhan/<uuid:publik>/", keluhan.tangani, name="keluhan_tangani"),
    path("pungli/keluhan/<int:pk>/", pungli.lepas_keluhan, name="pungli_keluhan"),
    # --- illegal fees ---
    path("lapor-pungli/", pungli.lapor, name="lapor_pungli"),
    path("lapor-pungli/cek/", pungli.cek, name="lapor_cek"),
    path("pungli/", pungli.daftar, name="pungli"),
    path("pungli/komentar/<int:pk>/", pungli.lepas, name="pungli_komentar"),
    path("pungli/<str:kode>/", pungli.lihat, name="pungli_lihat"),
    # --- staff ---
    path("survei/", kelola.Daftar.as_view(), name="daftar"),
    path("survei/tambah/", kelola.isi, name="layanan_tambah"),
    path("kata-warga/", perbaikan.komentar_semua, name="komentar_semua"),
    path("survei/<str:kode>/", kelola.layanan, name="layanan"),
    path("survei/<str:kode>/ubah/", kelola.isi, name="layanan_ubah"),
    path("survei/<str:kode>/loket/", loket.loket, name="loket"),
    path("survei/<str:kode>/loket/<int:pk>/akhiri/", loket.akhiri, name="akhiri"),
    path("survei/<str:kode>/loket/<int:pk>/cabut/", loket.cabut, name="cabut"),
    path("loket-saya/", loket_saya.loket_saya, name="loket_saya"),
    path("survei/<str:kode>/kunjungan/", kunjungan.kunjungan, name="kunjungan"),
    path("survei/<str:kode>/kunjungan/impor/", kunjungan.impor, name="kunjungan_impor"),
    path("survei/<str:kode>/daring/", tautan.tautan, name="tautan"),
    path("survei/<str:kode>/tempat/", tempat.tempat, name="tempat"),
    path("survei/<str:kode>/tempat/<int:pk>/", tempat.tempat, name="tempat_ubah"),
    path("survei/<str:kode>/tempat/<int:pk>/hapus/", tempat.hapus, name="tempat_hapus"),
    path("survei/<str:kode>/p/<str:periode>/", periode.periode, name="periode"),
    path("survei/<str:kode>/p/<str:periode>/pindah/", periode.pindah, name="pindah"),
    path("survei/<str:kode>/p/<str:periode>/pengguna/", kunjungan.populasi, name="populasi"),
    path("survei/<str:kode>/p/<str:periode>/impor/", periode.impor, name="impor"),
    path("survei/<str:kode>/p/<str:periode>/olah/", periode.olah, name="olah"),
    path("survei/<str:kode>/p/<str:periode>/periksa/", pemeriksaan.periksa, name="periksa"),
    path("survei/<str:kode>/p/<str:periode>/komentar/", perbaikan.komentar, name="komentar"),
    path("survei/<str:kode>/p/<str:periode>/rtl/", perbaikan.rtl, name="rtl"),
    path("survei/<str:kode>/p/<str:periode>/laporan/", laporan.laporan, name="laporan"),
    path("survei/<str:kode>/rtl/<uuid:publik>/", perbaikan.kemajuan, name="rtl_kemajuan"),
    path("hasil-survei/pola-nomor/", nomor_laporan.pola, name="pola_nomor"),
    # --- results of agencies and the city ---
    path("hasil-survei/", dasbor.lihat, name="dasbor"),
    path(_PEKPPP, pekppp.lihat, name="pekppp"),
    path(_PEKPPP + "fakta/", pekppp.tambah, name="pekppp_tambah"),
    path(_PEKPPP + "fakta/<int:pk>/hapus/", pekppp.hapus, name="pekppp_hapus"),
    path(_LAPORAN_UNIT, laporan.laporan_unit, name="laporan_unit"),
    path(_LAPORAN_UNIT + "susun/", laporan.laporan_unit_susun, name="laporan_unit_susun"),
    path(_LAPORAN_UNIT + "berkas/", laporan.laporan_unit_berkas, name="laporan_unit_berkas"),
]
