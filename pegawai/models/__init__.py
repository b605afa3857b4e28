"""Models of the personnel app."""

from pegawai.models.jabatan import Jabatan
from pegawai.models.koreksi import PermintaanKoreksi
from pegawai.models.pegawai import IdentitasRahasia, Pegawai
from pegawai.models.penempatan import Penempatan
from pegawai.models.pengguna import KodeAktivasi, Pengguna, Peran
from pegawai.models.tim import AnggotaTim, TimKerja
from pegawai.models.unit import UnitKerja

__all__ = [
    "AnggotaTim",
    "IdentitasRahasia",
    "Jabatan",
    "KodeAktivasi",
    "Pegawai",
    "Penempatan",
    "Pengguna",
    "Peran",
    "PermintaanKoreksi",
    "TimKerja",
    "UnitKerja",
]
