"""Online addresses of some services of the demo city; the hosts do not exist."""

from survei.domain import tautan
from survei.models import Layanan

_TAUTAN = {
    "KTP-EL": (
        ("Daftar antrean", "https://antrean.contoh.test/ktp-el"),
        ("Cek status cetak KTP", "https://dukcapil.contoh.test/status"),
        ("Tanya lewat obrolan", "https://dukcapil.contoh.test/tanya"),
    ),
    "KK": (("Ajukan Kartu Keluarga", "https://dukcapil.contoh.test/kk"),),
    "IZIN-USAHA": (("Ajukan izin lewat OSS", "https://oss.contoh.test/"),),
    "RAWAT-JALAN": (("Daftar poliklinik", "https://rsud.contoh.test/daftar"),),
}


def buat_tautan(daftar: list[Layanan]) -> None:
    for satu in daftar:
        if isi := _TAUTAN.get(satu.kode):
            tautan.atur(layanan=satu, versi=satu.versi, daftar=isi)
