"""Activation slips, six on a page and each unit on pages of its own, to cut and hand out.

They are secrets, not documents that prove something: nothing of them is registered, and no page confirms them, because
a page that knows a slip would tell a finder that it is genuine."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from django.utils import formats

from kinerja.documents.pdf import susun_pdf
from kinerja.documents.qr import qr_svg

TEMPLAT = Path(__file__).with_name("slip.typ")


@dataclass(frozen=True)
class Slip:
    """What one person gets in hand."""

    nama: str
    nama_masuk: str
    unit: str
    kode: str


def pdf_slip(*, slip: Sequence[Slip], alamat: str, berlaku_sampai: date) -> bytes:
    """A tagged PDF of the slips in the order given, those of one unit together.

    The QR holds the address alone, neither name nor code.
    """
    return susun_pdf(
        templat=TEMPLAT,
        data={
            "unit": [
                {"nama": nama or "Belum ditempatkan", "slip": [asdict(s) for s in milik]}
                for nama, milik in groupby(slip, key=lambda s: s.unit)
            ],
            "alamat": alamat,
            "berlaku_sampai": formats.date_format(berlaku_sampai),
            "qr": qr_svg(alamat),
        },
    )
