from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "survei"
    verbose_name = "Survei kepuasan masyarakat"

    def ready(self) -> None:
        from kinerja import pelaksana, slot
        from kinerja.poin import SLOT
        from survei import menu, tasks
        from survei.domain import laporan_berkas
        from survei.queries.integritas import hitungan
        from survei.queries.penghargaan import SUMBER
        from survei.views.kunjungan import loket_saya

        menu.daftarkan_semua()
        slot.daftarkan(SLOT, SUMBER)
        slot.daftarkan("profil_tab", loket_saya)
        pelaksana.daftarkan(laporan_berkas.JENIS, pelaksana.Pelaksana(tasks.susun_laporan))
        slot.daftarkan("laporan_integritas", hitungan)
