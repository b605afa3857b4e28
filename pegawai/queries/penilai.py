"""Who cannot be assessed today, why, and who should assess them by the tree of units."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from pegawai.choices import (
    JENIS_OPD,
    SELESAI_DINAS,
    JenisPegawai,
    JenisPenempatan,
    JenisUnit,
    SebabPenilai,
    StatusPegawai,
)
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja

Orang = TypeVar("Orang", int, str)


def bermasalah(pengguna: Pengguna) -> QuerySet[Penempatan]:
    """Definitive placements of today whose assessor cannot assess, each with `sebab` (`SebabPenilai`).

    Of people in service whom this HR person manages (whom an auditor sees). The head of the city and officials
    outside the service are assessed by nobody. Two statements: circles are looked for first.
    """
    semua = Pegawai.objects.aktif()
    orang = semua.dikelola_oleh(pengguna) if pengguna.akses.admin else semua.terlihat_oleh(pengguna)
    kini = Penempatan.objects.pada()
    # Sets that are read once: asked anew for each of 20,000 rows they took 24 seconds.
    berkepala = kini.filter(kepala=True).order_by().values("unit")
    bertugas = kini.order_by().values("pegawai")
    sebab = Case(
        When(~Q(unit__in=berkepala), penilai=None, kepala=False, then=Value(SebabPenilai.KEPALA_KOSONG)),
        When(
            ~Q(unit__parent__in=berkepala) & ~Q(unit__jenis__in=JENIS_OPD),
            penilai=None,
            kepala=True,
            then=Value(SebabPenilai.KEPALA_KOSONG),
        ),
        When(penilai=None, then=Value(SebabPenilai.KOSONG)),
        When(pegawai__in=dalam_lingkaran(), then=Value(SebabPenilai.LINGKARAN)),
        When(penilai__status__in=SELESAI_DINAS, then=Value(SebabPenilai.BERHENTI)),
        When(~Q(penilai__jenis=JenisPegawai.PEJABAT) & ~Q(penilai__in=bertugas), then=Value(SebabPenilai.BERAKHIR)),
        default=Value(""),
        output_field=CharField(),
    )
    return (
        kini.definitif()
        .filter(pegawai__in=orang.order_by().values("pk"))
        .exclude(pegawai__jenis=JenisPegawai.PEJABAT)
        .exclude(kepala=True, unit__parent=None)
        .annotate(sebab=sebab)
        .exclude(sebab="")
    )


def dalam_lingkaran() -> list[int]:
    """Ids of people who stand above themselves in the chain of assessors of today. One statement.

    The pairs of 20,000 people are read and walked in 0.1 s; a recursive statement took 14 s.
    """
    return berputar_bila({})


def berputar_bila(usulan: Mapping[int, int | None]) -> list[int]:
    """Ids of people in a circle if `usulan` (person → assessor) were in force beside today's other assessors."""
    kini = Penempatan.objects.definitif().pada().order_by()
    return anggota_lingkaran(dict(kini.values_list("pegawai_id", "penilai_id")) | dict(usulan))


def anggota_lingkaran(penilai: Mapping[Orang, Orang | None]) -> list[Orang]:
    """People (ids or numbers) who come back to themselves by going from assessor to assessor; each is walked once."""
    hasil: set[Orang] = set()
    selesai: set[Orang] = set()
    for mulai in penilai:
        jalan: list[Orang] = []
        orang: Orang | None = mulai
        while orang is not None and orang not in selesai:
            selesai.add(orang)
            jalan.append(orang)
            orang = penilai.get(orang)
        if orang in jalan:
            hasil.update(jalan[jalan.index(orang) :])
    return sorted(hasil)


@dataclass(frozen=True)
class Usulan:
    """Who should assess whom by the tree: read once (three statements), then asked for any number of people.

    `induk` and `kepala` by unit id, `orang` the heads by their id, `opd` the agencies, `rumah` the own unit of those
    who lead as acting heads only.
    """

    induk: dict[int, int | None]
    kepala: dict[int, int]
    orang: dict[int, Pegawai]
    opd: frozenset[int]
    setda: int | None
    rumah: dict[int, int]

    def untuk(self, penempatan: Penempatan) -> int | None:
        """Id of the assessor: head of the unit; for a head, that of the parent; for heads of agencies the regional
        secretary, for the secretary the mayor. Where an office is vacant, or held by an acting head from below the
        person, the next one above. None: nobody."""
        unit: int | None = penempatan.unit_id
        if penempatan.kepala:
            unit = self.setda if self._kepala_opd(penempatan) and self.setda else self.induk.get(penempatan.unit_id)
        while unit is not None:
            orang = self.kepala.get(unit)
            dari_bawah = penempatan.kepala and orang and self._di_bawah(self.rumah.get(orang), penempatan.unit_id)
            if orang and orang != penempatan.pegawai_id and not dari_bawah:
                return orang
            unit = self.induk.get(unit)
        return None

    def _di_bawah(self, unit: int | None, atas: int) -> bool:
        while unit is not None and unit != atas:
            unit = self.induk.get(unit)
        return unit == atas

    def _kepala_opd(self, penempatan: Penempatan) -> bool:
        induk = self.induk.get(penempatan.unit_id)
        di_bawah_kota = induk is not None and self.induk.get(induk) is None
        return di_bawah_kota and penempatan.unit_id in self.opd and penempatan.unit_id != self.setda


def baca_usulan() -> Usulan:
    """The tree and the heads of today; a definitive head comes before an acting one."""
    unit = list(
        UnitKerja.objects.without_tree_fields().order_by("kode").values_list("pk", "parent_id", "opd_id", "jenis")
    )
    kepala: dict[int, int] = {}
    urut = (JenisPenempatan.DEFINITIF, JenisPenempatan.PLT, JenisPenempatan.PLH)
    kini = Penempatan.objects.pada().filter(kepala=True, pegawai__status=StatusPegawai.AKTIF)
    baris = sorted(kini.select_related("pegawai"), key=lambda p: urut.index(JenisPenempatan(p.jenis)))
    for p in baris:
        kepala.setdefault(p.unit_id, p.pegawai_id)
    sementara = [p.pegawai_id for p in baris if p.jenis != JenisPenempatan.DEFINITIF]
    rumah = Penempatan.objects.definitif().pada().filter(pegawai__in=sementara).order_by()
    return Usulan(
        induk={pk: induk for pk, induk, _, _ in unit},
        kepala=kepala,
        orang={p.pegawai_id: p.pegawai for p in baris},
        opd=frozenset(pk for pk, _, opd, _ in unit if pk == opd),
        rumah=dict(rumah.values_list("pegawai_id", "unit_id")),
        setda=next((pk for pk, _, _, jenis in unit if jenis == JenisUnit.SETDA), None),
    )
