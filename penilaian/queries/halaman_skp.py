"""What the pages of a plan show, in a fixed number of statements."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from penilaian.choices import SKP_MENGIKAT, StatusPeriode, StatusRealisasi, StatusSKP
from penilaian.models import SKP, Bukti, HasilKerja, Indikator, Periode, Realisasi, TargetPeriode
from penilaian.queries.kualitatif import kualitatif


def rincian_rencana(skp: SKP) -> list[HasilKerja]:
    """Results of a plan, each with `daftar_indikator`, each of those with `daftar_target` (oldest period first)."""
    target = TargetPeriode.objects.select_related("periode__kebijakan").order_by("periode__rentang")
    isi = Prefetch("target", queryset=target, to_attr="daftar_target")
    indikator = Indikator.objects.select_related("pustaka").prefetch_related(isi)
    return list(
        HasilKerja.objects.filter(skp=skp)
        .select_related("hasil_atasan", "dari_matriks")
        .prefetch_related(Prefetch("indikator", queryset=indikator, to_attr="daftar_indikator"))
    )


@dataclass(frozen=True)
class TabelTarget:
    """Targets with a column a period (oldest first) and a row an indicator; a cell without target is None."""

    periode: list[Periode]
    baris: list[tuple[Indikator, list[tuple[Periode, TargetPeriode | None]]]]


def tabel_target(hasil: list[Any]) -> TabelTarget:
    """The table of what `rincian_rencana` has read; indicators without any target are left out."""
    indikator = [i for h in hasil for i in h.daftar_indikator if i.daftar_target]
    unik = {t.periode_id: t.periode for i in indikator for t in i.daftar_target}
    periode = sorted(unik.values(), key=lambda p: (p.rentang.lower, p.pk))
    per_periode = [(i, {t.periode_id: t for t in i.daftar_target}) for i in indikator]
    return TabelTarget(periode, [(i, [(p, target.get(p.pk)) for p in periode]) for i, target in per_periode])


def periode_lapor(skp: SKP) -> QuerySet[Periode]:
    """Periods whose results can be looked at, newest first; none before the plan is approved."""
    if skp.status not in SKP_MENGIKAT:
        return Periode.objects.none()
    return Periode.objects.tampil().filter(jenis=skp.jenis_periode, rentang__overlap=skp.rentang)


def _bertemu(satu: Any, dua: Any) -> bool:
    return (dua.upper is None or satu.lower < dua.upper) and dua.lower < satu.upper


def pasang_periode_terbuka(daftar: list[SKP]) -> None:
    """Set on each plan `periode_terbuka`: the running periods of its kind that it reaches into, if it is approved."""
    berjalan = list(Periode.objects.tampil().filter(status=StatusPeriode.BERJALAN).order_by("tenggat_realisasi"))
    for skp in daftar:
        skp.periode_terbuka = [  # type: ignore[attr-defined]
            p
            for p in berjalan
            if skp.status == StatusSKP.BERLAKU and p.jenis == skp.jenis_periode and _bertemu(p.rentang, skp.rentang)
        ]


def periode_bertarget(skp: SKP, hasil: list[Any]) -> list[Periode]:
    """`periode_lapor` of those with a target, newest first, out of what `rincian_rencana` has read; of a qualitative
    plan all."""
    if skp.status not in SKP_MENGIKAT:
        return []
    if kualitatif(skp):
        return list(periode_lapor(skp))
    target = (t for h in hasil for i in h.daftar_indikator for t in i.daftar_target)
    terbuka = [t.periode for t in target if t.periode.status != StatusPeriode.RENCANA]
    unik = {p.pk: p for p in terbuka if p.jenis == skp.jenis_periode}
    return sorted(unik.values(), key=lambda p: p.rentang.lower, reverse=True)


def baris_realisasi(skp: SKP, periode: Periode, *, milik: bool) -> list[TargetPeriode]:
    """Targets of the period with their indicator and result; `hasil_kini` is what was reported, or None, with
    `daftar_bukti`. A draft is there only for the owner of the plan (`milik`)."""
    semua = Realisasi.objects.filter(skp=skp, periode=periode)
    realisasi = {
        r.indikator_id: r
        for r in (semua if milik else semua.exclude(status=StatusRealisasi.DRAF)).prefetch_related(
            Prefetch("bukti", queryset=Bukti.objects.select_related("berkas"), to_attr="daftar_bukti")
        )
    }
    target: list[Any] = list(
        TargetPeriode.objects.filter(skp=skp, periode=periode)
        .select_related("indikator__hasil", "indikator__pustaka")
        .order_by("-indikator__hasil__jenis", "indikator__hasil__urutan", "indikator__urutan", "pk")
    )
    if kualitatif(skp):
        target += _tanpa_target(skp, periode, {t.indikator_id for t in target})
    for t in target:
        t.hasil_kini = realisasi.get(t.indikator_id)
    return target


def _tanpa_target(skp: SKP, periode: Periode, ada: set[int]) -> list[TargetPeriode]:
    """Rows (not stored) of the other indicators: a qualitative plan is reported in words, with or without target."""
    urut = ("-hasil__jenis", "hasil__urutan", "urutan", "pk")
    indikator = Indikator.objects.filter(skp=skp).exclude(pk__in=ada).select_related("hasil", "pustaka").order_by(*urut)
    return [TargetPeriode(skp=skp, indikator=i, periode=periode) for i in indikator]
