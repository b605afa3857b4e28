from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "penilaian"
    verbose_name = "Penilaian kinerja"

    def ready(self) -> None:
        from kinerja import pelaksana, slot
        from pegawai.peristiwa import saat_batal_pindah, saat_penilai_dilengkapi, saat_pindah
        from penilaian import menu
        from penilaian.domain import andai, bagikan, hitung, laporan
        from penilaian.domain.batal_pindah import urungkan_pindah
        from penilaian.domain.skp import ikuti_penilai_dilengkapi, ikuti_pindah
        from penilaian.izin import boleh_melihat_andai, boleh_mengelola_periode
        from penilaian.queries.akibat import akibat_skp
        from penilaian.queries.padanan import kunci_padanan
        from penilaian.views.apresiasi_warga import catatan_apresiasi
        from penilaian.views.dokumen import alamat_kelola

        pelaksana.daftarkan(hitung.JENIS, pelaksana.Pelaksana(kerjakan=hitung.kerjakan))
        pelaksana.daftarkan(
            laporan.JENIS,
            pelaksana.Pelaksana(laporan.kerjakan, tutup=laporan.tutup, boleh_lihat=boleh_mengelola_periode),
        )
        pelaksana.daftarkan(bagikan.JENIS, pelaksana.Pelaksana(kerjakan=bagikan.kerjakan))
        pelaksana.daftarkan(
            andai.JENIS, pelaksana.Pelaksana(andai.kerjakan, tutup=andai.tutup, boleh_lihat=boleh_melihat_andai)
        )
        saat_pindah.daftarkan(ikuti_pindah)
        saat_batal_pindah.daftarkan(urungkan_pindah)
        saat_penilai_dilengkapi.daftarkan(ikuti_penilai_dilengkapi)
        slot.daftarkan("profil_tab", catatan_apresiasi)
        slot.daftarkan("akibat_penempatan", akibat_skp)
        slot.daftarkan("dokumen_kelola", alamat_kelola)
        slot.daftarkan("padanan", kunci_padanan())

        menu.daftarkan_semua()
