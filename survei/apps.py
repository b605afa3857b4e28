from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "survei"
    verbose_name = "Survei kepuasan masyarakat"

    def ready(self) -> None:
        from survei import menu

        menu.daftarkan_semua()
