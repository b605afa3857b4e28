"""Routes of penilaian."""

from django.urls import URLPattern, path

from penilaian.views import (
    antrean,
    aturan,
    aturan_tulis,
    bukti,
    capaian_unit,
    keberatan,
    keberatan_baca,
    keberatan_putus,
    laporan,
    lembar_rencana,
    matriks,
    menilai,
    nilai,
    pengajuan,
    periode,
    periode_tulis,
    perjanjian,
    realisasi,
    rencana,
    salinan,
    skp,
    tim,
    umpan_balik,
)

app_name = "penilaian"
# --- Plans, results, evidence ---
_SKP = "kinerja/skp/<uuid:publik>/"
_RENCANA = _SKP + "rencana/"
_HASIL = _SKP + "hasil/<str:kode>/"
_KEBERATAN = "keberatan/<uuid:publik>/"
_PERJANJIAN = "perjanjian/<uuid:publik>/"
_PERJANJIAN_HASIL = _PERJANJIAN + "hasil/<str:kode>/"
rute_skp: list[URLPattern] = [
    path("kinerja/skp/", skp.skp_saya, name="skp_saya"),
    path("kinerja/skp/buat/", skp.skp_buat, name="skp_buat"),
    path(_SKP, skp.skp, name="skp"),
    path(_SKP + "periksa/", pengajuan.skp_periksa, name="skp_periksa"),
    path(_SKP + "kirim/", pengajuan.skp_kirim, name="skp_kirim"),
    path(_SKP + "terkirim/", pengajuan.skp_terkirim, name="skp_terkirim"),
    path(_SKP + "setujui/", skp.skp_setujui, name="skp_setujui"),
    path(_SKP + "kembalikan/", skp.skp_kembalikan, name="skp_kembalikan"),
    path(_RENCANA + "pendekatan/", rencana.pendekatan, name="pendekatan"),
    path(_RENCANA + "tautan/", rencana.tautan, name="tautan"),
    path(_RENCANA + "target/", rencana.target, name="target"),
    path(_RENCANA + "baru/", rencana.hasil, name="hasil_tambah"),
    path(_RENCANA + "<int:pk>/", rencana.hasil, name="hasil_ubah"),
    path(_RENCANA + "<int:pk>/hapus/", rencana.hasil_hapus, name="hasil_hapus"),
    path(_RENCANA + "<int:hasil_pk>/indikator/", rencana.indikator, name="indikator_tambah"),
    path(_RENCANA + "<int:hasil_pk>/indikator/<int:pk>/", rencana.indikator, name="indikator_ubah"),
    path(_RENCANA + "indikator/<int:pk>/hapus/", rencana.indikator_hapus, name="indikator_hapus"),
    path(_HASIL, realisasi.realisasi, name="realisasi"),
    path(_HASIL + "kirim/", realisasi.realisasi, {"kirim": True}, name="realisasi_kirim"),
    path(_HASIL + "bukti/<int:indikator>/", realisasi.bukti_kirim, name="bukti_kirim"),
    path(_HASIL + "<int:pk>/terima/", realisasi.periksa, {"putusan": "terima"}, name="hasil_terima"),
    path(_HASIL + "<int:pk>/kembalikan/", realisasi.periksa, {"putusan": "kembalikan"}, name="hasil_kembalikan"),
    path("bukti/<uuid:publik>/", bukti.bukti, name="bukti"),
    path("bukti/<uuid:publik>/hapus/", bukti.bukti_hapus, name="bukti_hapus"),
]

