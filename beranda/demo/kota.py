"""Builds the demo city, all of it in one transaction: a killed preparation leaves nothing and starts again clean."""

from collections.abc import Callable
from datetime import date
from random import Random

import pghistory
from django.db import transaction

from beranda.demo import akun as akun_demo
from beranda.demo.orang import BENIH
from beranda.demo.penempatan import buat_susunan
from beranda.demo.unit import KODE_KOTA, buat_unit
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja

# Every ward, agency and room needs a head: a smaller city cannot be built.
PEGAWAI_MINIMUM = 250


def sudah_ada() -> bool:
    """Whether the city stands already."""
    return UnitKerja.objects.filter(kode=KODE_KOTA).exists()


def bangun(*, pegawai: int, lapor: Callable[[str], None]) -> None:
    """Build a city of `pegawai` people (the mayor among them) and write the printed logins to `demo.json`.

    `lapor` receives one line a phase. Raises ValueError for a number below `PEGAWAI_MINIMUM`.
    """
    if pegawai < PEGAWAI_MINIMUM:
        raise ValueError(f"Kota contoh perlu paling sedikit {PEGAWAI_MINIMUM} pegawai.")
    acak, kini = Random(BENIH), hari_ini()
    mulai = date(kini.year - 1, 1, 1)
    with pghistory.context(alasan="Kota contoh"), transaction.atomic():
        lapor("Menyusun perangkat daerah, kecamatan, dan kelurahan …")
        unit = buat_unit(pegawai)
        lapor(f"Menempatkan {pegawai} pegawai di {len(unit)} unit …")
        susunan = buat_susunan(unit, pegawai, kini, mulai, acak)
        lapor("Membuat akun …")
        akun = akun_demo.buat_akun(susunan)
        login = akun_demo.buat_login(susunan, akun, mulai)
        akun_demo.simpan_login(login)
