"""Charts of several series, drawn by the server: bars side by side in groups, and a line over time."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template

from kinerja.templatetags.ui import angka

register = template.Library()

LEBAR, TINGGI, TEPI = 320, 110, 14
# One tone a series; the name stands beside each bar, so colour only helps.
_NADA = ("bar", "bar-emas", "bar-sangat-baik")


@register.inclusion_tag("ui/grafik_kelompok.html")
def grafik_kelompok(
    judul: str, seri: str, kelompok: Iterable[tuple[str, Sequence[int | None]]], ringkas: str = ""
) -> dict[str, Any]:
    """Horizontal bars of counts on one scale, at most three to a group: `seri` are their names divided by commas, each
    group is (label, counts); an unknown count has no bar. The same figures stand in a table beside it."""
    nama, isi = [s.strip() for s in seri.split(",")], list(kelompok)
    puncak = max((n for _, deret in isi for n in deret if n is not None), default=0) or 1
    baris = [
        (
            label,
            [
                {"label": s, "nada": nada, "teks": "–" if n is None else angka(n, 0), "lebar": _lebar(n, puncak)}
                for s, nada, n in zip(nama, _NADA, deret, strict=False)
            ],
        )
        for label, deret in isi
    ]
    return {"judul": judul, "kelompok": baris, "ringkas": ringkas}


def _lebar(n: int | None, puncak: int) -> str:
    return f"{(n or 0) * LEBAR / puncak:.1f}"


@register.inclusion_tag("ui/grafik_garis.html")
def grafik_garis(judul: str, titik: Iterable[tuple[str, Decimal | None]], satuan: str = "%") -> dict[str, Any]:
    """A line over time from 0 to the ten above the highest figure; an unknown one leaves a gap. No picture for fewer
    than two known figures. The same figures stand in a table beside it."""
    semua = list(titik)
    ada = [n for _, n in semua if n is not None]
    atas = (max(ada, default=Decimal(0)) // 10 + 1) * 10
    langkah = Decimal(LEBAR - 2 * TEPI) / max(1, len(semua) - 1)
    tempat = [
        None
        if n is None
        else (f"{TEPI + ke * langkah:.1f}", f"{TINGGI - 4 - n / atas * (TINGGI - 14):.1f}", label, angka(n, 1))
        for ke, (label, n) in enumerate(semua)
    ]
    return {
        "judul": judul,
        "satuan": satuan,
        "titik": [t for t in tempat if t] if len(ada) > 1 else [],
        "garis": _potongan(tempat),
        "atas": angka(atas, 0),
        "awal": semua[0][0] if semua else "",
        "akhir": semua[-1][0] if semua else "",
    }


def _potongan(tempat: list[tuple[str, str, str, str] | None]) -> list[str]:
    """The line in pieces, cut where a figure is unknown."""
    potong: list[list[str]] = [[]]
    for t in tempat:
        if t:
            potong[-1].append(f"{t[0]},{t[1]}")
        elif potong[-1]:
            potong.append([])
    return [" ".join(p) for p in potong if len(p) > 1]
