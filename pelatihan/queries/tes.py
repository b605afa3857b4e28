"""Test scores from a sheet, matched with the participants of a batch."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from kinerja.lembar import BerkasDitolak, Salah, baca, polos
from pelatihan.models import Peserta

Nilai = dict[int, tuple[Decimal | None, Decimal | None]]


def baca_tes(*, nama: str, isi: bytes, peserta: Iterable[Peserta]) -> tuple[Nilai, list[Salah]]:
    """Scores by participant id, and what is wrong. A person who is not named, or whose cell is empty, keeps theirs.

    Raises BerkasDitolak: unreadable, or without a column of scores.
    """
    lembar = baca(nama=nama, isi=isi, penanda=frozenset({"nip"}))
    kolom = {polos(k): n for n, k in enumerate(lembar.kepala)}
    if not {"tesawal", "tesakhir"} & set(kolom):
        raise BerkasDitolak("Kolom “Tes awal” atau “Tes akhir” tidak ada. Beri judul kolom itu, lalu ulangi.")
    orang = {p.pegawai.nip: p for p in peserta}
    nilai: Nilai = {}
    salah = []
    for nomor, sel in lembar.baris:
        satu = orang.get("".join(c for c in str(_sel(sel, kolom["nip"])).removesuffix(".0") if c.isdigit()))
        if satu is None:
            salah.append(Salah(nomor, "NIP", "NIP ini tidak ada di antara peserta yang mendapat tempat."))
            continue
        angka = []
        for judul, lama in (("tesawal", satu.tes_awal), ("tesakhir", satu.tes_akhir)):
            try:
                baru = _angka(_sel(sel, kolom[judul])) if judul in kolom else None
            except ValueError as galat:
                salah.append(Salah(nomor, lembar.kepala[kolom[judul]], str(galat)))
                baru = None
            angka.append(lama if baru is None else baru)
        nilai[satu.pk] = (angka[0], angka[1])
    return nilai, salah


def _sel(sel: list[Any], ke: int) -> Any:
    return sel[ke] if ke < len(sel) else ""


def _angka(isi: Any) -> Decimal | None:
    teks = str(isi if isi is not None else "").strip().replace(",", ".")
    if not teks:
        return None
    try:
        angka = Decimal(teks)
    except InvalidOperation:
        raise ValueError("Tulis angka 0 sampai 100, misalnya 82,5.") from None
    if not (angka.is_finite() and 0 <= angka <= 100):
        raise ValueError("Nilai tes 0 sampai 100.")
    return round(angka, 2)
