"""Charts drawn by the server: a picture with title and summary, and the same figures as a table."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join

from kinerja.templatetags.ui import NADA, angka

register = template.Library()

LEBAR = 320


@register.inclusion_tag("ui/grafik_batang.html")
def grafik_batang(
    judul: str, baris: Iterable[tuple[str, Any]], satuan: str = "", desimal: int = 0, ringkas: str = ""
) -> dict[str, Any]:
    """Horizontal bars of (label, figure); an unknown figure has no bar. Whole figures with a unit are counts, which add
    up. `ringkas` replaces the summary made here."""
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
    if not desimal and satuan:
        banyak, n = max(ada, key=lambda x: x[1])
        jumlah = sum(nilai for _, nilai in ada)
        return (
            f"Terbanyak {banyak}: {angka(n, 0)} dari {angka(jumlah, 0)} {satuan}." if jumlah else f"Belum ada {satuan}."
        )
    (tinggi, n_tinggi), (rendah, n_rendah) = max(ada, key=lambda x: x[1]), min(ada, key=lambda x: x[1])
    akhir = f" {satuan}" if satuan else ""
    if n_tinggi == n_rendah:
        return f"Semua {angka(n_tinggi, desimal)}{akhir}."
    return (
        f"Tertinggi {tinggi}, {angka(n_tinggi, desimal)}{akhir}; terendah {rendah}, {angka(n_rendah, desimal)}{akhir}."
    )


# The scale of an index, and where its letters begin.
INDEKS_AWAL, INDEKS_AKHIR = Decimal(25), Decimal(100)
BATAS_MUTU = (Decimal(65), Decimal("76.61"), Decimal("88.31"))
LEBAR_SELANG = 160


@register.simple_tag
def selang_garis(nilai: Decimal, selang: tuple[Decimal, Decimal]) -> str:
    """An index as a dot on its 95 % interval, on the scale 25–100; thin lines mark where the letters begin."""
    bawah, atas = selang
    batas = format_html_join(
        "", '<line class="batas" x1="{0}" x2="{0}" y1="2" y2="18"/>', ((_posisi(b),) for b in BATAS_MUTU)
    )
    return format_html(
        '<svg class="selang" width="{}" height="20" viewBox="0 0 {} 20" role="img" aria-label="{} antara {} dan {}">'
        '<rect class="alas" y="8" width="{}" height="4" rx="2"/>{}'
        '<rect class="bar" x="{}" y="6" width="{}" height="8" rx="3"/><circle cx="{}" cy="10" r="4.5"/></svg>',
        LEBAR_SELANG,
        LEBAR_SELANG,
        angka(nilai),
        angka(bawah),
        angka(atas),
        LEBAR_SELANG,
        batas,
        _posisi(bawah),
        f"{max(Decimal(_posisi(atas)) - Decimal(_posisi(bawah)), Decimal(1)):.1f}",
        _posisi(nilai),
    )


def _posisi(nilai: Decimal) -> str:
    return f"{(nilai - INDEKS_AWAL) / (INDEKS_AKHIR - INDEKS_AWAL) * LEBAR_SELANG:.1f}"


@register.simple_tag
def komposisi(bagian: dict[str, int]) -> str:
    """One bar cut into parts (tone → count), widths by share; the counts stand in words beside it. Nothing for none."""
    jumlah = sum(bagian.values())
    if not jumlah:
        return ""
    kotak, x = [], 0.0
    for nada, banyak in bagian.items():
        lebar = banyak * LEBAR / jumlah
        if banyak:
            kotak.append((NADA.get(str(nada), "netral"), f"{x:.1f}", f"{max(lebar - 2, 1):.1f}"))
        x += lebar
    isi = format_html_join("", '<rect class="bar-{}" x="{}" width="{}" height="12" rx="2"/>', kotak)
    return format_html(
        '<svg class="komposisi" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true">{}</svg>', LEBAR, isi
    )
