from django.apps import AppConfig


class SosialisasiConfig(AppConfig):
    name = "sosialisasi"
    verbose_name = "Sosialisasi"

    def ready(self) -> None:
        from sosialisasi import menu

        menu.daftarkan_semua()
