"""Who works where, under whom: heads of every unit, staff, one transfer and the deliberate wrong-superior cases."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from beranda.demo.jabatan import KERJA, buat_jabatan, jabatan_kepala, jabatan_staf
from beranda.demo.orang import Pencipta
from beranda.demo.periode import triwulan
from beranda.demo.unit import KODE_KOTA
from kinerja.waktu import rentang
from pegawai.choices import JenisPegawai, JenisUnit
from pegawai.models import Jabatan, Pegawai, Penempatan, UnitKerja

SEKSI_CONTOH = "Seksi Pelayanan Identitas Penduduk"
STAF_CONTOH = 10
TANPA_PENILAI, PENILAI_LAIN = 3, 3
# How attractive a unit of each kind is when staff are spread over the city.
_BOBOT = {
    JenisUnit.SEKOLAH: 14,
    JenisUnit.PUSKESMAS: 12,
    JenisUnit.RSUD: 20,
    JenisUnit.SEKSI: 6,
    JenisUnit.SEKRETARIAT: 5,
    JenisUnit.BIDANG: 4,
    JenisUnit.KELURAHAN: 3,
    JenisUnit.KECAMATAN: 3,
}


@dataclass
class Kursi:
    """One person in one position today, with the kind of work; `lama` is the closed placement after a transfer."""

    pegawai: Pegawai
    unit: UnitKerja
    jabatan: Jabatan
    kepala: bool
    penempatan: Penempatan = field(default_factory=Penempatan)
    lama: Penempatan | None = None

    @property
    def kerja(self) -> str:
        return KERJA[self.jabatan.kode]


@dataclass
class Susunan:
    """All people of the city by place; `kepala` by unit id."""

    kursi: list[Kursi]
    kepala: dict[int, Kursi] = field(default_factory=dict)

    def kepala_unit(self, nama: str) -> Kursi:
        return next(k for k in self.kepala.values() if k.unit.nama == nama)

    def staf_unit(self, nama: str) -> list[Kursi]:
        return [k for k in self.kursi if k.unit.nama == nama and not k.kepala]


def buat_susunan(unit: dict[str, UnitKerja], jumlah: int, hari_ini: date, mulai: date, acak: Random) -> Susunan:
    """Create people and placements: `jumlah` people, everybody since before `mulai`."""
    jabatan = buat_jabatan()
    pencipta = Pencipta(hari_ini, acak)
    kursi = [
        _duduk(u, jabatan[jabatan_kepala(u)], pencipta, kepala=True)
        for u in sorted(unit.values(), key=lambda u: u.kode)
    ]
    for u in _tempat_staf(unit.values(), jumlah - len(kursi), acak):
        kursi.append(_duduk(u, jabatan[jabatan_staf(u, acak)], pencipta, kepala=False))
    Pegawai.objects.bulk_create([k.pegawai for k in kursi], batch_size=2000)
    susunan = Susunan(kursi, {k.unit.pk: k for k in kursi if k.kepala})
    _tempatkan(susunan, mulai, _hari_pindah(hari_ini), acak)
    return susunan


def _duduk(unit: UnitKerja, jabatan: Jabatan, pencipta: Pencipta, *, kepala: bool) -> Kursi:
    if unit.kode == KODE_KOTA:
        wali = Pegawai(jenis=JenisPegawai.PEJABAT, nama="Rahmat Hidayatullah", gelar_depan="H.", jenis_kelamin="L")
        return Kursi(wali, unit, jabatan, kepala)
    return Kursi(pencipta.orang(jabatan.kode, jabatan.jenis), unit, jabatan, kepala)


def _tempat_staf(unit: Iterable[UnitKerja], banyak: int, acak: Random) -> list[UnitKerja]:
    tempat = sorted((u for u in unit if u.jenis in _BOBOT), key=lambda u: u.kode)
    contoh = next(u for u in tempat if u.nama == SEKSI_CONTOH)
    bobot = [_BOBOT[JenisUnit(u.jenis)] for u in tempat]
    return [contoh] * min(STAF_CONTOH, banyak) + acak.choices(tempat, bobot, k=max(0, banyak - STAF_CONTOH))


def penilai_wajar(kursi: Kursi, susunan: Susunan) -> Pegawai | None:
    """The assessor by the structure: head of the unit, for a head that of the parent, for heads of agencies the
    regional secretary, for him the mayor."""
    if not kursi.kepala:
        return susunan.kepala[kursi.unit.pk].pegawai
    if kursi.unit.parent_id is None:
        return None
    if kursi.unit.parent.kode == KODE_KOTA and kursi.unit.jenis != JenisUnit.SETDA:
        return susunan.kepala_unit("Sekretariat Daerah").pegawai
    return susunan.kepala[kursi.unit.parent_id].pegawai


def _tempatkan(susunan: Susunan, mulai: date, pindah: date, acak: Random) -> None:
    sekda = susunan.kepala_unit("Sekretariat Daerah")
    for nomor, k in enumerate(susunan.kursi):
        k.penempatan = Penempatan(
            pegawai=k.pegawai,
            unit=k.unit,
            jabatan=k.jabatan,
            kepala=k.kepala,
            penilai=sekda.pegawai if _kepala_opd(k) else penilai_wajar(k, susunan),
            masa=rentang(mulai - timedelta(days=acak.randint(0, 1500))),
            nomor_sk=f"821/{nomor + 1:05d}/BKPSDM",
        )
    _salah_penilai(susunan)
    _mutasi(susunan, pindah)
    Penempatan.objects.bulk_create(
        [p for k in susunan.kursi for p in (k.lama, k.penempatan) if p is not None], batch_size=2000
    )


def _kepala_opd(k: Kursi) -> bool:
    return k.kepala and k.unit.opd_id == k.unit.pk and k.unit.jenis != JenisUnit.SETDA


def _salah_penilai(susunan: Susunan) -> None:
    """The most-cited trouble of the national system, on purpose: no assessor, or one of another unit."""
    lain = [k for k in susunan.kursi if not k.kepala and k.unit.nama != SEKSI_CONTOH]
    asing = susunan.kepala_unit("Dinas Perhubungan").pegawai
    for k in lain[:TANPA_PENILAI]:
        k.penempatan.penilai = None
    for k in lain[TANPA_PENILAI : TANPA_PENILAI + PENILAI_LAIN]:
        k.penempatan.penilai = asing


def _hari_pindah(hari_ini: date) -> date:
    """The day of the transfer: inside the running quarter, so that its rest period is still to be rated."""
    awal, _akhir = triwulan(hari_ini)
    return awal + timedelta(days=max(1, min(20, (hari_ini - awal).days)))


def _mutasi(susunan: Susunan, pindah: date) -> None:
    """The last person of the city came from the example seksi on the day `pindah`."""
    k = susunan.kursi[-1]
    asal = susunan.kepala_unit(SEKSI_CONTOH)
    k.lama = Penempatan(
        pegawai=k.pegawai,
        unit=asal.unit,
        jabatan=k.jabatan,
        penilai=asal.pegawai,
        masa=rentang(k.penempatan.masa.lower, pindah - timedelta(days=1)),
        nomor_sk="821/00000/BKPSDM",
    )
    k.penempatan.masa = rentang(pindah)
