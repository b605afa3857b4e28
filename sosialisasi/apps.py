from django.apps import AppConfig


class SosialisasiConfig(AppConfig):
    name = "sosialisasi"
    verbose_name = "Sosialisasi"

    def ready(self) -> None:
        from kinerja import slot
        from sosialisasi import menu
        from sosialisasi.views.tanya import samping

        menu.daftarkan_semua()
        slot.daftarkan("samping_halaman", samping)
