"""Charts drawn by the server: a picture with title and summary, and the same figures as a table."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template

from kinerja.templatetags.ui import angka

register = template.Library()

LEBAR = 320


@register.inclusion_tag("ui/grafik_batang.html")
def grafik_batang(
    judul: str, baris: Iterable[tuple[str, Any]], satuan: str = "", desimal: int = 0, ringkas: str = ""
) -> dict[str, Any]:
    """Horizontal bars of (label, figure); an unknown figure has no bar. `ringkas` replaces the summary made here."""
    data = [(str(label), None if nilai is None else Decimal(str(nilai))) for label, nilai in baris]
    ada = [(label, nilai) for label, nilai in data if nilai is not None]
    puncak = max((nilai for _, nilai in ada), default=Decimal(0))
    batang = [
        {
            "label": label,
            "teks": "–" if nilai is None else f"{angka(nilai, desimal)} {satuan}".strip(),
            "lebar": f"{max(Decimal(0), nilai) / puncak * LEBAR:.1f}" if nilai and puncak > 0 else "0",
        }
        for label, nilai in data
    ]
    return {"judul": judul, "batang": batang, "ringkas": ringkas or _ringkas(ada, satuan, desimal), "satuan": satuan}


def _ringkas(ada: list[tuple[str, Decimal]], satuan: str, desimal: int) -> str:
    if not ada:
        return "Belum ada angka."
    (tinggi, n_tinggi), (rendah, n_rendah) = max(ada, key=lambda x: x[1]), min(ada, key=lambda x: x[1])
    akhir = f" {satuan}" if satuan else ""
    if n_tinggi == n_rendah:
        return f"Semua {angka(n_tinggi, desimal)}{akhir}."
    return (
        f"Tertinggi {tinggi}, {angka(n_tinggi, desimal)}{akhir}; terendah {rendah}, {angka(n_rendah, desimal)}{akhir}."
    )
