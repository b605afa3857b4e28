"""The list of people as a file in the layout of the import: taken out, changed and brought in again without loss.

The NIK stays out: no page shows it whole, and the import keeps what is stored when the column is missing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from pegawai.domain.impor_kolom import KOLOM
from pegawai.models import Pegawai, Penempatan


def pengenal(pegawai: Pegawai | None) -> str | None:
    """NIP, or what the import understands in its place; None for nobody."""
    return pegawai.pengenal if pegawai else None


def _tanggal(hari: date | None) -> str | None:
    return f"{hari:%d/%m/%Y}" if hari else None


def _kini(ambil: Callable[[Penempatan], object]) -> Callable[[Any], object]:
    """A cell of the definitive placement of today; empty for a person without one."""
    return lambda p: ambil(p.kini[0]) if p.kini else None


_SEL: dict[str, Callable[[Any], object]] = {
    "nip": pengenal,
    "jenis": lambda p: p.jenis,
    "tgl_lahir": lambda p: _tanggal(p.tgl_lahir),
    "golongan": lambda p: p.golongan.removeprefix("P-"),
    "status": lambda p: p.get_status_display(),
    "unit_kode": _kini(lambda t: t.unit.kode),
    "unit_nama": _kini(lambda t: t.unit.nama),
    "unit_induk": _kini(lambda t: t.unit.parent.nama if t.unit.parent else None),
    "jabatan_kode": _kini(lambda t: t.jabatan.kode),
    "jabatan": _kini(lambda t: t.jabatan.nama),
    "jabatan_jenis": _kini(lambda t: t.jabatan.get_jenis_display()),
    "kepala": _kini(lambda t: "Ya" if t.kepala else "Tidak"),
    "mulai": _kini(lambda t: _tanggal(t.masa.lower)),
    "nomor_sk": _kini(lambda t: t.nomor_sk),
    "penilai": _kini(lambda t: pengenal(t.penilai)),
}


def _isian(kunci: str) -> Callable[[Any], object]:
    return lambda p: getattr(p, kunci)


KOLOM_EKSPOR = tuple((k.judul, _SEL.get(k.kunci) or _isian(k.kunci)) for k in KOLOM if k.kunci != "nik")
