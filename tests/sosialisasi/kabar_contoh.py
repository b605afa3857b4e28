"""An announcement of the city, and a communicator."""

from datetime import timedelta
from typing import Any

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna, Peran, UnitKerja
from sosialisasi.domain import pengumuman as domain
from sosialisasi.models import Pengumuman
from tests.orang import AWAL, Kantor


def jadikan_pengelola(kantor: Kantor, orang: Pegawai, unit: UnitKerja | None = None) -> Pengguna:
    """Looks after communication, of the city when no unit is given."""
    peran = NamaPeran.PENGELOLA_SOSIALISASI
    Peran.objects.create(pengguna=kantor.akun(orang), nama=peran, unit=unit, masa=rentang(AWAL), alasan="uji")
    return kantor.akun(orang)


def draf(oleh: Pengguna, sasaran: list[UnitKerja] | None = None, **data: Any) -> Pengumuman:
    """A draft of the city to everybody."""
    isi = {"judul": "SKP 2027 mulai disusun", "isi": "Susun sebelum 15 Januari."} | data
    return domain.simpan(pengumuman=None, versi=0, data=isi, sasaran_unit=sasaran or [], oleh=oleh)


def terbit(oleh: Pengguna, sasaran: list[UnitKerja] | None = None, **data: Any) -> Pengumuman:
    """Published."""
    satu = draf(oleh, sasaran, **data)
    return domain.terbitkan(pengumuman=satu, versi=satu.versi)[0]


def wajib(oleh: Pengguna, sasaran: list[UnitKerja] | None = None, **data: Any) -> Pengumuman:
    """Published, to be read within a week."""
    return terbit(oleh, sasaran, wajib_baca=True, tenggat_baca=hari_ini() + timedelta(days=7), **data)
