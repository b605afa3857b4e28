"""Models of the personnel app."""

from pegawai.models.catatan import HukumanDisiplin, MasaKhusus, RiwayatPangkat, RiwayatPendidikan
from pegawai.models.impor import BarisImpor, BatchImpor, IsiImpor
from pegawai.models.jabatan import Jabatan, JendelaMutasi
from pegawai.models.koreksi import PermintaanKoreksi
from pegawai.models.mutu import PotretMutu
from pegawai.models.pegawai import IdentitasRahasia, Pegawai
from pegawai.models.penempatan import Penempatan
from pegawai.models.pengguna import KodeAktivasi, Pengguna, Peran
from pegawai.models.reorganisasi import LangkahReorganisasi, Reorganisasi
from pegawai.models.tim import AnggotaTim, TimKerja
from pegawai.models.unit import UnitKerja

__all__ = [
    "AnggotaTim",
    "BarisImpor",
    "BatchImpor",
    "HukumanDisiplin",
    "IdentitasRahasia",
    "IsiImpor",
    "Jabatan",
    "JendelaMutasi",
    "KodeAktivasi",
    "LangkahReorganisasi",
    "MasaKhusus",
    "Pegawai",
    "Penempatan",
    "Pengguna",
    "Peran",
    "PermintaanKoreksi",
    "PotretMutu",
    "Reorganisasi",
    "RiwayatPangkat",
    "RiwayatPendidikan",
    "TimKerja",
    "UnitKerja",
]
