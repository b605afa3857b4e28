"""Groups of the last closed quarter: that of the example agency confirmed with its reason, another one named."""

from beranda.demo.akun import Akun
from beranda.demo.penempatan import Susunan
from beranda.demo.unit import DUKCAPIL, KESEHATAN
from penilaian.domain.sebaran import namai, sahkan
from penilaian.models import Periode

_ALASAN = "Penilaian tiap orang sudah dibahas dengan para kepala bidang; sebaran ini sesuai dengan hasil triwulan ini."


def buat_sebaran(susunan: Susunan, akun: Akun, periode: Periode) -> None:
    """The groups of `periode`."""
    for nama in (DUKCAPIL, KESEHATAN):
        kepala = susunan.kepala_unit(nama)
        oleh = akun[kepala.pegawai.pk]
        kelompok = namai(unit=kepala.unit, periode=periode, oleh=oleh, dengan_bawahan=True)
        if nama == DUKCAPIL:
            sahkan(kelompok=kelompok, oleh=oleh, alasan=_ALASAN)
