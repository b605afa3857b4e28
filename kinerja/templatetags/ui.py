"""Template tags of the user interface (builtin: no `load` needed)."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import heroicons
from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from structlog.contextvars import get_contextvars

from kinerja.angka import ringkas
from kinerja.slot import isi_slot
from kinerja.waktu import hari_terakhir, sisa_hari

register = template.Library()

NADA = {
    "sangat_baik": "sangat-baik",
    "istimewa": "sangat-baik",
    "di_atas": "sangat-baik",
    "selesai": "sangat-baik",
    "diterima": "sangat-baik",
    "apresiasi": "sangat-baik",
    "baik": "baik",
    "sesuai": "baik",
    "berlaku": "baik",
    "berjalan": "baik",
    "butuh_perbaikan": "perbaikan",
    "perbaikan": "perbaikan",
    "di_bawah": "perbaikan",
    "menunggu": "perbaikan",
    "digantikan": "perbaikan",
    "dicabut": "kurang",
    "kurang": "kurang",
    "sangat_kurang": "kurang",
    "gagal": "kurang",
}


@register.simple_tag
def tag(teks: object, nada: object = "netral") -> str:
    return format_html('<span class="tag tag-{}">{}</span>', NADA.get(str(nada), "netral"), teks)


@register.simple_tag
def ikon(nama: str, ukuran: int = 20) -> str:
    from heroicons.templatetags.heroicons import heroicon_outline

    try:
        return heroicon_outline(nama, size=ukuran, aria_hidden="true")
    except heroicons.IconDoesNotExist:
        return ""


@register.inclusion_tag("ui/kosong.html")
def kosong(judul: str, penjelasan: str = "", url: str = "", label: str = "") -> dict[str, str]:
    return {"judul": judul, "penjelasan": penjelasan, "url": url, "label": label}


@register.filter
def angka(nilai: object, desimal: int = 2) -> str:
    """A number with comma; None is a dash, never zero."""
    if nilai is None or nilai == "":
        return "–"
    # Django cuts digits off; figures of appraisal round half-up.
    bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-int(desimal)), rounding=ROUND_HALF_UP)
    return formats.number_format(bulat, decimal_pos=int(desimal), force_grouping=True)


@register.filter
def besaran(nilai: Decimal | int | None) -> str:
    """A quantity (target, result, weight) without needless zeros: 450; 2,6. Scores keep two decimals: `angka`."""
    return ringkas(nilai)


@register.filter
def wib(waktu: datetime | None) -> str:
    if not waktu:
        return "–"
    return f"{formats.date_format(timezone.localtime(waktu), 'DATETIME_FORMAT')} WIB"


@register.filter
def hari(iso: str) -> str:
    """A day that a statement gave as text ("2026-07-01"), as people write it."""
    return formats.date_format(date.fromisoformat(iso))


@register.filter
def titik(teks: object) -> str:
    """The end of a sentence: a name that ends in a title has its full stop already."""
    s = str(teks)
    return s if s.endswith(".") else f"{s}."


@register.filter
def nip(teks: object) -> str:
    s = str(teks or "")
    return f"{s[:8]} {s[8:14]} {s[14]} {s[15:]}" if len(s) == 18 and s.isdigit() else s


@register.filter
def peramban(user_agent: str) -> str:
    """Browser and system in two words, from what the browser says of itself."""
    kenal = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    sistem = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"))
    nama = next((n for tanda, n in kenal if tanda in user_agent), "Peramban lain")
    tempat = next((n for tanda, n in (*sistem, ("Linux", "Linux")) if tanda in user_agent), "")
    return f"{nama} di {tempat}" if tempat else nama


@register.filter
def masa(rentang: Any) -> str:
    """A half-open range as inclusive text; what both ends share (day, month, year) is said once."""
    if not rentang or rentang.lower is None:
        return "–"
    awal, akhir = rentang.lower, hari_terakhir(rentang)
    if akhir is None:
        return f"{formats.date_format(awal)} – sekarang"
    if awal == akhir:
        return formats.date_format(awal)
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day}–{formats.date_format(akhir)}"
    return f"{formats.date_format(awal, 'j F' if akhir.year == awal.year else None)} – {formats.date_format(akhir)}"


@register.filter
def sisa(tenggat: datetime | None) -> str:
    if not tenggat:
        return "–"
    hari = sisa_hari(tenggat)
    if hari == 0:
        return "hari ini"
    return f"{hari} hari lagi" if hari > 0 else f"lewat {-hari} hari"


@register.inclusion_tag("ui/konfirmasi.html", takes_context=True)
def konfirmasi(
    context: dict[str, Any], url: str, label: str, sasaran: object, akibat: str = "", **pilihan: Any
) -> dict[str, Any]:
    """A button that asks before it acts, without JavaScript: opened, it names what happens and posts to `url`.

    `alasan=True` asks for a reason, `tautan=True` looks like a link, `peringatan` are sentences that speak against it,
    `nyatakan` is (name, value, words) of a box that must be ticked; every other keyword is a hidden field.
    """
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "label": label,
        "sasaran": sasaran,
        "akibat": akibat,
        "alasan": pilihan.pop("alasan", False),
        "tautan": pilihan.pop("tautan", False),
        "peringatan": pilihan.pop("peringatan", ()),
        "nyatakan": pilihan.pop("nyatakan", None),
        "isian": pilihan,
        "id": f"alasan-{url.strip('/').replace('/', '-')}",
    }


@register.simple_tag
def tenggat(waktu: datetime | None) -> str:
    """Badge of the days left: the number stands out, what is late is red; "tanpa tenggat" when nothing presses."""
    if not waktu:
        return format_html('<span class="tenggat tenggat-terbuka">tanpa tenggat</span>')
    hari = sisa_hari(waktu)
    if hari == 0:
        return format_html('<span class="tenggat"><b>hari</b>ini</span>')
    if hari > 0:
        return format_html('<span class="tenggat"><b>{}</b>hari lagi</span>', hari)
    return format_html('<span class="tenggat tenggat-lewat"><b>{}</b>hari lewat</span>', -hari)


@register.simple_tag(takes_context=True)
def tautan_slot(context: Any, nama: str, **tanya: Any) -> str:
    """Links that upper apps offer here, as (label, URL name, who may) in the slot `nama`; `tanya` becomes the query,
    empty values left out. A lower page points upward so without knowing what stands there."""
    pengguna, isi = context["user"], {k: v for k, v in tanya.items() if v}
    tautan = ((reverse(url), label) for label, url, boleh in isi_slot(nama) if boleh(pengguna))
    return format_html_join(" ", '<a class="kecil" href="{}?{}">{}</a>', ((u, urlencode(isi), x) for u, x in tautan))


@register.simple_tag
def tautan_publik(nama: str) -> str:
    """Links for everybody that upper apps offer here, as (label, URL name) in the slot `nama`: items of a list."""
    tautan = ((reverse(url), label) for label, url in isi_slot(nama))
    return format_html_join("", '<li><a href="{}">{}</a></li>', tautan)


@register.simple_tag(takes_context=True)
def isi_blok(context: Any, nama: str) -> str:
    """Content of a block a second time: the title of a page is also its h1."""
    blok = context.render_context.get(BLOCK_CONTEXT_KEY)
    simpul = blok.get_block(nama) if blok else None
    return simpul.nodelist.render(context) if simpul else ""


@register.simple_tag(takes_context=True)
def samping_halaman(context: dict[str, Any]) -> str:
    """What apps show below any page of theirs or others (slot `samping_halaman`: functions of the request)."""
    permintaan = context.get("request")
    return mark_safe("".join(fn(permintaan) for fn in isi_slot("samping_halaman")) if permintaan else "")  # noqa: S308


@register.inclusion_tag("ui/rujukan.html")
def rujukan() -> dict[str, str]:
    """Reference of this request on an error page: the beginning of `request_id` in its log lines, "" without one."""
    return {"nomor": str(get_contextvars().get("request_id", ""))[:8]}


@register.simple_tag
def sekali() -> str:
    """Hidden token of a form that acts once, however often its button is pressed (`SekaliMiddleware`)."""
    return format_html('<input type="hidden" name="_sekali" value="{}">', uuid4().hex)
