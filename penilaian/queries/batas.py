"""Bounded measures: the highest capaian that an indicator, and a whole plan, can reach by the policy in force."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kinerja.angka import ringkas
from penilaian import rumus
from penilaian.choices import JenisHasil, JenisUkuran, SumberIndikator
from penilaian.models import Kebijakan, Periode, TargetPeriode
from penilaian.rumus_batas import capaian_tertinggi

PERSEN = frozenset({"%", "persen", "prosen", "persentase"})
SERATUS = Decimal(100)


@dataclass(frozen=True)
class Batas:
    """The highest figure of `apa`, in percent or points, and the policy whose thresholds it is held against; `sebab`
    says why the measure is bounded, `periode` when (empty: always)."""

    apa: str
    tepat: Fraction
    kebijakan: Kebijakan
    sebab: str = ""
    periode: str = ""

    @property
    def angka(self) -> Decimal:
        """As scores are: with two digits."""
        return rumus.bulatkan(self.tepat)

    @property
    def di_bawah_ambang(self) -> bool:
        """The threshold of di atas ekspektasi is out of reach."""
        return self.angka < self.kebijakan.ambang_atas

    @property
    def sebutan(self) -> str:
        """The figure with one digit, two where one would say that a threshold is reached."""
        bulat = rumus.bulatkan(self.tepat, 1)
        ambang = (self.kebijakan.ambang_atas, self.kebijakan.ambang_sesuai)
        return ringkas(self.angka if any(bulat >= a > self.angka for a in ambang) else bulat)

    @property
    def kalimat(self) -> str:
        """Such as "Ukuran ini paling tinggi 105,3: tidak dapat mencapai ambang di atas ekspektasi (110)"."""
        teks = f"{self.apa} paling tinggi {self.sebutan}"
        if self.periode:
            teks += f" pada {self.periode}"
        if self.angka < self.kebijakan.ambang_sesuai:
            return f"{teks}: tidak dapat mencapai ambang sesuai ekspektasi ({ringkas(self.kebijakan.ambang_sesuai)})"
        if self.di_bawah_ambang:
            return f"{teks}: tidak dapat mencapai ambang di atas ekspektasi ({ringkas(self.kebijakan.ambang_atas)})"
        return teks


def batas_alami(i: Any, target: Decimal) -> tuple[Decimal, Decimal | None, str]:
    """Lowest value, highest value (None: no end) and why, of an indicator. What the indicator says comes first; a
    percentage is taken to end at 100 unless its own target lies above."""
    bawah = i.batas_bawah or Decimal(0)
    if i.ukuran == JenisUkuran.YA_TIDAK:
        return Decimal(0), Decimal(1), "ya atau tidak"
    if i.batas_atas is not None:
        return bawah, i.batas_atas, f"nilai paling tinggi {ringkas(i.batas_atas)} {i.satuan}"
    if i.sumber == SumberIndikator.LAYANAN:
        return bawah, SERATUS, "indeks kepuasan paling tinggi 100"
    if i.satuan.strip().lower() in PERSEN and target <= SERATUS:
        return bawah, SERATUS, "persen, dianggap paling tinggi 100"
    return bawah, None, f"nilai paling rendah {ringkas(bawah)} {i.satuan}" if bawah else ""


def batas_target(i: Any, t: Any, kebijakan: Kebijakan, periode: str = "") -> Batas | None:
    """The bound of an indicator with a target; None when it can reach the cap, or is not evaluated."""
    tinggi = None if t.tidak_dievaluasi else _tertinggi(i, t, kebijakan)
    if tinggi is None or tinggi >= kebijakan.capaian_maks:
        return None
    _, _, sebab = batas_alami(i, t.target_maks or t.target)
    return Batas("Ukuran ini", tinggi, kebijakan, sebab, periode)


def _tertinggi(i: Any, t: Any, kebijakan: Kebijakan) -> Fraction:
    bawah, atas, _ = batas_alami(i, t.target_maks or t.target)
    maks = kebijakan.capaian_maks
    return capaian_tertinggi(t.target, i.arah, t.target_maks, bawah=bawah, atas=atas, maks=maks)


def tandai_batas(hasil: Iterable[Any]) -> list[Batas]:
    """Give each indicator of what `rincian_rencana` has read its `batas` (None: unbounded), the lowest over its
    periods. Returns for each period in which something is bounded the highest figure of the whole plan, when that lies
    below the threshold of di atas ekspektasi."""
    hasil = list(hasil)
    per_periode: dict[int, list[tuple[Any, Any, Any]]] = {}
    for h in hasil:
        for i in h.daftar_indikator:
            ada = [b for t in i.daftar_target if (b := batas_target(i, t, t.periode.kebijakan, t.periode.nama))]
            i.batas = min(ada, key=lambda b: b.angka, default=None)
            if i.batas and len(ada) == len(i.daftar_target) and len({b.angka for b in ada}) == 1:
                i.batas = Batas(i.batas.apa, i.batas.tepat, i.batas.kebijakan, i.batas.sebab)
            for t in i.daftar_target:
                per_periode.setdefault(t.periode_id, []).append((h, i, t))
    semua = [(baris, baris[0][2].periode) for baris in per_periode.values()]
    rencana = [b for baris, p in semua if (b := batas_nilai(baris, p.kebijakan, p.nama)) and b.di_bawah_ambang]
    if len(rencana) == len(per_periode) and len({b.angka for b in rencana}) == 1:
        return [Batas(rencana[0].apa, rencana[0].tepat, rencana[0].kebijakan)]
    return rencana


def batas_nilai(baris: Iterable[tuple[Any, Any, Any]], kebijakan: Kebijakan, periode: str = "") -> Batas | None:
    """The highest figure of results from (result, indicator, target) of one period; None when nothing is evaluated."""
    dinilai = [(h.jenis, i.bobot, _tertinggi(i, t, kebijakan)) for h, i, t in baris if not t.tidak_dievaluasi]
    angka = rumus.nilai_hasil_tepat(
        [(bobot, c) for jenis, bobot, c in dinilai if jenis == JenisHasil.UTAMA],
        [(bobot, c) for jenis, bobot, c in dinilai if jenis != JenisHasil.UTAMA],
        maks=kebijakan.capaian_maks,
        tambahan_maks=kebijakan.tambahan_maks,
    )
    return None if angka is None else Batas("Nilai hasil kerja", angka, kebijakan, "", periode)


def ukuran_terbatas(periode: Periode, skp: Collection[int]) -> dict[int, list[tuple[str, Batas]]]:
    """For these plans the measures that cannot reach the threshold of di atas ekspektasi in the period, in one
    statement."""
    hasil: dict[int, list[tuple[str, Batas]]] = {}
    target = TargetPeriode.objects.filter(periode=periode, skp__in=skp).select_related("indikator").order_by("pk")
    for t in target:
        b = batas_target(t.indikator, t, periode.kebijakan)
        if b and b.di_bawah_ambang:
            hasil.setdefault(t.skp_id, []).append((t.indikator.uraian, b))
    return hasil
