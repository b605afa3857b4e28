from django.apps import AppConfig


class PelatihanConfig(AppConfig):
    name = "pelatihan"
    verbose_name = "Pelatihan"

    def ready(self) -> None:
        from kinerja import slot
        from pelatihan import menu
        from pelatihan.views.kompetensi import tautan_profil
        from pelatihan.views.sertifikat import catatan_belajar

        menu.daftarkan_semua()
        slot.daftarkan("profil_tab", catatan_belajar)
        slot.daftarkan("profil_tab", tautan_profil)
