from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "survei"
    verbose_name = "Survei kepuasan masyarakat"

    def ready(self) -> None:
        from kinerja import slot
        from kinerja.poin import SLOT
        from survei import menu
        from survei.queries.penghargaan import SUMBER

        menu.daftarkan_semua()
        slot.daftarkan(SLOT, SUMBER)
