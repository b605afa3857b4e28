"""Whether people get the hours they are owed, unit by unit: for leaders, HR, auditor and training manager."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai, JenisPenempatan
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import StatusKebutuhan
from pelatihan.models import AturanBelajar, Kebutuhan
from pelatihan.queries.jp import dengan_jp
from pelatihan.queries.lingkup import PERAN_MELIHAT

_PNS = (JenisPegawai.PNS, JenisPegawai.CPNS)


def boleh_melihat_kepatuhan(pengguna: Pengguna) -> bool:
    """Heads of units, and the roles that look after people or training."""
    return bool(pengguna.akses.unit_dipimpin) or pengguna.akses.punya(*PERAN_MELIHAT)


def akar_kepatuhan(pengguna: Pengguna) -> frozenset[int] | None:
    """Roots of the trees that the user looks into; None is the whole city."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return None
    return akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)


def unit_terlihat(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Units whose figures the user may open."""
    akar = akar_kepatuhan(pengguna)
    semua = UnitKerja.objects.without_tree_fields()
    return semua if akar is None else semua.filter(pk__in=unit_dan_bawahannya(akar))


@dataclass(frozen=True)
class BarisUnit:
    """PNS of a unit and everything below it, or (`langsung`) of the unit alone: `orang` in all, `cukup` with enough
    hours, `jam` together; needs confirmed and met this year."""

    unit: UnitKerja
    orang: int
    cukup: int
    jam: Decimal
    perlu: int
    terpenuhi: int
    langsung: bool = False

    @property
    def nama(self) -> str:
        return f"Langsung di {self.unit}" if self.langsung else str(self.unit)

    @property
    def persen(self) -> Decimal | None:
        return Decimal(100 * self.cukup) / self.orang if self.orang else None

    @property
    def rerata(self) -> Decimal | None:
        return self.jam / self.orang if self.orang else None

    @property
    def persen_terpenuhi(self) -> Decimal | None:
        return Decimal(100 * self.terpenuhi) / self.perlu if self.perlu else None


def kepatuhan(pengguna: Pengguna, unit: UnitKerja | None, aturan: AturanBelajar) -> list[BarisUnit]:
    """Rows of a tree, `unit` or what the user looks into: each unit right below its top with everybody below that
    unit, and those placed in the top itself; the tops themselves when there are several. Everybody counts in one row.
    Three statements for any number of people and levels."""
    akar = akar_kepatuhan(pengguna) if unit is None else frozenset({unit.pk})
    pohon = _pohon(akar)
    orang = _pns(aturan.tahun).filter(_jabatan(akar)).annotate(di=F("penempatan__unit")).order_by()
    jumlah = orang.values_list("di").annotate(
        n=Count("pk"), cukup=Count("pk", filter=Q(jp__gte=aturan.jp_pns)), jam=Sum("jp")
    )
    angka: dict[int, list[Any]] = {}
    puncak = [u.pk for u in pohon.values() if u.parent_id not in pohon]
    pusat = puncak[0] if len(puncak) == 1 else None
    for di, *isi in (*jumlah, *_perlu(aturan.tahun, akar)):
        baris = angka.setdefault(_naik(pohon, di, pusat), [0, 0, Decimal(0), 0, 0])
        awal = 0 if len(isi) == 3 else 3
        for n, nilai in enumerate(isi, awal):
            baris[n] += nilai
    hasil = [BarisUnit(pohon[pk], *isi, langsung=pk == pusat) for pk, isi in angka.items()]
    return sorted(hasil, key=lambda b: (b.persen is None, b.persen or 0, b.unit.kode))


def _pohon(akar: frozenset[int] | None) -> dict[int, UnitKerja]:
    semua = UnitKerja.objects.without_tree_fields().select_related("opd").order_by("kode")
    return {u.pk: u for u in (semua if akar is None else semua.filter(pk__in=unit_dan_bawahannya(akar)))}


def _naik(pohon: dict[int, UnitKerja], di: int, pusat: int | None) -> int:
    """The unit in whose row the people of a unit count: right below the top, or a top."""
    satu = pohon[di]
    while satu.parent_id in pohon and satu.parent_id != pusat:
        satu = pohon[satu.parent_id]
    return satu.pk


def _jabatan(akar: frozenset[int] | None, awalan: str = "") -> Q:
    """On people (or what points to them by `awalan`): placed in the tree today, each in one unit."""
    p = f"{awalan}penempatan__"
    jabatan = Q(**{f"{p}masa__contains": hari_ini(), f"{p}jenis": JenisPenempatan.DEFINITIF})
    return jabatan if akar is None else jabatan & Q(**{f"{p}unit__in": unit_dan_bawahannya(akar)})


def _pns(tahun: int) -> QuerySet[Pegawai]:
    semua = Pegawai.objects.filter(jenis__in=_PNS).exclude(status__in=SELESAI_DINAS)
    return dengan_jp(semua, date(tahun, 1, 1), date(tahun, 12, 31))


def _perlu(tahun: int, akar: frozenset[int] | None) -> QuerySet:
    """By unit: needs of the year that a superior confirmed or that were met, and those met."""
    status = (StatusKebutuhan.DIKONFIRMASI, StatusKebutuhan.TERPENUHI)
    baris = Kebutuhan.objects.filter(_jabatan(akar, "pegawai__"), tahun=tahun, status__in=status).order_by()
    return baris.values_list("pegawai__penempatan__unit").annotate(
        n=Count("pk"), beres=Count("pk", filter=Q(status=StatusKebutuhan.TERPENUHI))
    )


def jejak_unit(pengguna: Pengguna, unit: UnitKerja) -> list[UnitKerja]:
    """Units above one that the user may open too, the top first and without the top of the city; one statement."""
    akar = akar_kepatuhan(pengguna)
    atas = list(UnitKerja.objects.ancestors(unit))
    if akar is None:
        return atas[1:]
    mulai = next((n for n, u in enumerate(atas) if u.pk in akar), len(atas))
    return atas[mulai:]


def jumlahkan(baris: Iterable[BarisUnit]) -> dict[str, Any]:
    """All rows together, with the share of people and the mean of hours."""
    daftar = list(baris)
    orang, jam = sum(b.orang for b in daftar), sum((b.jam for b in daftar), Decimal(0))
    perlu, beres = sum(b.perlu for b in daftar), sum(b.terpenuhi for b in daftar)
    cukup = sum(b.cukup for b in daftar)
    return {
        "orang": orang,
        "cukup": cukup,
        "kurang": orang - cukup,
        "persen": Decimal(100 * cukup) / orang if orang else None,
        "rerata": jam / orang if orang else None,
        "perlu": perlu,
        "terpenuhi": beres,
    }


def cukup_jam(pengguna: Pengguna, aturan: AturanBelajar) -> tuple[int, int]:
    """(PNS with enough hours, all of them) of what the user looks into; one statement."""
    akar = akar_kepatuhan(pengguna)
    if akar is not None and not akar:
        return 0, 0
    orang = _pns(aturan.tahun).filter(_jabatan(akar)).order_by()
    hitung = orang.aggregate(cukup=Count("pk", filter=Q(jp__gte=aturan.jp_pns)), semua=Count("pk"))
    return hitung["cukup"], hitung["semua"]


def orang_kurang(pengguna: Pengguna, unit: UnitKerja | None, aturan: AturanBelajar) -> QuerySet[Pegawai]:
    """PNS short of hours in the tree, fewest hours first: as many as the rows of `kepatuhan` count."""
    akar = akar_kepatuhan(pengguna) if unit is None else frozenset({unit.pk})
    semua = _pns(aturan.tahun).filter(_jabatan(akar), jp__lt=aturan.jp_pns)
    return semua.annotate(unit_nama=F("penempatan__unit__nama"), kurang=aturan.jp_pns - F("jp")).order_by(
        "jp", "nama", "pk"
    )
