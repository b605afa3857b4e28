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
from pelatihan.models import AturanBelajar, EfekProgram, Kebutuhan
from pelatihan.queries.jp import dengan_jp
from pelatihan.queries.lingkup import PERAN_MELIHAT, orang_terlihat

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
    """PNS of a unit: `orang` in all, `cukup` with enough hours, `jam` together; needs confirmed and met this year."""

    unit: UnitKerja
    orang: int
    cukup: int
    jam: Decimal
    perlu: int
    terpenuhi: int

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
    """Rows of a tree: by agency for the whole city, by unit below `unit` or below what the user leads. Three
    statements for any number of people."""
    akar = akar_kepatuhan(pengguna) if unit is None else frozenset({unit.pk})
    kunci = "opd" if akar is None else "pk"
    jabatan = Q(penempatan__masa__contains=hari_ini(), penempatan__jenis=JenisPenempatan.DEFINITIF)
    if akar is not None:
        jabatan &= Q(penempatan__unit__in=unit_dan_bawahannya(akar))
    orang = _pns(aturan.tahun).filter(jabatan).annotate(kelompok=F(f"penempatan__unit__{kunci}"))
    jumlah = (
        orang.order_by()
        .values("kelompok")
        .annotate(n=Count("pk"), cukup=Count("pk", filter=Q(jp__gte=aturan.jp_pns)), jam=Sum("jp"))
    )
    perlu = _perlu(aturan.tahun, akar, kunci)
    daftar = {b["kelompok"]: b for b in jumlah}
    semua = UnitKerja.objects.without_tree_fields().select_related("opd").filter(pk__in={*daftar, *perlu} - {None})
    kosong = {"n": 0, "cukup": 0, "jam": Decimal(0)}
    baris = [_baris(u, daftar.get(u.pk, kosong), perlu.get(u.pk, (0, 0))) for u in semua.order_by("kode")]
    return sorted(baris, key=lambda b: (b.persen is None, b.persen or 0, b.unit.kode))


def _baris(unit: UnitKerja, b: dict[str, Any], perlu: tuple[int, int]) -> BarisUnit:
    return BarisUnit(unit, b["n"], b["cukup"], b["jam"], *perlu)


def _pns(tahun: int) -> QuerySet[Pegawai]:
    semua = Pegawai.objects.filter(jenis__in=_PNS).exclude(status__in=SELESAI_DINAS)
    return dengan_jp(semua, date(tahun, 1, 1), date(tahun, 12, 31))


def _perlu(tahun: int, akar: frozenset[int] | None, kunci: str) -> dict[int, tuple[int, int]]:
    """Unit → needs of the year that a superior confirmed or that were met, and those met."""
    p = "pegawai__penempatan__"
    jabatan = Q(**{f"{p}masa__contains": hari_ini(), f"{p}jenis": JenisPenempatan.DEFINITIF})
    if akar is not None:
        jabatan &= Q(**{f"{p}unit__in": unit_dan_bawahannya(akar)})
    status = (StatusKebutuhan.DIKONFIRMASI, StatusKebutuhan.TERPENUHI)
    baris = Kebutuhan.objects.filter(jabatan, tahun=tahun, status__in=status).order_by()
    hitung = baris.values_list(f"{p}unit__{kunci}").annotate(
        n=Count("pk"), beres=Count("pk", filter=Q(status=StatusKebutuhan.TERPENUHI))
    )
    return {u: (n, beres) for u, n, beres in hitung}


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


def orang_kurang(pengguna: Pengguna, unit: UnitKerja | None, aturan: AturanBelajar) -> QuerySet[Pegawai]:
    """PNS short of hours in the tree, of those whose learning the user may see, fewest hours first."""
    boleh = orang_terlihat(pengguna)
    akar = akar_kepatuhan(pengguna) if unit is None else frozenset({unit.pk})
    jabatan = Q(penempatan__masa__contains=hari_ini(), penempatan__jenis=JenisPenempatan.DEFINITIF)
    if akar is not None:
        jabatan &= Q(penempatan__unit__in=unit_dan_bawahannya(akar))
    semua = _pns(aturan.tahun).filter(jabatan, jp__lt=aturan.jp_pns)
    if boleh is not None:
        semua = semua.filter(boleh)
    return semua.annotate(unit_nama=F("penempatan__unit__nama"), kurang=aturan.jp_pns - F("jp")).order_by(
        "jp", "nama", "pk"
    )


def efek_terbaru() -> list[EfekProgram]:
    """The newest measurement of each programme, in one statement."""
    terbaru = EfekProgram.objects.order_by("program_id", "-sesudah").distinct("program_id").values("pk")
    return list(EfekProgram.objects.filter(pk__in=terbaru).select_related("program").order_by("program__nama"))
