"""Rows of the spreadsheet of assessors: who is assessed by whom, and whom the tree proposes where that is wrong."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from pegawai.queries.penilai import baca_usulan, bermasalah, berputar_bila


@dataclass(frozen=True)
class BarisPenilai:
    """One person. `usulan` is the present assessor where right, else the proposal of the tree (None: nobody)."""

    penempatan: Penempatan
    usulan: Pegawai | None


def penempatan_dikelola(pengguna: Pengguna) -> QuerySet[Penempatan]:
    """Definitive placements of today of the active people whom this HR person manages."""
    orang = Pegawai.objects.aktif().dikelola_oleh(pengguna).order_by().values("pk")
    return Penempatan.objects.definitif().pada().filter(pegawai__in=orang)


def baris_penilai(pengguna: Pengguna, unit: UnitKerja | None) -> list[BarisPenilai]:
    """People of a unit and everything below it (None: all whom the user manages), by unit, the head first."""
    baris = penempatan_dikelola(pengguna)
    if unit:
        baris = baris.filter(unit__in=unit_dan_bawahannya([unit.pk]))
    baris = baris.select_related("pegawai", "pegawai__akun", "unit", "jabatan", "penilai", "penilai__akun")
    salah = set(bermasalah(pengguna).order_by().values_list("pk", flat=True))
    pohon = baca_usulan()
    akun = Pegawai.objects.select_related("akun").in_bulk(set(pohon.kepala.values()))
    urut = list(baris.order_by("unit__kode", "-kepala", "pegawai__nama", "pk"))
    usulan = {p: akun.get(pohon.untuk(p) or 0) if p.pk in salah else p.penilai for p in urut}
    # What the upload would refuse is not proposed: the cell stays empty and the row as it is.
    berputar = set(berputar_bila({p.pegawai_id: a.pk for p, a in usulan.items() if a and p.pk in salah}))
    return [BarisPenilai(p, None if p.pk in salah and p.pegawai_id in berputar else usulan[p]) for p in urut]
