"""A sheet of visits: one row a counter and day, all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from kinerja.forms import TanggalField
from kinerja.lembar import BerkasDitolak, Salah, baca_semua, polos
from kinerja.waktu import hari_ini
from survei.domain.kunjungan import SEHARI_MAKS, Isian, masukkan
from survei.models import Layanan, Loket

KOLOM = ("tanggal", "loket", "kunjungan")
GALAT_DITUNJUKKAN = 100


@dataclass
class HasilKunjungan:
    """`masuk` figures were stored or replaced; with any error nothing is."""

    masuk: int = 0
    kesalahan: list[Salah] = field(default_factory=list)


def impor(
    *, layanan: Layanan, nama: str, isi: bytes, boleh: Callable[[int | None, date], bool], ganti: bool
) -> HasilKunjungan:
    """Read a sheet with the columns tanggal, loket and kunjungan. `boleh` says what this person may write; without
    `ganti` a day that stands with another figure is an error. Raises ValidationError when the file cannot be read."""
    try:
        lembar = baca_semua(nama=nama, isi=isi)
    except BerkasDitolak as galat:
        raise ValidationError(str(galat)) from galat
    kepala = [polos(s) for s in lembar.baris[0][1]] if lembar.baris else []
    kurang = [k for k in KOLOM if k not in kepala]
    if kurang:
        raise ValidationError(f"Baris pertama harus berjudul {', '.join(KOLOM)}. Belum ada: {', '.join(kurang)}.")
    pembaca = _Pembaca({s.nama.casefold(): s for s in layanan.loket.all()}, boleh)
    tempat = [kepala.index(k) for k in KOLOM]
    for nomor, sel in lembar.baris[1:]:
        pembaca.baca(nomor, *(sel[k] if k < len(sel) else "" for k in tempat))
    salah = pembaca.salah[:GALAT_DITUNJUKKAN]
    if not salah and not pembaca.isi:
        raise ValidationError("Lembar ini tidak berisi satu kunjungan pun. Isi sedikitnya satu baris, lalu ulangi.")
    if salah:
        return HasilKunjungan(kesalahan=salah)
    masuk, lain = masukkan(layanan=layanan, isian=pembaca.isi, ganti=ganti, alasan=f"impor {nama}"[:200])
    tegur = "Sudah tercatat {}. Centang “Ganti angka yang sudah tercatat” bila lembar ini yang benar."
    return HasilKunjungan(masuk, [Salah(pembaca.baris[i.kunci], "kunjungan", tegur.format(i.dibaca)) for i in lain])


class _Pembaca:
    """Collects rows and errors; `baris` is the row of each counter and day."""

    def __init__(self, loket: dict[str, Loket], boleh: Callable[[int | None, date], bool]) -> None:
        self.loket, self.boleh = loket, boleh
        self.isi: list[Isian] = []
        self.salah: list[Salah] = []
        self.baris: dict[tuple[int | None, date], int] = {}

    def baca(self, nomor: int, tanggal: Any, loket: Any, kunjungan: Any) -> None:
        hari, satu, banyak = _tanggal(tanggal), self.loket.get(str(loket).strip().casefold()), _bulat(kunjungan)
        pk = satu.pk if satu else None
        if hari is None or hari > hari_ini():
            self._tolak(nomor, "tanggal", "Tulis tanggal yang sudah lewat atau hari ini, seperti 31/12/2026.")
        if satu is None and (self.loket or str(loket).strip()):
            ada = ", ".join(s.nama for s in self.loket.values()) or "tidak ada, kosongkan"
            self._tolak(nomor, "loket", f"Loket ini tidak dikenal. Yang ada: {ada}.")
        elif hari and not self.boleh(pk, hari):
            self._tolak(nomor, "loket", "Anda tidak bertugas di loket ini pada hari itu.")
        if banyak is None:
            self._tolak(nomor, "kunjungan", f"Isi dengan bilangan bulat 0 sampai {SEHARI_MAKS}.")
        if hari and (dulu := self.baris.setdefault((pk, hari), nomor)) != nomor:
            self._tolak(nomor, "", f"Loket dan tanggal ini sudah ada di baris {dulu}. Hapus salah satu.")
        if hari and banyak is not None:
            self.isi.append(Isian(satu, hari, banyak, None))

    def _tolak(self, nomor: int, kolom: str, pesan: str) -> None:
        self.salah.append(Salah(nomor, kolom, pesan))


def _tanggal(sel: Any) -> date | None:
    if isinstance(sel, datetime):
        return sel.date()
    try:
        return sel if isinstance(sel, date) else TanggalField(required=False).clean(str(sel).strip())
    except ValidationError:
        return None


def _bulat(sel: Any) -> int | None:
    """A whole number of visits, None for anything else."""
    teks = str(sel).strip().removesuffix(".0")
    return int(teks) if teks.isascii() and teks.isdigit() and int(teks) <= SEHARI_MAKS else None
