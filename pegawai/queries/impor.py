"""What the pages and workbooks of an import show: rows in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from pegawai.choices import GOLONGAN_PNS, GOLONGAN_PPPK, HasilBaris, JenisKelamin, StatusPegawai
from pegawai.models import BarisImpor, BatchImpor

_LABEL = dict(GOLONGAN_PNS) | dict(GOLONGAN_PPPK) | dict(JenisKelamin.choices) | dict(StatusPegawai.choices)


@dataclass(frozen=True)
class Rinci:
    """One row: `perubahan` are (column, old, new), `kesalahan` and `peringatan` (column, message); `tempat` is
    (position, unit) of somebody new."""

    baris: BarisImpor
    nama: str
    perubahan: list[tuple[str, str, str]]
    kesalahan: list[tuple[str, str]]
    peringatan: list[tuple[str, str]]
    tempat: tuple[str, str] | None


# Values of ?lihat= on the page of a batch.
PILIHAN = {
    "galat": Q(hasil=HasilBaris.GALAT),
    "tanya": Q(calon__isnull=False) & ~Q(jawaban="beda"),
    "peringatan": ~Q(hasil=HasilBaris.GALAT) & ~Q(peringatan=[]),
    "baru": Q(hasil=HasilBaris.BARU),
    "berubah": Q(hasil=HasilBaris.BERUBAH),
    "sama": Q(hasil=HasilBaris.SAMA),
}


def baris_impor(batch: BatchImpor, lihat: str) -> QuerySet[BarisImpor]:
    """Rows of a batch of one kind, in the order of the file, with what a page needs of them."""
    return batch.rincian.filter(PILIHAN.get(lihat, Q())).select_related(
        "pegawai", "calon", "unit", "jabatan", "penilai", "lama__unit", "lama__jabatan", "lama__penilai"
    )


def perlu_diperbaiki(batch: BatchImpor) -> QuerySet[BarisImpor]:
    """Rows to hand back: the wrong ones, and those whose assessor is a wrong row and so would stay away."""
    galat = BarisImpor.objects.filter(
        batch=OuterRef("batch"), baris=OuterRef("penilai_baris"), hasil=HasilBaris.GALAT, pegawai=None
    )
    return batch.rincian.filter(Q(hasil=HasilBaris.GALAT) | Q(penilai=None) & Exists(galat)).order_by("baris")


def rincikan(batch: BatchImpor, baris: Iterable[BarisImpor], judul: dict[str, str]) -> list[Rinci]:
    """`judul` maps column keys to what the page calls them."""
    return [_rinci(batch, b, judul) for b in baris]


def _rinci(batch: BatchImpor, b: BarisImpor, judul: dict[str, str]) -> Rinci:
    lama = (b.sebelum or {}).get("pegawai")
    nama = b.nama or (b.pegawai.nama if b.pegawai_id and b.pegawai else "")
    salah = b.hasil == HasilBaris.GALAT
    berubah = [(judul[k], _lama(b, k, lama), _baru(batch, b, k)) for k in b.berubah or []]
    return Rinci(
        baris=b,
        nama=nama,
        perubahan=[] if salah else berubah,
        kesalahan=[(judul[k], pesan) for k, pesan in b.kesalahan or []],
        # What is doubtful can wait while something is wrong.
        peringatan=[] if salah else [(judul[k], pesan) for k, pesan in b.peringatan or []],
        tempat=(_baru(batch, b, "jabatan"), _baru(batch, b, "unit_nama")) if b.hasil == HasilBaris.BARU else None,
    )


def _lama(b: BarisImpor, kunci: str, sebelum: dict[str, Any] | None) -> str:
    if kunci in ("unit_nama", "jabatan", "penilai", "kepala", "nomor_sk"):
        isi = getattr(b.lama, kunci.removesuffix("_nama"), "") if b.lama_id and b.lama else ""
        if kunci == "penilai" and sebelum is not None and isi == b.penilai:
            isi = ""  # It was filled in: the placement itself holds the new one by now.
        return _kata(isi)
    if kunci == "nik":
        return "••••"
    isi = sebelum.get(kunci) if sebelum is not None else getattr(b.pegawai, kunci, "")
    return _kata(isi)


def _baru(batch: BatchImpor, b: BarisImpor, kunci: str) -> str:
    if kunci == "nik":
        return "•••• (baru)"
    if kunci in ("unit_nama", "jabatan"):
        dasar = kunci.removesuffix("_nama")
        ke = getattr(b, f"{dasar}_baru")
        return batch.usulan[dasar][ke]["nama"] if ke is not None else _kata(getattr(b, dasar))
    if kunci == "penilai":
        return _kata(b.penilai) or b.penilai_nip
    return _kata(getattr(b, kunci))


def _kata(isi: Any) -> str:
    if isi is None or isi == "":
        return ""
    if isinstance(isi, bool):
        return "Ya" if isi else "Tidak"
    if hasattr(isi, "strftime"):
        return f"{isi:%d/%m/%Y}"
    teks = str(isi)
    if len(teks) == 10 and teks[4] == teks[7] == "-":
        return "/".join(reversed(teks.split("-")))
    return _LABEL.get(teks, teks)
