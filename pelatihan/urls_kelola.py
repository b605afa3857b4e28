"""Routes of training managers."""

from django.urls import URLPattern, path

from pelatihan.views import (
    kelola,
    kelola_angkatan,
    kelola_hasil,
    kelola_katalog,
    kelola_kompetensi,
    kelola_penandatangan,
    kelola_rencana,
    kelola_sesi,
    pengaruh,
)

_K = "pelatihan/kelola/"
_ANGKATAN = _K + "angkatan/<uuid:publik>/"
_SESI = _ANGKATAN + "sesi/<int:pk>/"

rute_kelola: list[URLPattern] = [
    path(_K, kelola.kelola, name="kelola"),
    path(_K + "kebutuhan/", kelola.kebutuhan, name="kelola_kebutuhan"),
    path(_K + "pengaruh/", pengaruh.Pengaruh.as_view(), name="pengaruh"),
    path(_K + "angkatan/", kelola_angkatan.DaftarAngkatan.as_view(), name="kelola_angkatan_daftar"),
    path(_K + "angkatan/buka/", kelola_angkatan.buka, name="kelola_buka"),
    path(_ANGKATAN, kelola_angkatan.lihat, name="kelola_angkatan"),
    path(_ANGKATAN + "ubah/", kelola_angkatan.ubah, name="kelola_angkatan_ubah"),
    path(_ANGKATAN + "batalkan/", kelola_angkatan.batalkan, name="kelola_batalkan"),
    path(_ANGKATAN + "usulkan/", kelola_angkatan.usulkan, name="kelola_usulkan"),
    path(_ANGKATAN + "sesi/", kelola_sesi.isi, name="kelola_sesi_tambah"),
    path(_SESI, kelola_sesi.isi, name="kelola_sesi"),
    path(_SESI + "hapus/", kelola_sesi.hapus, name="kelola_sesi_hapus"),
    path(_SESI + "qr/", kelola_sesi.qr, name="kelola_qr"),
    path(_SESI + "hadir/", kelola_sesi.hadir, name="kelola_hadir_sesi"),
    path(_SESI + "daftar-hadir.pdf", kelola_sesi.hadir_pdf, name="kelola_hadir_pdf"),
    path(_ANGKATAN + "hadir/", kelola_sesi.hadir, name="kelola_hadir"),
    path(_ANGKATAN + "tes/", kelola_hasil.tes, name="kelola_tes"),
    path(_ANGKATAN + "selesai/", kelola_hasil.selesai, name="kelola_selesai"),
    path(_K + "program/", kelola_katalog.DaftarProgram.as_view(), name="kelola_program_daftar"),
    path(_K + "program/tambah/", kelola_katalog.program, name="kelola_program_tambah"),
    path(_K + "program/<slug:kode>/ubah/", kelola_katalog.program, name="kelola_program"),
    path(_K + "kompetensi/", kelola_kompetensi.DaftarKompetensi.as_view(), name="kelola_kompetensi_daftar"),
    path(_K + "kompetensi/tambah/", kelola_kompetensi.kompetensi, name="kelola_kompetensi_tambah"),
    path(_K + "kompetensi/<int:pk>/", kelola_kompetensi.kompetensi, name="kelola_kompetensi"),
    path(_K + "syarat/", kelola_kompetensi.DaftarSyarat.as_view(), name="kelola_syarat_daftar"),
    path(_K + "syarat/<int:pk>/", kelola_kompetensi.syarat, name="kelola_syarat"),
    path(_K + "padanan/", kelola_kompetensi.padanan, name="kelola_padanan"),
    path(_K + "aturan/<int:tahun>/", kelola_katalog.aturan, name="kelola_aturan"),
    path(_K + "penandatangan/", kelola_penandatangan.daftar, name="kelola_penandatangan_daftar"),
    path(_K + "penandatangan/<str:unit>/", kelola_penandatangan.isi, name="kelola_penandatangan"),
    path(_K + "rencana/", kelola_rencana.DaftarRencana.as_view(), name="rencana_daftar"),
    path(_K + "rencana/<uuid:publik>/", kelola_rencana.lihat, name="rencana"),
    path(_K + "rencana/<uuid:publik>/susun/", kelola_rencana.susun_ulang, name="rencana_susun"),
    path(_K + "rencana/<uuid:publik>/teruskan/", kelola_rencana.teruskan, name="rencana_teruskan"),
    path(_K + "rencana/<uuid:publik>/kembalikan/", kelola_rencana.kembalikan, name="rencana_kembalikan"),
    path(_K + "rencana/<uuid:publik>/<int:pk>/", kelola_rencana.baris, name="rencana_baris"),
]
