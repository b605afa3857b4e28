from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "survei"
    verbose_name = "Survei kepuasan masyarakat"

    def ready(self) -> None:
        from kinerja import pelaksana, slot
        from kinerja.poin import SLOT
        from pegawai.queries.akses import SLOT_TUGAS
        from survei import menu, tasks
        from survei.domain import laporan_berkas
        from survei.queries.integritas import hitungan
        from survei.queries.penghargaan import SUMBER
        from survei.queries.petugas import TUGAS_LOKET, berdiri_di_loket
        from survei.views.loket_saya import loket_di_profil

        menu.daftarkan_semua()
        slot.daftarkan(SLOT, SUMBER)
        slot.daftarkan("profil_tab", loket_di_profil)
        slot.daftarkan(SLOT_TUGAS, (TUGAS_LOKET, berdiri_di_loket))
        pelaksana.daftarkan(laporan_berkas.JENIS, pelaksana.Pelaksana(tasks.susun_laporan))
        slot.daftarkan("laporan_integritas", hitungan)
