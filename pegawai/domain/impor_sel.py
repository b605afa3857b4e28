"""Cells to values: text, numbers of people, dates, words of a list. Each raises ValueError with what to do."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from kinerja.lembar import polos
from pegawai.choices import GOLONGAN_PNS, GOLONGAN_PPPK, JenisJabatan, Pendidikan, StatusPegawai

_EPOK = date(1899, 12, 30)
_SERIAL_MAKS = 100_000
_TANGGAL = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SUREL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_ILMIAH = re.compile(r"\d[.,]?\d*[eE]\+?\d+")
_GOLONGAN = {polos(kode): kode for kode, _ in (*GOLONGAN_PNS, *GOLONGAN_PPPK)} | {
    polos(kode.removeprefix("P-")): kode for kode, _ in GOLONGAN_PPPK
}
_PENDIDIKAN = {polos(p): p.value for p in Pendidikan} | {
    "sekolahdasar": "SD", "mi": "SD", "sltp": "SMP", "mts": "SMP", "slta": "SMA", "smk": "SMA", "ma": "SMA",
    "smasmk": "SMA", "sltakejuruan": "SMA", "sltakeguruan": "SMA", "spg": "SMA", "d1": "SMA", "d2": "SMA",
    "diplomai": "SMA", "diplomaii": "SMA", "diii": "D3", "diplomaiii": "D3", "diplomaiiisarjanamuda": "D3",
    "d4": "S1", "div": "S1", "diplomaiv": "S1", "s1sarjana": "S1", "sarjana": "S1", "s1d4": "S1", "s1div": "S1",
    "magister": "S2", "s2magister": "S2", "pascasarjana": "S2", "doktor": "S3", "s3doktor": "S3",
}  # fmt: skip
_KELAMIN = {
    "l": "L", "lakilaki": "L", "pria": "L", "m": "L", "male": "L", "1": "L", "laki": "L",
    "p": "P", "perempuan": "P", "wanita": "P", "f": "P", "female": "P", "2": "P",
}  # fmt: skip
_STATUS = {polos(s.value): s.value for s in StatusPegawai} | {polos(s.label): s.value for s in StatusPegawai} | {
    "pppkaktif": "aktif", "pnsaktif": "aktif", "cpnsaktif": "aktif", "aktifbekerja": "aktif",
    "tb": "tugas_belajar", "cutidiluartanggungannegara": "cltn", "pensiunbup": "pensiun", "meninggal": "wafat",
}  # fmt: skip
_YA = {"ya": True, "y": True, "1": True, "true": True, "benar": True, "tidak": False, "t": False, "0": False}
_YA |= {"false": False, "bukan": False, "n": False, "no": False, "yes": True, "x": True}
_JABATAN = {polos(j.value): j.value for j in JenisJabatan} | {polos(j.label): j.value for j in JenisJabatan} | {
    "fungsionaltertentu": "fungsional", "jft": "fungsional", "jf": "fungsional", "fungsionalumum": "pelaksana",
    "jfu": "pelaksana", "jabatanfungsional": "fungsional", "jabatanpelaksana": "pelaksana",
    "jabatanadministrator": "administrator", "jabatanpengawas": "pengawas", "jptpratama": "jpt",
    "i": "jpt", "ia": "jpt", "ib": "jpt", "ii": "jpt", "iia": "jpt", "iib": "jpt",
    "iii": "administrator", "iiia": "administrator", "iiib": "administrator",
    "iv": "pengawas", "iva": "pengawas", "ivb": "pengawas",
}  # fmt: skip


def teks(sel: Any) -> str:
    """A cell as one line of text; "" for empty cells and the dash that SIASN writes for nothing."""
    if isinstance(sel, str):
        hasil = sel
    elif isinstance(sel, bool):
        hasil = "Ya" if sel else "Tidak"
    elif isinstance(sel, float):
        hasil = str(int(sel)) if sel.is_integer() else repr(sel)
    elif isinstance(sel, datetime | date):
        hasil = f"{sel:%d/%m/%Y}"
    else:
        hasil = "" if sel is None else str(sel)
    if not hasil.isprintable():
        hasil = "".join(h if h.isprintable() else " " for h in hasil)
    hasil = " ".join(hasil.split())
    if hasil[:1] == "'" and hasil[1:2] in ("=", "+", "-", "@"):
        hasil = hasil[1:]  # The guard against formulas in our own CSV.
    return "" if hasil == "-" else hasil


def kata(batas: int) -> Callable[[Any], str]:
    """Text of at most `batas` letters."""

    def baca(sel: Any) -> str:
        hasil = teks(sel)
        if len(hasil) > batas:
            raise ValueError(f"Paling banyak {batas} huruf, yang ditulis {len(hasil)}. Singkatkan.")
        return hasil

    return baca


def nomor(sel: Any, sebutan: str = "NIP") -> str:
    """A NIP or another long number as text. A number that lost digits in a spreadsheet is named as such."""
    if isinstance(sel, float) or (isinstance(sel, str) and _ILMIAH.fullmatch(sel.strip())):
        angka = float(str(sel).replace(",", ".")) if math.isfinite(float(str(sel).replace(",", "."))) else 0.0
        if angka >= 1e15 and (angka > 2**53 or int(angka) % 10 == 0):
            raise ValueError(
                f"{sebutan} tersimpan sebagai angka sehingga angka di ujungnya hilang. Ubah sel menjadi Teks, lalu "
                f"ketik ulang {sebutan} lengkap."
            )
    hasil = teks(sel)
    return re.sub(r"[\s.\-]", "", hasil) if hasil[:1].isdigit() else hasil


def tanggal(sel: Any) -> date | None:
    """31/12/2026, 31-12-2026, 2026-12-31, or the day number of a spreadsheet."""
    if isinstance(sel, datetime):
        return sel.date()
    if isinstance(sel, date):
        return sel
    tulisan = teks(sel)
    if not tulisan or tulisan in ("0000-00-00", "00-00-0000"):
        return None
    try:
        if cocok := _TANGGAL.fullmatch(tulisan):
            return date(int(cocok[3]), int(cocok[2]), int(cocok[1]))
        if cocok := _ISO.fullmatch(tulisan):
            return date(int(cocok[1]), int(cocok[2]), int(cocok[3]))
        if 1 <= (serial := float(tulisan)) < _SERIAL_MAKS:
            return _EPOK + timedelta(days=int(serial))
    except ValueError:
        pass
    raise ValueError(f"“{tulisan[:30]}” bukan tanggal yang ada. Tulis seperti 31/12/2026.")


def telepon(sel: Any) -> str:
    hasil = kata(30)(sel)
    return f"0{hasil}" if isinstance(sel, float) and hasil.startswith("8") else hasil


def surel(sel: Any) -> str:
    hasil = kata(254)(sel)
    if hasil and not _SUREL.fullmatch(hasil):
        raise ValueError("Tulis alamat surel seperti nama@contoh.go.id.")
    return hasil


def jenis(sel: Any) -> str:
    tulisan = polos(teks(sel))
    for isi, hasil in (("pppk", "PPPK"), ("p3k", "PPPK"), ("cpns", "CPNS"), ("pns", "PNS"), ("pejabat", "PEJABAT")):
        if isi in tulisan:
            return hasil
    raise ValueError("Tulis PNS, CPNS, atau PPPK.")


def _dari(daftar: dict[str, Any], pesan: str) -> Callable[[Any], Any]:
    def baca(sel: Any) -> Any:
        tulisan = polos(teks(sel))
        if tulisan not in daftar:
            raise ValueError(pesan)
        return daftar[tulisan]

    return baca


PEMBACA: dict[str, Callable[[Any], Any]] = {
    "nip": nomor,
    "nik": lambda sel: nomor(sel, "NIK"),
    "nama": kata(120),
    "gelar_depan": kata(40),
    "gelar_belakang": kata(60),
    "jenis": jenis,
    "tempat_lahir": kata(80),
    "tgl_lahir": tanggal,
    "jenis_kelamin": _dari(_KELAMIN, "Tulis L atau P."),
    "golongan": _dari(_GOLONGAN, "Tulis golongan seperti III/c, atau IX bagi PPPK."),
    "pendidikan": _dari(_PENDIDIKAN, "Tulis SD, SMP, SMA, D3, S1, S2, atau S3."),
    "surel": surel,
    "telepon": telepon,
    "status": _dari(_STATUS, "Tulis Aktif, Tugas belajar, atau CLTN."),
    "unit_kode": kata(60),
    "unit_nama": kata(160),
    "unit_induk": kata(160),
    "jabatan_kode": kata(40),
    "jabatan": kata(160),
    "jabatan_jenis": _dari(_JABATAN, "Tulis JPT, Administrator, Pengawas, Pelaksana, atau Fungsional."),
    "kepala": _dari(_YA, "Tulis Ya atau Tidak."),
    "mulai": tanggal,
    "nomor_sk": kata(80),
    "penilai": lambda sel: nomor(sel, "NIP penilai"),
}


class Ingatan(dict[tuple[type, Any], tuple[Any, str | None]]):
    """The reader of a column with a memory, since most columns repeat few words: (class of the cell, cell) to its
    value and the message when it is wrong.

    A float and a bool may equal an int, so the memory tells types apart. A cell of blanks or a dash has no value.
    """

    def __init__(self, kunci: str) -> None:
        super().__init__()
        self._baca = PEMBACA[kunci]

    def __missing__(self, sel: tuple[type, Any]) -> tuple[Any, str | None]:
        hasil: tuple[Any, str | None]
        try:
            hasil = self._nilai(sel[1]), None
        except ValueError as galat:
            hasil = None, str(galat)
        self[sel] = hasil
        return hasil

    def _nilai(self, asli: Any) -> Any:
        if isinstance(asli, str) and not asli.strip(" -\u00a0"):
            return None
        nilai = self._baca(asli)
        return None if nilai == "" else nilai
