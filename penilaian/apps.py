from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "penilaian"
    verbose_name = "Penilaian kinerja"

    def ready(self) -> None:
        from kinerja import navigasi, pelaksana, slot
        from pegawai.peristiwa import saat_batal_pindah, saat_penilai_dilengkapi, saat_pindah
        from penilaian.domain import hitung, laporan
        from penilaian.domain.batal_pindah import urungkan_pindah
        from penilaian.domain.skp import ikuti_penilai_dilengkapi, ikuti_pindah
        from penilaian.izin import (
            boleh_melihat_keberatan,
            boleh_melihat_laporan,
            boleh_melihat_periode,
            boleh_mengelola_periode,
        )
        from penilaian.queries.akibat import akibat_skp

        pelaksana.daftarkan(hitung.JENIS, pelaksana.Pelaksana(kerjakan=hitung.kerjakan))
        pelaksana.daftarkan(
            laporan.JENIS,
            pelaksana.Pelaksana(laporan.kerjakan, tutup=laporan.tutup, boleh_lihat=boleh_mengelola_periode),
        )
        saat_pindah.daftarkan(ikuti_pindah)
        saat_batal_pindah.daftarkan(urungkan_pindah)
        saat_penilai_dilengkapi.daftarkan(ikuti_penilai_dilengkapi)
        slot.daftarkan("akibat_penempatan", akibat_skp)

        butir = navigasi.Butir
        navigasi.daftarkan(
            butir("Tim saya", "penilaian:tim", "users", 30, boleh=lambda p: p.akses.menilai, ponsel=True)
        )
        navigasi.daftarkan(
            butir(
                "Umpan balik",
                "penilaian:umpan_balik_saya",
                "chat-bubble-left",
                40,
                boleh=lambda p: p.pegawai_id is not None,
                ponsel=True,
            )
        )
        navigasi.daftarkan(
            butir("Nilai saya", "penilaian:nilai_saya", "chart-bar", 20, boleh=lambda p: p.pegawai_id is not None)
        )
        navigasi.daftarkan(
            navigasi.Butir(
                label="SKP saya",
                nama_url="penilaian:skp_saya",
                ikon="clipboard-document-list",
                urutan=15,
                boleh=lambda pengguna: pengguna.pegawai_id is not None,
                ponsel=True,
            )
        )
        navigasi.daftarkan(
            butir("Laporan", "penilaian:laporan_daftar", "document-chart-bar", 35, boleh=boleh_melihat_laporan)
        )
        navigasi.daftarkan(butir("Keberatan", "penilaian:keberatan_daftar", "scale", 45, boleh=boleh_melihat_keberatan))
        navigasi.daftarkan(butir("Periode", "penilaian:periode_daftar", "calendar", 80, boleh=boleh_melihat_periode))
