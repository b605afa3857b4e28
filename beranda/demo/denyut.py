"""The pulse survey of the demo city: a round that is over, with answers, and one that runs."""

from datetime import date, timedelta
from random import Random

from beranda.demo.akun import Akun
from beranda.demo.orang import BENIH
from beranda.demo.penempatan import Susunan
from sosialisasi.choices import ButirDenyut
from sosialisasi.domain import denyut
from sosialisasi.models import JawabanDenyut, PengisiDenyut, PutaranDenyut

# How often each of 1 to 5 is answered.
_BOBOT = (4, 10, 22, 38, 26)


def buat_denyut(susunan: Susunan, akun: Akun, kini: date) -> None:
    """Three of five people answered in the round before; the running one waits for everybody."""
    acak = Random(BENIH)
    lalu = PutaranDenyut.objects.create(
        nama="Denyut awal", mulai=kini - timedelta(days=100), selesai=kini - timedelta(days=86)
    )
    ikut = [k for k in susunan.kursi if k.unit.opd_id and acak.random() < 0.6]
    orang = {k.pegawai.pk for k in ikut}
    PengisiDenyut.objects.bulk_create(PengisiDenyut(putaran=lalu, pengguna=akun[pk]) for pk in orang)
    jawaban = [
        JawabanDenyut(
            putaran=lalu,
            opd_id=k.unit.opd_id,
            **dict(zip(ButirDenyut.values, acak.choices(range(1, 6), _BOBOT, k=len(ButirDenyut.values)), strict=True)),
        )
        for k in ikut
    ]
    acak.shuffle(jawaban)
    JawabanDenyut.objects.bulk_create(jawaban)
    denyut.buka(data={"nama": "Denyut akhir tahun", "mulai": kini, "selesai": kini + timedelta(days=14)})
