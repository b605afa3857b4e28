"""Codes of survey periods: pure. "2026-TW3", "2026-S1", "2026-07" and "2026" say themselves which days they cover."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kinerja.kalender import NAMA_BULAN, ROMAWI

_KODE = re.compile(r"(20\d\d)(?:-(?:TW([1-4])|S([12])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True)
class MasaKode:
    """`awal` and `akhir` are inclusive."""

    nama: str
    awal: date
    akhir: date


def masa_kode(kode: str) -> MasaKode | None:
    """The days that a code covers, None when it follows none of the four forms."""
    cocok = _KODE.fullmatch(kode.strip().upper())
    if cocok is None:
        return None
    tahun = int(cocok[1])
    if cocok[2]:
        ke = int(cocok[2])
        return _masa(f"Triwulan {ROMAWI[ke - 1]} {tahun}", tahun, 3 * ke - 2, 3 * ke)
    if cocok[3]:
        ke = int(cocok[3])
        return _masa(f"Semester {ROMAWI[ke - 1]} {tahun}", tahun, 6 * ke - 5, 6 * ke)
    if cocok[4]:
        ke = int(cocok[4])
        return _masa(f"{NAMA_BULAN[ke - 1]} {tahun}", tahun, ke, ke)
    return _masa(f"Tahun {tahun}", tahun, 1, 12)


def nama_kode(kode: str) -> str:
    """The code in words; as it is when it does not say its days."""
    masa = masa_kode(kode)
    return masa.nama if masa else kode


def sejenis(kode: str, hari: date) -> str:
    """The code of the kind of `kode` (a quarter, a semester, a month, a year) that covers this day; a quarter when
    `kode` follows none of the four forms."""
    cocok = _KODE.fullmatch(kode.strip().upper())
    if cocok is None or cocok[2]:
        return f"{hari.year}-TW{(hari.month + 2) // 3}"
    if cocok[3]:
        return f"{hari.year}-S{(hari.month + 5) // 6}"
    return f"{hari.year}-{hari.month:02}" if cocok[4] else str(hari.year)


def _masa(nama: str, tahun: int, dari: int, sampai: int) -> MasaKode:
    return MasaKode(nama, date(tahun, dari, 1), date(tahun, sampai, monthrange(tahun, sampai)[1]))
