"""*Bahan TPP* of the example agency: last month's reviewed, this month's still a proposal."""

from datetime import date, timedelta
from decimal import Decimal

from beranda.demo.unit import DUKCAPIL
from pegawai.choices import NamaPeran
from pegawai.models import Peran, UnitKerja
from penilaian.choices import Predikat
from penilaian.domain.tpp import susun, tandai_ditinjau, tetapkan_aturan
from penilaian.models import Periode

_POTONGAN = dict(zip(Predikat.values, map(Decimal, ("0", "0", "0", "1", "2")), strict=True))


def buat_bahan_tpp(periode: Periode, kini: date) -> None:
    """From the results of `periode`, the last closed one. The table is an example and says so."""
    oleh = Peran.objects.select_related("pengguna").get(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None).pengguna
    periode.refresh_from_db()
    unit = UnitKerja.objects.get(nama=DUKCAPIL)
    ini = kini.replace(day=1)
    lalu = (ini - timedelta(days=1)).replace(day=1)
    tetapkan_aturan(mulai=lalu, dasar="Contoh untuk kota contoh, bukan peraturan", potongan=_POTONGAN, oleh=oleh)
    bahan = susun(unit=unit, bulan=lalu, periode=periode, oleh=oleh)
    bahan.baris.filter(potongan=None).update(potongan=0, alasan="Belum ada predikat: tidak dipotong")
    tandai_ditinjau(bahan=bahan, oleh=oleh)
    susun(unit=unit, bulan=ini, periode=periode, oleh=oleh)
