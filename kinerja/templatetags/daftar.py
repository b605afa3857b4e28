"""Template tags of lists: pages, rows a page, sorting, downloads (builtin: no `load` needed)."""

from typing import Any

from django import template

from kinerja.views.daftar import PILIHAN_BARIS

register = template.Library()


@register.inclusion_tag("ui/halaman.html", takes_context=True)
def halaman(context: dict[str, Any], page_obj: Any) -> dict[str, Any]:
    """Which rows these are, how many a page, and the pages before and after."""
    return {
        "page_obj": page_obj,
        "kueri": _kueri(context, tanpa=("page",)),
        "kueri_baris": _kueri(context, tanpa=("page", "baris")),
        # Only views with the choice of rows say which key sorts; others have one size of page.
        "pilihan": PILIHAN_BARIS if "urut_kini" in context else (),
    }


@register.inclusion_tag("ui/unduh.html", takes_context=True)
def unduh(context: dict[str, Any]) -> dict[str, Any]:
    """Links to the list as a file: what is filtered, all pages."""
    return {"boleh": context.get("bisa_unduh"), "kueri": _kueri(context, tanpa=("page", "baris", "unduh"))}


@register.inclusion_tag("ui/urut.html", takes_context=True)
def urut(context: dict[str, Any], kunci: str, label: str, kelas: str = "") -> dict[str, Any]:
    """The `<th>` of a column that sorts: a link to `?urut=`, the other way round when it sorts already."""
    kini, ada = context.get("urut_kini", ""), context.get("urut_ada", {})
    tujuan = f"-{kunci}" if kini == kunci and f"-{kunci}" in ada else kunci
    return {
        "label": label,
        "kelas": kelas,
        "arah": {kunci: "ascending", f"-{kunci}": "descending"}.get(kini, ""),
        "kueri": _kueri(context, tanpa=("page", "urut"), urut=tujuan),
    }


@register.simple_tag(takes_context=True)
def saringan_terpakai(context: dict[str, Any], filter_: Any) -> bool:
    """Is any filter of the form in use? What a hidden field keeps, such as the chosen view, is none."""
    permintaan = context.get("request")
    terlihat = [f.name for f in filter_.form.visible_fields()]
    return bool(permintaan and any(permintaan.GET.get(nama) for nama in terlihat))


def _kueri(context: dict[str, Any], *, tanpa: tuple[str, ...], **ganti: str) -> str:
    """The query string of this page without some keys, and with others set."""
    if "request" not in context:
        return ""
    kueri = context["request"].GET.copy()
    for nama in tanpa:
        kueri.pop(nama, None)
    for nama, nilai in ganti.items():
        kueri[nama] = nilai
    return kueri.urlencode()
