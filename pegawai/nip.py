"""NIP of PNS and NI PPPK: structure and meaning (PerKa BKN 22/2007). Pure, no Django."""

import re
from dataclasses import dataclass
from datetime import date

USIA_MINIMUM = 18


@dataclass(frozen=True)
class HasilNip:
    """What a valid number says. `tmt_cpns` ("YYYY-MM") for PNS only, `tahun_pengangkatan` for both."""

    nip: str
    tgl_lahir: date
    tmt_cpns: str | None
    tahun_pengangkatan: int
    jenis_kelamin: str
    urut: int


def periksa(teks: str, jenis: str = "PNS", hari_ini: date | None = None) -> HasilNip:
    """Check a number of 18 digits (spaces, dots and dashes are ignored) and read it.

    PNS/CPNS: birth date · year and month of first appointment · sex · sequence. PPPK: birth date · year · two
    digits that are *not* a month (count of contracts, series such as 24) · sex · sequence.
    Raises ValueError with a message for people that says which digits are wrong.
    """
    jenis = str(jenis).upper()
    if jenis not in ("PNS", "CPNS", "PPPK"):
        raise ValueError(f"Jenis pegawai {jenis} tidak dikenal. Pilih PNS, CPNS, atau PPPK.")
    angka = re.sub(r"[\s.\-]", "", str(teks))
    if not re.fullmatch(r"[0-9]*", angka):
        raise ValueError("NIP hanya boleh berisi angka.")
    if len(angka) != 18:
        raise ValueError(f"NIP harus 18 angka, yang ditulis {len(angka)} angka.")
    hari_ini = hari_ini or date.today()
    lahir = _tanggal_lahir(angka[:8], hari_ini)
    tahun, bulan = int(angka[8:12]), angka[12:14]
    if angka[14] not in "12":
        raise ValueError(f"Angka ke-15 menyatakan jenis kelamin: 1 laki-laki atau 2 perempuan, bukan {angka[14]}.")
    if angka[15:] == "000":
        raise ValueError("Tiga angka terakhir adalah nomor urut dan tidak boleh 000.")
    tmt = _tmt(tahun, bulan, hari_ini) if jenis != "PPPK" else None
    if tahun > hari_ini.year:
        raise ValueError(f"Tahun pengangkatan {tahun} (angka ke-9 sampai 12) belum tiba.")
    if (tahun, int(bulan) if tmt else 12) < (lahir.year + USIA_MINIMUM, lahir.month if tmt else 1):
        raise ValueError(f"Tahun pengangkatan {tahun} tidak mungkin: lahir {lahir.year}, usia belum {USIA_MINIMUM}.")
    return HasilNip(
        nip=angka,
        tgl_lahir=lahir,
        tmt_cpns=tmt,
        tahun_pengangkatan=tahun,
        jenis_kelamin="L" if angka[14] == "1" else "P",
        urut=int(angka[15:]),
    )


def _tanggal_lahir(angka: str, hari_ini: date) -> date:
    try:
        lahir = date(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    except ValueError:
        raise ValueError(f"Delapan angka pertama ({angka}) bukan tanggal lahir yang ada (TTTTBBHH).") from None
    if not date(1900, 1, 1) <= lahir < hari_ini:
        raise ValueError(f"Tanggal lahir {angka} (delapan angka pertama) tidak mungkin.")
    return lahir


def _tmt(tahun: int, bulan: str, hari_ini: date) -> str:
    if not 1 <= int(bulan) <= 12:
        raise ValueError(f"Angka ke-13 dan 14 adalah bulan pengangkatan 01–12, bukan {bulan}.")
    if (tahun, int(bulan)) > (hari_ini.year, hari_ini.month):
        raise ValueError(f"TMT CPNS {tahun}-{bulan} belum tiba.")
    return f"{tahun:04d}-{bulan}"
