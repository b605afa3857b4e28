"""Points of the chart of one's own scores: what the page draws as SVG, oldest period first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from penilaian.choices import JenisPeriode
from penilaian.models import Periode
from penilaian.queries.nilai import NilaiSaya

LEBAR, TINGGI = 360, 202
_KIRI, _KANAN, _ATAS, _BAWAH = 34, 336, 16, 158
PALING_BANYAK = 6
_MAKS = 120


@dataclass(frozen=True)
class Titik:
    """One period: `x` of the column, its name in two lines (`label`, `tahun`), `hasil` and `perilaku` heights, None
    without a figure."""

    x: int
    label: str
    tahun: int
    hasil: int | None
    perilaku: int | None
    nilai: NilaiSaya


@dataclass(frozen=True)
class Grafik:
    """Columns, the two lines (points of a polyline, cut where a figure is missing) and the marked heights."""

    titik: list[Titik]
    garis_hasil: list[str]
    garis_perilaku: list[str]
    sumbu: list[tuple[int, Decimal]]
    lebar: int = LEBAR
    tinggi: int = TINGGI


def grafik(daftar: Sequence[NilaiSaya]) -> Grafik | None:
    """The last six scores of `nilai_sendiri` (newest first), of one kind of period, the latest that is not yearly; None
    when there is no figure at all."""
    berkala = [n for n in daftar if n.nilai.periode.jenis != JenisPeriode.TAHUNAN] or daftar
    pilih = [n for n in berkala if n.nilai.periode.jenis == berkala[0].nilai.periode.jenis][:PALING_BANYAK][::-1]
    angka = [a for n in pilih for a in (n.nilai.nilai_hasil, n.nilai.nilai_perilaku) if a is not None]
    if not angka:
        return None
    dasar = 0 if min(angka) < 70 else 60
    langkah = (_KANAN - _KIRI) / max(1, len(pilih))

    def tinggi(a: Decimal | None) -> int | None:
        return None if a is None else round(_BAWAH - (float(a) - dasar) / (_MAKS - dasar) * (_BAWAH - _ATAS))

    titik = [
        Titik(
            round(_KIRI + langkah * (i + 0.5)),
            _singkat(n.nilai.periode),
            n.nilai.periode.rentang.lower.year,
            tinggi(n.nilai.nilai_hasil),
            tinggi(n.nilai.nilai_perilaku),
            n,
        )
        for i, n in enumerate(pilih)
    ]
    kebijakan = pilih[-1].nilai.kebijakan
    tanda = [Decimal(dasar), kebijakan.ambang_sesuai, kebijakan.ambang_atas, Decimal(_MAKS)]
    return Grafik(
        titik,
        _garis([(t.x, t.hasil) for t in titik]),
        _garis([(t.x, t.perilaku) for t in titik]),
        [(tinggi(a) or 0, a) for a in tanda],
    )


def _singkat(periode: Periode) -> str:
    """The name without its year, short enough for a column: Triw. I, Sem. II, Januari, Setahun."""
    nama = periode.nama.replace(str(periode.rentang.lower.year), "").strip()
    for panjang, pendek in (("Triwulan", "Triw."), ("Semester", "Sem.")):
        nama = nama.replace(panjang, pendek)
    return nama if len(nama) <= 12 else nama[:11] + "…"


def _garis(titik: list[tuple[int, int | None]]) -> list[str]:
    bagian: list[list[str]] = [[]]
    for x, y in titik:
        if y is None:
            bagian.append([])
        else:
            bagian[-1].append(f"{x},{y}")
    return [" ".join(b) for b in bagian if len(b) > 1]
