"""NIK: structure of the population number. Pure, no Django."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class HasilNik:
    """What a NIK says: day and month of birth, last two digits of the year, sex (`L`/`P`), sequence."""

    nik: str
    hari: int
    bulan: int
    tahun2: int
    jenis_kelamin: str
    urut: int


_HARI_TERBANYAK = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def periksa(teks: str) -> HasilNik:
    """Check 16 digits: province, city, district (2 each) · DDMMYY, women's day + 40 · sequence of 4.

    A NIK stays as it is when birth data are corrected, so callers warn of a mismatch and never block on it.
    Raises ValueError with a message for people.
    """
    angka = re.sub(r"[\s.\-]", "", str(teks))
    if not re.fullmatch(r"[0-9]*", angka):
        raise ValueError("NIK hanya boleh berisi angka.")
    if len(angka) != 16:
        raise ValueError(f"NIK harus 16 angka, yang ditulis {len(angka)} angka.")
    if not 11 <= int(angka[:2]) <= 99:
        raise ValueError(f"Dua angka pertama NIK ({angka[:2]}) bukan kode provinsi.")
    hari, bulan = int(angka[6:8]), int(angka[8:10])
    perempuan = hari > 40
    hari -= 40 if perempuan else 0
    if not 1 <= bulan <= 12:
        raise ValueError(f"Angka ke-9 dan 10 NIK adalah bulan lahir 01–12, bukan {bulan:02d}.")
    if not 1 <= hari <= _HARI_TERBANYAK[bulan - 1]:
        raise ValueError(f"Angka ke-7 dan 8 NIK ({angka[6:8]}) bukan tanggal lahir (perempuan: tanggal + 40).")
    if angka[12:] == "0000":
        raise ValueError("Empat angka terakhir NIK adalah nomor urut dan tidak boleh 0000.")
    return HasilNik(
        nik=angka,
        hari=hari,
        bulan=bulan,
        tahun2=int(angka[10:12]),
        jenis_kelamin="P" if perempuan else "L",
        urut=int(angka[12:]),
    )
