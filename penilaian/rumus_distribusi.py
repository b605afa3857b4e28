"""Limits on how ratings are spread in an organisation: pure, no Django; callers say `penilaian.rumus.distribusi`."""

from collections.abc import Mapping
from dataclasses import dataclass

PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")

# Distribution limits of SE MenPANRB 3/2023 by the organisation's predikat. Each: code, kind, predikat, percent.
# kind "maks"/"min": share of one predikat; "min_gabung": share of several together; "ada": at least one person.
_BATAS_DISTRIBUSI: dict[str, tuple[tuple[str, str, tuple[str, ...], int], ...]] = {
    "istimewa": (("sangat_baik_maks_70", "maks", ("sangat_baik",), 70),),
    "baik": (
        ("baik_maks_70", "maks", ("baik",), 70),
        ("harus_ada_bp_atau_kurang", "ada", ("butuh_perbaikan", "kurang"), 0),
    ),
    "butuh_perbaikan": (
        ("bp_min_60", "min", ("butuh_perbaikan",), 60),
        ("sangat_baik_maks_10", "maks", ("sangat_baik",), 10),
    ),
    "kurang": (
        ("kurang_min_60", "min", ("kurang",), 60),
        ("bp_min_10", "min", ("butuh_perbaikan",), 10),
        ("sangat_baik_maks_10", "maks", ("sangat_baik",), 10),
    ),
    "sangat_kurang": (
        ("sangat_kurang_min_60", "min", ("sangat_kurang",), 60),
        ("kurang_atau_bp_min_10", "min", ("kurang", "butuh_perbaikan"), 10),
        ("sangat_baik_tidak_boleh", "maks", ("sangat_baik",), 0),
    ),
}


def distribusi(predikat_organisasi: str, jumlah: Mapping[str, int]) -> list[str]:
    """Codes of the limits of SE MenPANRB 3/2023 that head counts by predikat break, in a fixed order.

    Missing keys count 0; a group without people breaks nothing. No exemption for small groups here.
    """
    if predikat_organisasi not in _BATAS_DISTRIBUSI:
        raise ValueError(f"Predikat organisasi {predikat_organisasi!r} tidak dikenal.")
    for kunci, banyak in jumlah.items():
        if kunci not in PREDIKAT:
            raise ValueError(f"Predikat {kunci!r} tidak dikenal.")
        if isinstance(banyak, bool) or not isinstance(banyak, int) or banyak < 0:
            raise ValueError(f"Jumlah orang untuk {kunci} harus bilangan bulat, nol atau lebih.")
    total = sum(jumlah.values())
    if not total:
        return []
    dilanggar = []
    for kode, jenis, termasuk, persen in _BATAS_DISTRIBUSI[predikat_organisasi]:
        banyak = sum(jumlah.get(p, 0) for p in termasuk)
        salah = {
            "maks": banyak * 100 > persen * total,
            "min": banyak * 100 < persen * total,
            "ada": banyak == 0,
        }[jenis]
        if salah:
            dilanggar.append(kode)
    return dilanggar


@dataclass(frozen=True)
class Batas:
    """One limit in heads: `jenis` "maks" or "min", over the predikat together."""

    kode: str
    jenis: str
    predikat: tuple[str, ...]
    orang: int


def kuota(predikat_organisasi: str, total: int) -> list[Batas]:
    """The limits of SE MenPANRB 3/2023 as heads of a group of `total`, in the order of `distribusi`: a maximum rounded
    down, a minimum rounded up, "at least one" as a minimum of 1. A group without people has no limits."""
    if predikat_organisasi not in _BATAS_DISTRIBUSI:
        raise ValueError(f"Predikat organisasi {predikat_organisasi!r} tidak dikenal.")
    if isinstance(total, bool) or not isinstance(total, int) or total < 0:
        raise ValueError("Jumlah orang harus bilangan bulat, nol atau lebih.")
    if not total:
        return []
    orang = {"maks": lambda p: p * total // 100, "min": lambda p: -(-p * total // 100), "ada": lambda p: 1}
    return [
        Batas(kode, "maks" if jenis == "maks" else "min", predikat, orang[jenis](persen))
        for kode, jenis, predikat, persen in _BATAS_DISTRIBUSI[predikat_organisasi]
    ]
