"""What both sides see beside a plan before it is approved: bounded measures, and targets of the same position."""

from typing import Any

from penilaian.choices import SKP_MENGIKAT
from penilaian.models import SKP
from penilaian.queries.batas import Batas, tandai_batas
from penilaian.queries.sejabatan import target_sejabatan


def pertimbangan(skp: SKP, hasil: list[Any]) -> list[Batas]:
    """Give each indicator its `batas` and each target its `sejabatan` (None: too few people), in one statement; returns
    how high the whole plan can reach when that is below the upper threshold. Nothing once the plan binds. `hasil` as
    `rincian_rencana` reads it."""
    target = [(i, t) for h in hasil for i in h.daftar_indikator for t in i.daftar_target]
    if skp.status in SKP_MENGIKAT or not target:
        return []
    lain = target_sejabatan(skp, {t.periode_id for _, t in target})
    for i, t in target:
        t.sejabatan = lain.get((i.pk, t.periode_id))
    return tandai_batas(hasil)
