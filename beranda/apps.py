from django.apps import AppConfig


class BerandaConfig(AppConfig):
    name = "beranda"
    verbose_name = "Beranda"

    def ready(self) -> None:
        from beranda.izin import boleh_melihat_ringkasan
        from kinerja.navigasi import Butir, daftarkan

        daftarkan(
            Butir(
                label="Beranda",
                nama_url="beranda:beranda",
                ikon="home",
                urutan=0,
                boleh=lambda pengguna: True,
                ponsel=True,
            )
        )
        daftarkan(
            Butir("Ringkasan", "beranda:ringkasan", "presentation-chart-line", 5, boleh_melihat_ringkasan, ponsel=True)
        )
