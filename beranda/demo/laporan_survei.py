"""The report of the agency of the example service, composed as its manager would."""

from kinerja.domain.pekerjaan import jalankan_langsung
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import BEKU
from survei.domain import laporan_berkas
from survei.models import Layanan
from survei.queries.laporan import subjek_unit
from survei.queries.unit import layanan_unit


def buat_laporan_unit(contoh: Layanan) -> None:
    """Of the newest approved quarter."""
    oleh = Peran.objects.select_related("pengguna").filter(nama=NamaPeran.PENGELOLA_SURVEI)[0].pengguna
    unit = contoh.unit.opd or contoh.unit
    lalu = contoh.periode.filter(status__in=BEKU).order_by("-masa")[0]
    subjek = subjek_unit(list(layanan_unit(unit, oleh)), unit, lalu.kode)
    if subjek:
        jalankan_langsung(pekerjaan=laporan_berkas.minta(subjek=subjek, oleh=oleh))
