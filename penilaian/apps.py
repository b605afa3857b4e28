from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "penilaian"
    verbose_name = "Penilaian kinerja"

    def ready(self) -> None:
        from kinerja import pelaksana
        from penilaian.domain import hitung

        pelaksana.daftarkan(hitung.JENIS, pelaksana.Pelaksana(kerjakan=hitung.kerjakan))
