"""Visit coupons, twelve on a page, to cut and hand out with every receipt."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import formats

from kinerja.documents.pdf import susun_pdf
from kinerja.documents.qr import qr_svg
from survei.models import Kupon, Layanan

TEMPLAT = Path(__file__).with_name("kupon.typ")


def pdf_kupon(*, layanan: Layanan, kupon: Sequence[Kupon], alamat: str) -> bytes:
    """A tagged PDF. The QR of each holds the address of its form; `alamat` is where the six characters are typed."""
    return susun_pdf(
        templat=TEMPLAT,
        data={
            "layanan": layanan.nama,
            "unit": layanan.unit.nama_jelas,
            "alamat": alamat,
            "kupon": [
                {
                    "kode": f"{k.kode[:3]} {k.kode[3:]}",
                    "loket": k.loket.nama if k.loket else "",
                    "sampai": formats.date_format(k.berlaku_sampai),
                    "qr": qr_svg(f"{alamat}k/{k.token}/"),
                }
                for k in kupon
            ],
        },
    )
