"""What an innovation has done, as its page and the gallery say it: no statement of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inovasi.choices import JenisUkuran
from inovasi.models import Dampak, Jangkauan, Replikasi
from inovasi.rumus import N_DAMPAK
from inovasi.rumus_bagan import Bagan, bagan

_BERGAMBAR = (JenisUkuran.IKM, JenisUkuran.UNSUR)


@dataclass(frozen=True)
class Hasil:
    """`gambar` pairs each strip of `bagan` with its measure; `jangkauan` is the sum over `bulan` months, None when they
    count different things; `replikasi` other units that took it over."""

    dampak: Sequence[Dampak]
    bagan: Bagan | None
    gambar: list[tuple[Any, Dampak]]
    jangkauan: int | None
    satuan: str
    bulan: int
    replikasi: int
    n_paling_sedikit: int = N_DAMPAK


def hasil(dampak: Sequence[Dampak], jangkauan: Sequence[Jangkauan], replikasi: Sequence[Replikasi]) -> Hasil | None:
    """None when nothing was measured, counted or taken over."""
    if not (dampak or jangkauan or replikasi):
        return None
    urut = list(JenisUkuran)
    dampak = sorted(dampak, key=lambda d: urut.index(JenisUkuran(d.ukuran)))
    gambar = [d for d in dampak if d.ukuran in _BERGAMBAR and d.sebelum is not None and d.sesudah is not None]
    isi = bagan([(d.sebelum, d.sesudah, d.bawah, d.atas) for d in gambar])  # type: ignore[misc]
    satuan = {j.satuan for j in jangkauan}
    return Hasil(
        dampak=dampak,
        bagan=isi,
        gambar=list(zip(isi.garis, gambar, strict=True)) if isi else [],
        jangkauan=sum(j.jumlah for j in jangkauan) if len(satuan) == 1 else None,
        satuan=satuan.pop() if len(satuan) == 1 else "",
        bulan=len(jangkauan),
        replikasi=len(replikasi),
    )
