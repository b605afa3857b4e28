"""Units in a period: own result, predikat, people in summary; for one unit, and for a level of the tree."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import PredikatOrganisasi
from penilaian.models import SKP, Periode, PutusanUnit, RekomendasiUnit
from penilaian.queries.hasil_unit import HasilUnit, hasil_unit
from penilaian.queries.lingkup_unit import unit_dipantau, unit_terlihat_dipantau
from penilaian.queries.orang_unit import RingkasOrang, gabung, per_unit
from penilaian.queries.predikat_unit import putusan_unit_terbaru


@dataclass
class BarisUnit:
    """A unit of the overview; `orang` counts those below it too, None where the reader may not see people in summary;
    `anak` how many units stand directly below it."""

    unit: UnitKerja
    putusan: PutusanUnit | None
    hasil: HasilUnit | None
    orang: RingkasOrang | None
    anak: int = 0


@dataclass
class Ikhtisar:
    """One level of the tree: `pusat` the chosen unit (None: the top of what one sees), its units below in `baris`,
    `jalur` the way up; `predikat` counts the rows by label."""

    pusat: BarisUnit | None
    jalur: list[UnitKerja]
    baris: list[BarisUnit]
    predikat: list[tuple[str, int]] = field(default_factory=list)


def ikhtisar(pengguna: Pengguna, periode: Periode, kode: str = "") -> Ikhtisar | None:
    """The level below `kode` of the units this user sees, None for a unit out of sight. Six statements in all."""
    unit: dict[int, Any] = {u.pk: u for u in unit_terlihat_dipantau(pengguna).filter(aktif=True).order_by("kode")}
    pusat = next((u for u in unit.values() if u.kode == kode), None)
    if kode and pusat is None:
        return None
    anak: dict[int | None, list[Any]] = {}
    for u in unit.values():
        anak.setdefault(u.parent_id if u.parent_id in unit else None, []).append(u)
    puncak = anak.get(None, [])
    if pusat is None and len(puncak) == 1:
        pusat = puncak[0]
    orang = _orang(pengguna, periode, unit, anak)
    hasil = hasil_unit(periode)
    putusan = {p.unit_id: p for p in putusan_unit_terbaru(periode)}

    def baris(u: UnitKerja) -> BarisUnit:
        return BarisUnit(u, putusan.get(u.pk), hasil.get(("unit", u.pk)), orang.get(u.pk), len(anak.get(u.pk, [])))

    isi = [baris(u) for u in (anak.get(pusat.pk, []) if pusat else puncak)]
    return Ikhtisar(baris(pusat) if pusat else None, _jalur(pusat, unit), isi, _sebaran_predikat(isi))


def _jalur(pusat: Any, unit: dict[int, Any]) -> list[UnitKerja]:
    """Units above, the top first."""
    jalur: list[UnitKerja] = []
    atas = unit.get(pusat.parent_id) if pusat else None
    while atas:
        jalur.insert(0, atas)
        atas = unit.get(atas.parent_id)
    return jalur


def _sebaran_predikat(baris: list[BarisUnit]) -> list[tuple[str, int]]:
    banyak = Counter(b.putusan.predikat if b.putusan else "" for b in baris)
    return [(str(p.label), banyak[p.value]) for p in PredikatOrganisasi] + [("Belum ditetapkan", banyak[""])]


def _orang(
    pengguna: Pengguna, periode: Periode, unit: dict[int, Any], anak: dict[int | None, list[Any]]
) -> dict[int, RingkasOrang]:
    """People of each watched unit with those below it."""
    dipantau = unit_dipantau(pengguna).order_by()
    langsung = per_unit(periode, SKP.objects.filter(unit__in=dipantau.values("pk")))
    semua: dict[int, RingkasOrang] = {}

    def jumlahkan(pk: int) -> RingkasOrang:
        bagian = [jumlahkan(u.pk) for u in anak.get(pk, [])]
        semua[pk] = gabung([langsung.get(pk, RingkasOrang()), *bagian])
        return semua[pk]

    for u in anak.get(None, []):
        jumlahkan(u.pk)
    return {pk: r for pk, r in semua.items() if unit[pk].dipantau}


def orang_satu_unit(unit: UnitKerja, periode: Periode) -> RingkasOrang:
    """People of a unit and of all units below it."""
    return gabung(per_unit(periode, SKP.objects.filter(unit__in=unit_dan_bawahannya([unit.pk]))).values())


def riwayat_predikat(unit: UnitKerja, periode: Periode) -> QuerySet[PutusanUnit]:
    """All decisions, the newest first."""
    return PutusanUnit.objects.filter(unit=unit, periode=periode).select_related("oleh")


def rekomendasi(unit: UnitKerja, periode: Periode) -> QuerySet[RekomendasiUnit]:
    """All recommendations, the newest first."""
    return RekomendasiUnit.objects.filter(unit=unit, periode=periode).select_related("oleh")
