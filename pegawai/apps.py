"""App of people."""

from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "Kepegawaian"

    def ready(self) -> None:
        from kinerja import pelaksana
        from pegawai import menu
        from pegawai.domain import impor_pekerjaan, reorganisasi, surel_kode

        menu.daftarkan_semua()
        pelaksana.daftarkan(surel_kode.JENIS, pelaksana.Pelaksana(kerjakan=surel_kode.kerjakan))
        pelaksana.daftarkan(reorganisasi.JENIS, pelaksana.Pelaksana(kerjakan=reorganisasi.kerjakan))
        pelaksana.daftarkan(impor_pekerjaan.JENIS_PERIKSA, pelaksana.Pelaksana(impor_pekerjaan.periksa))
        pelaksana.daftarkan(impor_pekerjaan.JENIS_TERAPKAN, pelaksana.Pelaksana(impor_pekerjaan.terapkan))
        pelaksana.daftarkan(impor_pekerjaan.JENIS_URUNGKAN, pelaksana.Pelaksana(impor_pekerjaan.urungkan))
