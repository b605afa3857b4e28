"""Results of all services as a workbook."""

from typing import Any

from kinerja.documents.tabel import xlsx_berlembar
from survei.choices import Unsur
from survei.queries.dasbor import BarisLayanan, BarisUnit, Dasbor

KOLOM_UNIT = (
    "Unit",
    "Layanan berindeks",
    "Layanan",
    "Jawaban",
    "IKM",
    "Mutu",
    "Selang bawah",
    "Selang atas",
    "Peringkat paling tinggi",
    "Peringkat paling rendah",
    "Sampel dituju",
    "RTL selesai",
    "RTL",
)
KOLOM_LAYANAN = (
    "Kode",
    "Layanan",
    "Unit",
    "Periode",
    "Keadaan",
    "Jawaban",
    "Sampel dituju",
    "Pengguna",
    "Kupon dicetak",
    "Kupon dipakai",
    "Kunjungan",
    "Pengunjung yang menjawab (%)",
    "IKM",
    "IKM tanpa U4",
    "Mutu",
    "Selang bawah",
    "Selang atas",
    "Perubahan di luar kebetulan",
)
KOLOM_TREN = ("Periode", "Jawaban", "IKM", "Perubahan di luar kebetulan")


def buku_hasil(d: Dasbor) -> bytes:
    """A sheet of agencies, one of services with their nine unsur, one of periods. Changes are 1, 0 or −1."""
    unsur = [f"{u.nomor} {u.label}" for u in Unsur]
    tren = [[t.kode, t.indeks.n, t.indeks.ikm, t.arah] for t in d.tren]
    return xlsx_berlembar(
        {
            "Unit": (KOLOM_UNIT, [_sel_unit(u) for u in d.unit]),
            "Layanan": ([*KOLOM_LAYANAN, *unsur], [_sel_layanan(b) for b in d.baris]),
            "Tren": (KOLOM_TREN, tren),
        }
    )


def _sel_unit(u: BarisUnit) -> list[Any]:
    n, ikm, selang = (u.indeks.n, u.indeks.ikm, u.indeks.selang) if u.indeks else (None, None, None)
    angka = [*(selang or (None, None)), *(u.peringkat or (None, None)), u.sasaran or None]
    return [str(u.unit), u.terhitung, len(u.baris), n, ikm, u.mutu, *angka, u.rtl.selesai, u.rtl.banyak]


def _sel_layanan(b: BarisLayanan) -> list[Any]:
    s, h = b.layanan, b.hasil
    awal: list[Any] = [s.kode, s.nama, str(s.unit.opd or s.unit)]
    if h is None:
        return awal
    p = h.periode
    angka = [
        h.n,
        b.sasaran,
        b.populasi,
        b.angka.cetak,
        b.angka.pakai,
        b.angka.kunjungan,
        b.angka.tingkat,
        h.ikm,
        h.ikm_tanpa_biaya,
        h.mutu,
        h.selang_bawah,
        h.selang_atas,
        b.arah,
    ]
    return [*awal, p.kode, p.get_status_display(), *angka, *(nilai for _, nilai, _ in b.petak)]
