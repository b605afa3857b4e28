"""Charts drawn by the server: a picture with title and summary, and the same figures as a table."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html, format_html_join

from kinerja.templatetags.ui import NADA, angka

register = template.Library()

LEBAR = 320


@register.inclusion_tag("ui/grafik_batang.html")
def grafik_batang(
    judul: str,
    baris: Iterable[tuple[str, Any]],
    satuan: str = "",
    desimal: int = 0,
    ringkas: str = "",
    puncak: int = 0,
) -> dict[str, Any]:
    """Horizontal bars of (label, figure); an unknown figure has no bar. Whole figures with a unit are counts, which add
    up. `ringkas` replaces the summary made here; `puncak` is the end of a fixed scale, else the largest figure is."""
    data = [(str(label), None if nilai is None else Decimal(str(nilai))) for label, nilai in baris]
    ada = [(label, nilai) for label, nilai in data if nilai is not None]
    ujung = Decimal(puncak) or max((nilai for _, nilai in ada), default=Decimal(0))
    batang = [
        {
            "label": label,
            "teks": "–" if nilai is None else f"{angka(nilai, desimal)} {satuan}".strip(),
            "lebar": f"{max(Decimal(0), nilai) / ujung * LEBAR:.1f}" if nilai and ujung > 0 else "0",
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


@register.simple_tag
def selang_nol(nilai: Decimal, bawah: Decimal, atas: Decimal, batas: Decimal) -> str:
    """A difference as a dot on its interval, on the scale from -`batas` to `batas`; a line marks zero."""

    def x(n: Decimal) -> Decimal:
        tepi = max(-batas, min(batas, n))
        return (tepi + batas) / (2 * batas) * LEBAR_SELANG

    return format_html(
        '<svg class="selang" width="{0}" height="20" viewBox="-5 0 {1} 20" role="img" '
        'aria-label="{2} poin, antara {3} dan {4}"><rect class="alas" y="8" width="{0}" height="4" rx="2"/>'
        '<rect class="bar" x="{5}" y="6" width="{6}" height="8" rx="3"/>'
        '<line class="batas" x1="{7}" x2="{7}" y1="1" y2="19"/><circle cx="{8}" cy="10" r="4.5"/></svg>',
        LEBAR_SELANG,
        LEBAR_SELANG + 10,
        angka(nilai, 1),
        angka(bawah, 1),
        angka(atas, 1),
        f"{x(bawah):.1f}",
        f"{max(x(atas) - x(bawah), Decimal(1)):.1f}",
        f"{LEBAR_SELANG / 2:.1f}",
        f"{x(nilai):.1f}",
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


@register.simple_tag
def batang(persen: object) -> str:
    """Bar of a capaian: 100 is marked, the end is 120; from 110 on what lies above the target is gold. Nothing for an
    unknown figure. `ui/kunci_capaian.html` says what the colours mean."""
    if persen is None or persen == "":
        return "–"
    nilai = max(Decimal(0), min(Decimal(120), Decimal(str(persen))))
    lebih = format_html('<rect class="bar-emas" x="101" width="{}" height="10"/>', f"{nilai - 101:.1f}")
    return format_html(
        '<svg width="120" height="10" viewBox="0 0 120 10" role="img" aria-label="Capaian {} persen">'
        '<rect class="alas" width="120" height="10" rx="5"/><rect class="{}" width="{}" height="10" rx="5"/>'
        '{}<line x1="100" x2="100" y1="0" y2="10" class="celah"/></svg>',
        angka(persen, 1),
        "bar" if nilai >= 90 else "bar-lemah",
        f"{nilai:.1f}",
        lebih if nilai >= 110 else "",
    )


@register.simple_tag
def tren(daftar_angka: Any) -> str:
    """Sparkline of figures, oldest first, drawn between 60 and 120: the dashed line is 100, the dot the newest."""
    daftar = [Decimal(str(x)) for x in daftar_angka or [] if x is not None]
    if not daftar:
        return "–"
    langkah = 76 / max(1, len(daftar) - 1)
    tinggi = [24 - (min(max(x, Decimal(60)), Decimal(120)) - 60) * 22 / 60 for x in daftar]
    titik = [(f"{6 + i * langkah:.1f}", f"{y:.1f}") for i, y in enumerate(tinggi)]
    return format_html(
        '<svg width="88" height="26" viewBox="0 0 88 26" role="img" aria-label="Tren: {}">'
        '<line class="target" x1="4" x2="84" y1="9.3" y2="9.3"/><polyline class="garis" points="{}"/>'
        '<circle class="titik" cx="{}" cy="{}" r="3"/></svg>',
        "; ".join(angka(x, 1) for x in daftar),
        " ".join(",".join(t) for t in titik),
        *titik[-1],
    )


@register.simple_tag
def deret(pasangan: Any) -> str:
    """Small line of counts by day (pairs, oldest first), drawn from 0 to the largest; the dot is the newest. Nothing
    for a single day: there is no line yet."""
    daftar = list(pasangan)
    if len(daftar) < 2:
        return "–"
    terbesar = max(n for _, n in daftar) or 1
    langkah = 76 / (len(daftar) - 1)
    titik = [(f"{6 + i * langkah:.1f}", f"{23 - n * 20 / terbesar:.1f}") for i, (_, n) in enumerate(daftar)]
    return format_html(
        '<svg width="88" height="26" viewBox="0 0 88 26" role="img" aria-label="{}">'
        '<polyline class="garis" points="{}"/><circle class="titik" cx="{}" cy="{}" r="3"/></svg>',
        "; ".join(f"{formats.date_format(t)}: {n}" for t, n in daftar),
        " ".join(",".join(t) for t in titik),
        *titik[-1],
    )


@register.simple_tag
def kemajuan(selesai: int, total: int) -> str:
    return format_html(
        '<progress class="w-100" max="{}" value="{}" aria-label="Kemajuan"></progress> '
        '<span class="kecil redup">{} dari {}</span>',
        total or 1,
        selesai,
        selesai,
        total,
    )


@register.inclusion_tag("ui/sebaran.html")
def sebaran(judul: str, daftar: Any) -> dict[str, Any]:
    """Bars of counts (objects with `label`, `nada`, `jumlah`) with their table; one hue a tone, the count beside it."""
    terbanyak = max((b.jumlah for b in daftar), default=0) or 1
    baris = [
        {"b": b, "y": 34 * n, "lebar": b.jumlah * 230 // terbanyak, "kelas": f"bar-{NADA.get(b.nada, 'netral')}"}
        for n, b in enumerate(daftar)
    ]
    return {"judul": judul, "baris": baris, "tinggi": 34 * len(baris)}
