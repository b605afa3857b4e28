"""Routes of employees: catalogue, batches, own learning."""

from django.urls import URLPattern, path

from pelatihan.views import hadir, katalog, pendampingan, reaksi, riwayat, saya, sertifikat

_ANGKATAN = "pelatihan/angkatan/<uuid:publik>/"
_DAMPING = "pelatihan/pendampingan/<uuid:publik>/"
_LUAR = "pelatihan/luar/<uuid:publik>/"
_PESERTA = "pelatihan/peserta/<uuid:publik>/"

rute_belajar: list[URLPattern] = [
    path("pelatihan/", katalog.Katalog.as_view(), name="katalog"),
    path("pelatihan/program/<slug:kode>/", katalog.program, name="program"),
    path(_ANGKATAN, katalog.angkatan, name="angkatan"),
    path(_ANGKATAN + "daftar/", katalog.daftar, name="daftar"),
    path("pelatihan/saya/", saya.saya, name="saya"),
    path(_PESERTA, saya.peserta, name="peserta"),
    path(_PESERTA + "mundur/", saya.mundur, name="mundur"),
    path(_PESERTA + "jadwal.ics", saya.jadwal, name="ics"),
    path(_PESERTA + "sertifikat.pdf", sertifikat.sertifikat, name="sertifikat"),
    path("pelatihan/hadir/<str:token>/", hadir.hadir, name="hadir"),
    # Requests below "pendapat/" are not logged (kinerja.settings.log).
    path("pendapat/pelatihan/<uuid:publik>/", reaksi.reaksi, name="reaksi"),
    path(_ANGKATAN + "pendapat/", reaksi.hasil, name="reaksi_hasil"),
    path("pelatihan/perubahan/<uuid:publik>/", reaksi.perubahan, name="perubahan"),
    path("pelatihan/luar/", riwayat.Periksa.as_view(), name="riwayat_periksa"),
    path("pelatihan/luar/kirim/", riwayat.kirim, name="riwayat_kirim"),
    path("pelatihan/luar/hitung/", riwayat.hitung, name="riwayat_hitung"),
    path(_LUAR, riwayat.riwayat, name="riwayat"),
    path(_LUAR + "tarik/", riwayat.tarik, name="riwayat_tarik"),
    path(_LUAR + "putuskan/", riwayat.putuskan, name="riwayat_putuskan"),
    path(_LUAR + "bukti/", riwayat.bukti, name="riwayat_bukti"),
    path("pelatihan/pendampingan/", pendampingan.daftar, name="pendampingan_daftar"),
    path("pelatihan/pendampingan/mulai/", pendampingan.mulai, name="pendampingan_mulai"),
    path(_DAMPING, pendampingan.lihat, name="pendampingan_lihat"),
    path(_DAMPING + "pertemuan/", pendampingan.temu, name="pendampingan_temu"),
    path(_DAMPING + "pertemuan/<int:pk>/benarkan/", pendampingan.benarkan, name="pendampingan_benarkan"),
    path(_DAMPING + "akhiri/", pendampingan.akhiri, name="pendampingan_akhiri"),
]
