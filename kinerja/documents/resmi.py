"""Official documents as they are handed out: registered, with code, QR and fingerprint in the footer.

Templates hand `data.terbit` to `surat` of `resmi.typ`. A fingerprint cannot stand inside the file it is taken of, so
there are two: that of the content is printed, that of the finished file is kept to compare an upload with. Nothing
in the file depends on when it is made, so the same content gives the same file.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from kinerja.documents.pdf import susun_pdf
from kinerja.documents.qr import qr_svg
from kinerja.domain.dokumen import Naskah, catat_berkas, terbitkan
from kinerja.models import DokumenTerbit
from kinerja.templatetags.ui import wib


def cetak_resmi(*, templat: Path, naskah: Sequence[Naskah]) -> list[bytes]:
    """The PDFs of these contents, in their order, issued and remembered; a fixed number of statements."""
    dokumen = terbitkan(naskah=naskah)
    berkas = [
        susun_pdf(templat=templat, data=n.isi | {"terbit": _terbit(d)}) for n, d in zip(naskah, dokumen, strict=True)
    ]
    catat_berkas(berkas=zip(dokumen, berkas, strict=True))
    return berkas


def _terbit(d: DokumenTerbit) -> dict[str, Any]:
    """What the footer shows."""
    tanggal = timezone.localtime(d.terbit)
    alamat = settings.ALAMAT_SITUS + reverse("kinerja:periksa_dokumen", args=[d.kode])
    return {
        "kode": d.kode_cetak,
        "alamat": alamat,
        "situs": (settings.ALAMAT_SITUS + reverse("kinerja:periksa")).removeprefix("https://").removeprefix("http://"),
        "sidik": d.sidik,
        "tanggal": [tanggal.year, tanggal.month, tanggal.day],
        "saat": wib(d.terbit),
        "qr": qr_svg(alamat),
    }
