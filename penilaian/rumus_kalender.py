"""Pure calendar of a year: the periods of each kind, with code, name and inclusive dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.kalender import NAMA_BULAN, ROMAWI

# Months of a period of each kind.
LAMA = {"bulanan": 1, "triwulan": 3, "semester": 6, "tahunan": 12}


@dataclass(frozen=True)
class Potongan:
    """One period of a year; `awal` and `akhir` are its first and last day."""

    kode: str
    nama: str
    jenis: str
    awal: date
    akhir: date


def potongan(tahun: int, jenis: str) -> list[Potongan]:
    """The periods of `jenis` that make up a year, oldest first. Raises ValueError for an unknown kind."""
    if jenis not in LAMA:
        raise ValueError(f"Jenis periode tidak dikenal: {jenis}.")
    return [_satu(tahun, jenis, nomor) for nomor in range(1, 12 // LAMA[jenis] + 1)]


def _satu(tahun: int, jenis: str, nomor: int) -> Potongan:
    lama = LAMA[jenis]
    awal = date(tahun, (nomor - 1) * lama + 1, 1)
    habis = nomor * lama
    akhir = date(tahun + habis // 12, habis % 12 + 1, 1) - timedelta(days=1)
    kode, nama = {
        "bulanan": (f"B{nomor:02d}", NAMA_BULAN[nomor - 1]),
        "triwulan": (f"TW{nomor}", f"Triwulan {ROMAWI[(nomor - 1) % 4]}"),
        "semester": (f"SM{nomor}", f"Semester {ROMAWI[(nomor - 1) % 4]}"),
        "tahunan": ("TH", "Tahun"),
    }[jenis]
    return Potongan(f"{tahun}-{kode}", f"{nama} {tahun}", jenis, awal, akhir)
