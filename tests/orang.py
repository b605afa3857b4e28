"""The four named people of every access test, and a small office around them.

Dewi (employee) works at the counter of the Dinas; Ratna heads the seksi and assesses her; Hasan works in another
agency and is nobody to Dewi; Sari is HR staff of the whole city. Bambang heads the Dinas and assesses Ratna.
"""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db.models import F

from kinerja.waktu import rentang
from pegawai.choices import JenisJabatan, JenisPegawai, JenisUnit, NamaPeran
from pegawai.models import Jabatan, Pegawai, Penempatan, Pengguna, Peran, UnitKerja

AWAL = date(2026, 1, 1)


@dataclass(frozen=True)
class Kantor:
    """Units, people and accounts. `dewi`, … are `Pegawai`; `akun(pegawai)` gives a fresh account object."""

    kota: UnitKerja
    dinas: UnitKerja
    seksi: UnitKerja
    lain: UnitKerja
    dewi: Pegawai
    ratna: Pegawai
    bambang: Pegawai
    hasan: Pegawai
    sari: Pegawai
    jabatan: Jabatan

    def akun(self, orang: Pegawai) -> Pengguna:
        """Fresh from the database, so that no cached access right survives between two steps of a test."""
        return Pengguna.objects.get(pegawai=orang)


def buat_pegawai(nama: str, urut: int, **lain: object) -> Pegawai:
    """A civil servant with an invented NIP (sequence 900–999) and an account with password "rahasia-uji"."""
    nip = f"19900101201501{lain.pop('sex', 1)}{urut:03d}"
    pegawai = Pegawai.objects.create(nip=nip, jenis=JenisPegawai.PNS, nama=nama, tgl_lahir=date(1990, 1, 1), **lain)
    Pengguna.objects.create_user(
        username=nip, password="rahasia-uji", pegawai=pegawai, nama=nama, email=f"p{urut}@contoh.test"
    )
    return pegawai


def tempatkan(
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    penilai: Pegawai | None,
    *,
    kepala: bool = False,
    mulai: date = AWAL,
) -> Penempatan:
    return Penempatan.objects.create(
        pegawai=pegawai, unit=unit, jabatan=jabatan, penilai=penilai, kepala=kepala, masa=rentang(mulai)
    )


@pytest.fixture
def kantor(db: None) -> Kantor:
    kota = UnitKerja.objects.create(kode="16.71", nama="Pemerintah Kota", jenis=JenisUnit.PEMERINTAH)
    dinas = UnitKerja.objects.create(kode="D01", nama="Dinas Kependudukan", jenis=JenisUnit.DINAS, parent=kota)
    seksi = UnitKerja.objects.create(
        kode="D01.1", nama="Seksi Pelayanan", jenis=JenisUnit.SEKSI, parent=dinas, opd=dinas
    )
    lain = UnitKerja.objects.create(kode="D02", nama="Dinas Kesehatan", jenis=JenisUnit.DINAS, parent=kota)
    UnitKerja.objects.filter(pk__in=[dinas.pk, lain.pk]).update(opd=F("pk"))
    jabatan = Jabatan.objects.create(kode="JP-1", nama="Petugas loket", jenis=JenisJabatan.PELAKSANA)
    kepala = Jabatan.objects.create(kode="JK-1", nama="Kepala", jenis=JenisJabatan.PENGAWAS)
    bambang = buat_pegawai("Bambang Wijaya", 901)
    ratna = buat_pegawai("Ratna Kusuma", 902, sex=2)
    dewi = buat_pegawai("Dewi Anggraini", 903, sex=2)
    hasan = buat_pegawai("Hasan Basri", 904)
    sari = buat_pegawai("Sari Utami", 905, sex=2)
    tempatkan(bambang, dinas, kepala, None, kepala=True)
    tempatkan(ratna, seksi, kepala, bambang, kepala=True)
    tempatkan(dewi, seksi, jabatan, ratna)
    tempatkan(hasan, lain, jabatan, None)
    tempatkan(sari, lain, jabatan, None)
    Peran.objects.create(
        pengguna=Pengguna.objects.get(pegawai=sari),
        nama=NamaPeran.ADMIN_KEPEGAWAIAN,
        unit=None,
        masa=rentang(AWAL),
        alasan="uji",
    )
    return Kantor(kota, dinas, seksi, lain, dewi, ratna, bambang, hasan, sari, jabatan)
