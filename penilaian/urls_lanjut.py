"""Routes of the follow-up of results: guidance, awards, angka kredit."""

from django.urls import URLPattern, path

from penilaian.views import (
    angka_kredit,
    apresiasi,
    apresiasi_warga,
    bimbingan,
    bimbingan_daftar,
    penghargaan,
    penghargaan_daftar,
)

_PENGHARGAAN = "penghargaan/<uuid:publik>/"
_PENERIMA = "penghargaan/penerima/<uuid:publik>/"
_BIMBINGAN = "bimbingan/<uuid:publik>/"
rute_lanjut: list[URLPattern] = [
    # Bimbingan kinerja
    path("bimbingan/", bimbingan_daftar.BimbinganDaftar.as_view(), name="bimbingan_daftar"),
    path(_BIMBINGAN, bimbingan.bimbingan, name="bimbingan"),
    path(_BIMBINGAN + "dukungan/", bimbingan.dukungan, name="bimbingan_dukungan"),
    path(_BIMBINGAN + "sasaran/", bimbingan.sasaran, name="bimbingan_sasaran"),
    path(_BIMBINGAN + "sasaran/<int:pk>/hapus/", bimbingan.sasaran_hapus, name="bimbingan_sasaran_hapus"),
    path(_BIMBINGAN + "sesi/", bimbingan.sesi, name="bimbingan_sesi"),
    path(_BIMBINGAN + "sesi/<int:pk>/hapus/", bimbingan.sesi_hapus, name="bimbingan_sesi_hapus"),
    path(_BIMBINGAN + "sesi/<int:pk>/catat/", bimbingan.catat, name="bimbingan_catat"),
    path(_BIMBINGAN + "setujui/", bimbingan.setujui, name="bimbingan_setujui"),
    path(_BIMBINGAN + "tinjau/", bimbingan.tinjau, name="bimbingan_tinjau"),
    path(_BIMBINGAN + "tanggapi/", bimbingan.tanggapi, name="bimbingan_tanggapi"),
    path(_BIMBINGAN + "hentikan/", bimbingan.hentikan, name="bimbingan_hentikan"),
    # Penghargaan
    path("penghargaan/", penghargaan_daftar.ProgramDaftar.as_view(), name="penghargaan_daftar"),
    path("penghargaan/baru/", penghargaan.isi_program, name="penghargaan_baru"),
    path("penghargaan/dari-survei/", apresiasi_warga.dari_survei, name="penghargaan_dari_survei"),
    path("penghargaan/dari-survei/<str:kunci>/", apresiasi_warga.putuskan, name="penghargaan_usulan"),
    path("penghargaan/apresiasi/<uuid:publik>/", apresiasi_warga.milik, name="apresiasi_milik"),
    path("penghargaan/apresiasi/<uuid:publik>/surat/", apresiasi_warga.surat, name="apresiasi_surat"),
    path(_PENERIMA, apresiasi.milik, name="penghargaan_milik"),
    path(_PENERIMA + "tampil/", apresiasi.tampil, name="penghargaan_tampil"),
    path(_PENERIMA + "piagam/", apresiasi.piagam, name="penghargaan_piagam"),
    path(_PENGHARGAAN, penghargaan.Program.as_view(), name="penghargaan"),
    path(_PENGHARGAAN + "ubah/", penghargaan.isi_program, name="penghargaan_ubah"),
    path(_PENGHARGAAN + "warga/", apresiasi_warga.program_usulan, name="penghargaan_warga"),
    path(_PENGHARGAAN + "panitia/", penghargaan.panitia_tambah, name="penghargaan_panitia"),
    path(_PENGHARGAAN + "panitia/<int:pk>/hapus/", penghargaan.panitia_hapus, name="penghargaan_panitia_hapus"),
    path(_PENGHARGAAN + "susun/", penghargaan.susun, name="penghargaan_susun"),
    path(_PENGHARGAAN + "minta-panitia/", penghargaan.minta_panitia, name="penghargaan_minta_panitia"),
    path(_PENGHARGAAN + "serahkan/", penghargaan.serahkan, name="penghargaan_serahkan"),
    path(_PENGHARGAAN + "tetapkan/", penghargaan.tetapkan, name="penghargaan_tetapkan"),
    path(_PENGHARGAAN + "calon/<uuid:calon_publik>/", penghargaan.calon, name="penghargaan_calon"),
    path(
        _PENGHARGAAN + "calon/<uuid:calon_publik>/sembunyikan/", penghargaan.sembunyikan, name="penghargaan_sembunyikan"
    ),
    path("apresiasi/", apresiasi.dinding, name="apresiasi"),
    # Angka kredit
    path("angka-kredit/", angka_kredit.KreditDaftar.as_view(), name="angka_kredit_daftar"),
    path("angka-kredit/koefisien/", angka_kredit.koefisien, name="angka_kredit_koefisien"),
    path("angka-kredit/<uuid:publik>/", angka_kredit.orang, name="angka_kredit"),
    path("angka-kredit/<uuid:publik>/pdf/", angka_kredit.cetak, name="angka_kredit_pdf"),
]
