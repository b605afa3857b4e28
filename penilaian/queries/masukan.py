"""The inputs of a score as they stand now, in the shape that is fingerprinted and compared."""

from collections.abc import Iterable
from typing import Any

from penilaian.models import SKP, Perilaku
from penilaian.queries.sidik import Keadaan, Masukan


def keadaan_masukan(skp: SKP, target: Iterable[Any], perilaku: Iterable[Perilaku]) -> Keadaan:
    """`target` as of `penilaian.queries.hitung.indikator_dinilai`, with the columns `r_…` of the result."""
    return Keadaan(
        skp.pendekatan, {t.indikator_id: _masukan(t) for t in target}, {(p.aspek, p.sumber): p.rating for p in perilaku}
    )


def _masukan(t: Any) -> Masukan:
    i = t.indikator
    isi = {
        "jenis": i.hasil.jenis,
        "bobot": i.bobot,
        "arah": i.arah,
        "sumber": i.sumber,
        "target": t.target,
        "target_maks": t.target_maks,
        "tidak_dievaluasi": t.tidak_dievaluasi,
        "nilai": t.r_nilai,
        "n": t.r_n,
        "selang_bawah": t.r_bawah,
        "selang_atas": t.r_atas,
        "status": t.r_status,
    }
    return {k: None if v is None else str(v) for k, v in isi.items()}
