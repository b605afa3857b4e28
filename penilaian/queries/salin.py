"""What comes over when a plan is begun as a copy of an earlier one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.waktu import hari_ini, rentang
from penilaian.choices import SKP_MENGIKAT, StatusPeriode, StatusSKP
from penilaian.models import SKP, HasilKerja, Indikator, Periode, TargetPeriode
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.jenis_periode import jenis_untuk


def rentang_tahun(tahun: int | None = None) -> DateRange:
    """A calendar year, that of today by default."""
    tahun = tahun or hari_ini().year
    return rentang(date(tahun, 1, 1), date(tahun, 12, 31))


def sumber_salinan(milik: Iterable[SKP], tahun: int | None = None) -> SKP | None:
    """The newest approved plan among a person's own; None while one of the year (this one) runs, which gets a new
    version."""
    awal = rentang_tahun(tahun).lower
    disetujui = [s for s in milik if s.status in SKP_MENGIKAT]
    if any(s.status == StatusSKP.BERLAKU and s.rentang.upper > awal for s in disetujui):
        return None
    return max(disetujui, key=lambda s: (s.rentang.upper, s.versi), default=None)


@dataclass(frozen=True)
class BarisTarget:
    """One indicator with what each open period of the new plan would aim at (None: to be filled in)."""

    indikator: Indikator
    sel: tuple[tuple[Periode, TargetPeriode | None], ...]


@dataclass(frozen=True)
class Salinan:
    """Results as of `rincian_rencana` of the earlier plan, and the targets as they would be."""

    asal: SKP
    hasil: list[HasilKerja]
    periode: tuple[Periode, ...]
    target: tuple[BarisTarget, ...]

    @property
    def tanpa_target(self) -> int:
        """How many targets are left to fill in."""
        return sum(1 for b in self.target for _, t in b.sel if t is None)


def siapkan_salinan(asal: SKP, masa: DateRange) -> Salinan:
    """The copy of a plan for other dates: a period gets the target of the same quarter (month, semester) of the
    earlier plan, else the latest one of its kind."""
    hasil: list[Any] = rincian_rencana(asal)
    jenis = jenis_untuk(asal.penempatan.jabatan)
    periode = tuple(
        Periode.objects.filter(jenis=jenis, rentang__overlap=masa)
        .exclude(status=StatusPeriode.DITUTUP)
        .order_by("rentang")
    )
    baris = tuple(
        BarisTarget(i, tuple((p, _padanan(i.daftar_target, p)) for p in periode))
        for h in hasil
        for i in h.daftar_indikator
    )
    return Salinan(asal, hasil, periode, baris)


def _padanan(lama: list[TargetPeriode], periode: Periode) -> TargetPeriode | None:
    sejenis = [t for t in lama if t.periode.jenis == periode.jenis and not t.tidak_dievaluasi]
    mulai = (periode.rentang.lower.month, periode.rentang.lower.day)
    sama = [t for t in sejenis if (t.periode.rentang.lower.month, t.periode.rentang.lower.day) == mulai]
    cocok = sama or sejenis
    return cocok[-1] if cocok else None
