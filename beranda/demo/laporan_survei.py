"""The report of the agency of the example service, composed as its manager would."""

from datetime import date

from kinerja.domain.pekerjaan import jalankan_langsung
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import BEKU, FaktaPekppp
from survei.domain import laporan_berkas, pekppp
from survei.models import Layanan
from survei.queries.laporan import subjek_unit
from survei.queries.unit import layanan_unit


def buat_laporan_unit(contoh: Layanan, kini: date) -> None:
    """Of the newest approved quarter, and what it adds to its evidence for PEKPPP."""
    oleh = Peran.objects.select_related("pengguna").filter(nama=NamaPeran.PENGELOLA_SURVEI)[0].pengguna
    unit = contoh.unit.opd or contoh.unit
    lalu = contoh.periode.filter(status__in=BEKU).order_by("-masa")[0]
    subjek = subjek_unit(list(layanan_unit(unit, oleh)), unit, lalu.kode)
    if subjek:
        jalankan_langsung(pekerjaan=laporan_berkas.minta(subjek=subjek, oleh=oleh))
    pekppp.tambah_fakta(
        unit=unit,
        tahun=kini.year,
        fakta=FaktaPekppp.MEDIA,
        isi="Hasil survei dibacakan di radio kota, dua kali sepekan",
        sumber="Arsip bagian humas, contoh",
        tanggal=kini,
        oleh=oleh,
    )
