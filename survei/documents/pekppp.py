"""The evidence for PEKPPP as print and workbook."""

from pathlib import Path

from django.utils import formats

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.documents.tabel import xlsx
from kinerja.domain.dokumen import Naskah
from survei.models import FaktaLuar
from survei.queries.pekppp import BuktiPekppp

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf_pekppp(b: BuktiPekppp) -> bytes:
    """The five facts with their derivation and what proves them."""
    isi = {
        "judul": f"Bukti PEKPPP {b.unit.nama_jelas} {b.tahun}",
        "unit": str(b.unit),
        "fakta": [
            [f.judul, f.capaian, f.cara, [nama for nama, _ in f.bukti], [_luar(x) for x in f.luar]] for f in b.fakta
        ],
    }
    naskah = Naskah(jenis=JenisDokumen.LAPORAN_SKM, kunci=f"pekppp:{b.unit.pk}:{b.tahun}", isi=isi)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def xlsx_pekppp(b: BuktiPekppp) -> bytes:
    """A row a fact."""
    baris = [
        [n, f.judul, f.capaian, f.cara, "; ".join(x for x, _ in f.bukti), "; ".join(_luar(x) for x in f.luar)]
        for n, f in enumerate(b.fakta, 1)
    ]
    return xlsx(["No.", "Yang ditanyakan", "Capaian", "Cara menghitung", "Bukti", "Diisi pengelola"], baris)


def _luar(x: FaktaLuar) -> str:
    return f"{x.isi} (sumber: {x.sumber}, {formats.date_format(x.tanggal)}; diisi {x.oleh})"
