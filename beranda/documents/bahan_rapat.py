"""The leader's page on two sheets for a meeting: changes, units, services; nobody named."""

from decimal import Decimal
from pathlib import Path

from beranda.queries.ringkasan import BarisLayanan, BarisUnit, Ringkasan
from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka
from pegawai.models import Pengguna

TEMPLAT = Path(__file__).with_suffix(".typ")
# As many rows as leave the paper at two sheets.
BARIS = 16


def pdf(r: Ringkasan, pembaca: Pengguna) -> bytes:
    """The document for `pembaca`, whose figures depend on what they may see; the lowest rows first."""
    unit = sorted(r.unit, key=lambda b: (b.peringkat is None, b.rerata))
    data = {
        "judul": "Bahan rapat kinerja",
        "lingkup": "Seluruh kota" if r.seluruh_kota else "Unit yang dipimpin",
        "periode": r.kini.nama if r.kini else "",
        "sorotan": [[s.kalimat, f"{s.data_per:%d/%m/%Y}"] for s in r.sorotan],
        "predikat": [[label, str(n)] for label, n in r.predikat],
        "jam": f"{r.jam[0]} dari {r.jam[1]} PNS cukup jam belajar {r.tahun}",
        "inovasi": " · ".join(f"{tahap} {n}" for tahap, n in r.inovasi),
        "unit": [_unit(b) for b in unit[:BARIS]],
        "unit_lain": max(0, len(unit) - BARIS),
        "layanan": [_layanan(b) for b in r.layanan[:BARIS]],
        "layanan_lain": max(0, len(r.layanan) - BARIS),
    }
    kunci = f"rapat:{pembaca.pk}:{r.kini.pk if r.kini else 0}"
    naskah = Naskah(jenis=JenisDokumen.BAHAN_RAPAT, kunci=kunci, isi=data)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _rentang(selang: tuple[Decimal, Decimal] | None) -> str:
    return f"{angka(selang[0], 1)}–{angka(selang[1], 1)}" if selang else "–"


def _beda(beda: Decimal | None) -> str:
    return "–" if beda is None else f"{'+' if beda > 0 else ''}{angka(beda, 1)}"


def _unit(b: BarisUnit) -> list[str]:
    rank = "–" if b.peringkat is None else "–".join(map(str, sorted(set(b.peringkat))))
    return [b.nama, angka(b.rerata), _rentang(b.selang), rank, str(b.n), _beda(b.beda)]


def _layanan(b: BarisLayanan) -> list[str]:
    beda = b.beda[0] if b.beda else None
    return [b.layanan.nama, angka(b.hasil.ikm), _rentang(b.selang), b.hasil.mutu, str(b.hasil.n), _beda(beda)]
