from django.apps import AppConfig


class InovasiConfig(AppConfig):
    name = "inovasi"
    verbose_name = "Inovasi"

    def ready(self) -> None:
        from inovasi import menu
        from inovasi.izin import boleh_mengusulkan
        from inovasi.queries.bukti import SUMBER
        from inovasi.views.profil import catatan_inovasi
        from inovasi.views.warga import tautan_layanan
        from kinerja import slot
        from kinerja.poin import SLOT

        menu.daftarkan_semua()
        slot.daftarkan("profil_tab", catatan_inovasi)
        slot.daftarkan(SLOT, SUMBER)
        slot.daftarkan("kaki_publik", ("Galeri inovasi", "inovasi:galeri"))
        slot.daftarkan("layanan_publik", tautan_layanan)
        slot.daftarkan("usul_perbaikan", ("Usulkan perbaikan", "inovasi:baru", boleh_mengusulkan))
