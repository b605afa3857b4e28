"""QR codes of printed addresses."""

from io import BytesIO

import segno
from django.utils.safestring import mark_safe


def qr_svg(alamat: str) -> str:
    """The QR as SVG. A fixed mask reads as well as the best of eight and takes a quarter of the time."""
    isi = BytesIO()
    segno.make_qr(alamat, error="m", mask=3, boost_error=False).save(isi, kind="svg", border=0, xmldecl=False)
    return isi.getvalue().decode()


def qr_layar(alamat: str) -> str:
    """The QR as SVG for a page, to be read from the back of a room: it grows with its box, and carries its white margin
    with it, so that a dark theme does not swallow it."""
    kode = segno.make_qr(alamat, error="m")
    return mark_safe(kode.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr"))  # noqa: S308
