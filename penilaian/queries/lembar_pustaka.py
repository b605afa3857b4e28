"""Entries of the library out of a spreadsheet: which column is what, and what each row says."""

from collections.abc import Iterator

from kinerja.lembar import BerkasDitolak, polos
from penilaian.choices import Arah, Aspek, JenisUkuran
from penilaian.queries.lembar_rencana import Tabel

# Field: heading, as the download of the library writes it, and other words for it (plain form).
KOLOM: dict[str, tuple[str, frozenset[str]]] = {
    "uraian": ("Nama indikator", frozenset({"indikator", "nama", "indikatorkinerja"})),
    "definisi": ("Definisi", frozenset({"definisioperasional"})),
    "rumus": ("Cara menghitung", frozenset({"rumus", "formula", "carahitung"})),
    "sumber_data": ("Sumber data", frozenset({"sumber"})),
    "bukti": ("Bukti", frozenset({"buktiyangdiminta", "buktidukung"})),
    "aspek": ("Aspek", frozenset()),
    "satuan": ("Satuan", frozenset()),
    "arah": ("Arah", frozenset({"polarisasi"})),
    "batas_bawah": ("Nilai paling rendah", frozenset({"batasbawah"})),
    "batas_atas": ("Nilai paling tinggi", frozenset({"batasatas"})),
    "kata_jabatan": ("Nama jabatan memuat", frozenset({"jabatan", "untukjabatan"})),
}
WAJIB = ("uraian", "definisi", "rumus", "sumber_data", "bukti", "satuan")
_ASPEK = {polos(a.label): a.value for a in Aspek}
_ARAH = {"naik": Arah.NAIK.value, "turun": Arah.TURUN.value} | {polos(a.label): a.value for a in Arah}


def baca_baris(tabel: Tabel) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and the fields whose columns are there, as a form takes them; a word that is none of the choices
    stays, so that the form names it. Raises BerkasDitolak when a needed column is missing."""
    letak = {k: ke for k, ke in ((k, _kolom(tabel, k)) for k in KOLOM) if ke is not None}
    if kurang := [KOLOM[k][0] for k in WAJIB if k not in letak]:
        raise BerkasDitolak(f"Kolom belum ada: {', '.join(kurang)}. Unduh pustaka untuk melihat bentuknya.")
    for nomor, sel in zip(tabel.nomor, tabel.baris, strict=True):
        isi = {k: sel[ke].strip() for k, ke in letak.items()}
        for kunci, kata in (("aspek", _ASPEK), ("arah", _ARAH)):
            if isi.get(kunci):
                isi[kunci] = kata.get(polos(isi[kunci]), isi[kunci])
            else:
                isi.pop(kunci, None)
        isi["ukuran"] = (JenisUkuran.YA_TIDAK if polos(isi["satuan"]) == "yatidak" else JenisUkuran.ANGKA).value
        yield nomor, isi


def _kolom(tabel: Tabel, kunci: str) -> int | None:
    judul, lain = KOLOM[kunci]
    return next((ke for ke, k in enumerate(tabel.kepala) if polos(k) == polos(judul) or polos(k) in lain), None)