urlpatterns: list[URLPattern] = [
    *rute_skp,
    # Isi dari lembar kerja, salin ke e-Kinerja
    path(_RENCANA + "lembar/", lembar_rencana.tempel, name="lembar_rencana"),
    path(_SKP + "salin/", salinan.salin, name="salin"),
    path(_SKP + "salin/<str:kode>/", salinan.salin, name="salin_periode"),
    # Matriks peran hasil
    path("tim/matriks/", matriks.matriks, name="matriks"),
    path("tim/matriks/<uuid:publik>/", matriks.peran, name="matriks_peran"),
    # Tim dan penilaian
    path("tim/", tim.tim, name="tim"),
    path("tim/umpan-balik/<uuid:publik>/", umpan_balik.umpan_balik, name="umpan_balik"),
    path("tim/menilai/<uuid:publik>/<str:kode>/", menilai.menilai, name="menilai"),
    path("tim/menilai/<uuid:publik>/<str:kode>/perilaku/", menilai.perilaku, name="perilaku"),
    path("tim/menilai/<uuid:publik>/<str:kode>/sampaikan/", menilai.sampaikan_hasil, name="sampaikan_hasil"),
    path("tim/antrean/<str:kode>/", antrean.antrean, name="antrean"),
    path("tim/hasil/<str:kode>/", antrean.hasil_tim, name="hasil_tim"),
    path("tim/hasil/<str:kode>/sampaikan/", antrean.sampaikan, name="hasil_tim_sampaikan"),
    path("kinerja/nilai/<uuid:publik>/<str:kode>/terima/", menilai.terima_hasil, name="terima_hasil"),
    path("kinerja/umpan-balik/", umpan_balik.umpan_balik_saya, name="umpan_balik_saya"),
    path("kinerja/umpan-balik/<uuid:publik>/dibaca/", umpan_balik.umpan_balik_dibaca, name="umpan_balik_dibaca"),
    # Laporan umpan balik
    path("tim/laporan/", laporan.LaporanDaftar.as_view(), name="laporan_daftar"),
    path("tim/laporan/<str:kode>/", laporan.laporan, name="laporan"),
    path("tim/laporan/<str:kode>/pdf/", laporan.laporan_pdf, name="laporan_pdf"),
    path("tim/laporan/<str:kode>/<uuid:publik>/", laporan.laporan, name="laporan_orang"),
    path("tim/laporan/<str:kode>/<uuid:publik>/pdf/", laporan.laporan_pdf, name="laporan_orang_pdf"),
    path("periode/<str:kode>/laporan/", laporan.susun, name="laporan_susun"),
    # Nilai dan aturan
    path("kinerja/nilai/", nilai.nilai_saya, name="nilai_saya"),
    path("kinerja/nilai/<uuid:publik>/<str:kode>/", nilai.mengapa, name="mengapa"),
    path("aturan/", aturan.Daftar.as_view(), name="aturan_daftar"),
    path("aturan/pertama/", aturan_tulis.pertama, name="aturan_pertama"),
    path("aturan/<int:versi>/", aturan.aturan, name="aturan"),
    path("aturan/<int:versi>/salin/", aturan_tulis.salin, name="aturan_salin"),
    path("aturan/<int:versi>/ubah/", aturan_tulis.ubah, name="aturan_ubah"),
    path("aturan/<int:versi>/berlakukan/", aturan_tulis.berlakukan, name="aturan_berlakukan"),
    path("aturan/<int:versi>/banding/<int:lain>/", aturan.banding, name="aturan_banding"),
    # Keberatan dan pertanyaan
    path("kinerja/nilai/<uuid:publik>/<str:kode>/keberatan/", keberatan.tulis, name="keberatan_tulis"),
    path("kinerja/nilai/<uuid:publik>/<str:kode>/tanya/", keberatan_putus.tanya, name="tanya"),
    path("pertanyaan/<uuid:publik>/", keberatan_putus.jawab, name="pertanyaan"),
    path("keberatan/", keberatan_baca.KeberatanDaftar.as_view(), name="keberatan_daftar"),
    path("keberatan/aturan/", keberatan_putus.aturan, name="keberatan_aturan"),
    path(_KEBERATAN, keberatan_baca.keberatan, name="keberatan"),
    path(_KEBERATAN + "pdf/", keberatan_baca.cetak, name="keberatan_pdf"),
    path(_KEBERATAN + "ubah/", keberatan.ubah, name="keberatan_ubah"),
    path(_KEBERATAN + "hapus/", keberatan.hapus, name="keberatan_hapus"),
    path(_KEBERATAN + "kirim/", keberatan.kirim, name="keberatan_kirim"),
    path(_KEBERATAN + "tarik/", keberatan.tarik, name="keberatan_tarik"),
    path(_KEBERATAN + "tanggapi/", keberatan_putus.tanggapi, name="keberatan_tanggapi"),
    path(_KEBERATAN + "putuskan/", keberatan_putus.putuskan, name="keberatan_putuskan"),
    path(_KEBERATAN + "lampiran/", keberatan.lampiran_tambah, name="keberatan_lampiran_tambah"),
    path(_KEBERATAN + "lampiran/<uuid:lampiran>/", keberatan_baca.lampiran, name="keberatan_lampiran"),
    path(_KEBERATAN + "lampiran/<uuid:lampiran>/hapus/", keberatan.lampiran_hapus, name="keberatan_lampiran_hapus"),
    # Perjanjian kinerja unit dan tim
    path("perjanjian/", perjanjian.PerjanjianDaftar.as_view(), name="perjanjian_daftar"),
    path("perjanjian/buat/", perjanjian.buat, name="perjanjian_buat"),
    path(_PERJANJIAN, perjanjian.perjanjian, name="perjanjian"),
    path(_PERJANJIAN + "indikator/", perjanjian.indikator, name="perjanjian_indikator_tambah"),
    path(_PERJANJIAN + "indikator/<int:pk>/", perjanjian.indikator, name="perjanjian_indikator_ubah"),
    path(_PERJANJIAN + "indikator/<int:pk>/hapus/", perjanjian.indikator_hapus, name="perjanjian_indikator_hapus"),
    path(_PERJANJIAN + "target/", perjanjian.target, name="perjanjian_target"),
    path(_PERJANJIAN + "kirim/", perjanjian.kirim, name="perjanjian_kirim"),
    path(_PERJANJIAN + "setujui/", perjanjian.setujui, name="perjanjian_setujui"),
    path(_PERJANJIAN + "kembalikan/", perjanjian.kembalikan, name="perjanjian_kembalikan"),
    path(_PERJANJIAN_HASIL, capaian_unit.hasil, name="perjanjian_hasil"),
    path(_PERJANJIAN_HASIL + "kirim/", capaian_unit.hasil, {"kirim": True}, name="perjanjian_hasil_kirim"),
    # Periode
    path("periode/", periode.PeriodeDaftar.as_view(), name="periode_daftar"),
    path("periode/baru/", periode_tulis.baru, name="periode_baru"),
    path("periode/<str:kode>/", periode.periode, name="periode"),
    path("periode/<str:kode>/ubah/", periode_tulis.ubah, name="periode_ubah"),
    path("periode/<str:kode>/terlambat/", periode.Terlambat.as_view(), name="periode_terlambat"),
    path("periode/<str:kode>/hitung/", periode.periode_hitung, name="periode_hitung"),
    path("periode/<str:kode>/buka/", periode.periode_buka, name="periode_buka"),
    path("periode/<str:kode>/tutup/", periode.periode_tutup, name="periode_tutup"),
]
