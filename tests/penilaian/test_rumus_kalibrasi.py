"""Leniency of assessors: the figures of a small case by hand, and what the method finds in a simulated city."""

from decimal import Decimal
from random import Random

import pytest

from penilaian.rumus_kalibrasi import (
    BELUM_CUKUP,
    KETAT,
    LONGGAR,
    MIN_ORANG,
    WAJAR,
    Kalibrasi,
    Kelompok,
    kalibrasi,
    kelompok,
    selang_bagian,
)

PENILAI = 1_500
GESER = 8


def simulasi(benih: int, orang: tuple[int, int], langkah: float = 0) -> tuple[dict[int, int], Kalibrasi]:
    """Assessors with people whose figures deviate by 5 points; 5 % give 8 points more and 5 % 8 points less than the
    results lead to. `langkah`: figures rounded to the step that seven ratings allow."""
    acak = Random(benih)
    seperduapuluh = PENILAI // 20
    geser = {j: GESER if j < seperduapuluh else -GESER if j < 2 * seperduapuluh else 0 for j in range(PENILAI)}
    daftar: list[Kelompok] = []
    for j, beda in geser.items():
        pasangan = []
        for _ in range(acak.randint(*orang)):
            x = acak.gauss(100, 8)
            y = 100 + 0.5 * (x - 100) + beda + acak.gauss(0, 5)
            y = round(y / langkah) * langkah if langkah else y
            pasangan.append((Decimal(f"{x:.2f}"), Decimal(f"{y:.2f}")))
        daftar.append(kelompok(j, pasangan))
    return geser, kalibrasi(daftar)


@pytest.mark.parametrize("langkah", [0, 20 / 7])
@pytest.mark.parametrize("benih", [1, 2026, 77])
def test_1500_penilai_dengan_9_sampai_12_orang_yang_bergeser_8_angka_ketahuan(benih: int, langkah: float) -> None:
    geser, hasil = simulasi(benih, (9, 12), langkah)
    tepat = sum(hasil.taksiran[j].status == (LONGGAR if g > 0 else KETAT) for j, g in geser.items() if g)
    salah = sum(hasil.taksiran[j].perlu_dibahas for j, g in geser.items() if not g)
    bergeser = sum(1 for g in geser.values() if g)
    assert bergeser == 150
    assert tepat >= bergeser * 0.95, f"{tepat} dari {bergeser}"
    assert salah <= (PENILAI - bergeser) * 0.05, f"{salah} dari {PENILAI - bergeser}"
    assert abs(hasil.kemiringan - Decimal("0.5")) < Decimal("0.02")
    assert abs(hasil.simpangan - 5) < Decimal("0.2")


def test_selang_memuat_selisih_sebenarnya_pada_sembilan_dari_sepuluh_penilai() -> None:
    geser, hasil = simulasi(3, (9, 12))
    kena = sum(hasil.taksiran[j].bawah <= g <= hasil.taksiran[j].atas for j, g in geser.items())
    assert kena >= PENILAI * 0.9, kena


def test_sedikit_orang_tidak_disimpulkan_dan_selangnya_lebih_lebar() -> None:
    _, sedikit = simulasi(1, (3, MIN_ORANG + 1))
    _, banyak = simulasi(1, (9, 12))
    belum = [t for t in sedikit.taksiran.values() if t.n < MIN_ORANG]
    assert {t.status for t in belum} == {BELUM_CUKUP}
    assert min(t.atas - t.bawah for t in belum) > max(t.atas - t.bawah for t in banyak.taksiran.values())


def test_penilai_yang_sama_semua_wajar_dan_disusutkan_ke_nol() -> None:
    daftar = [kelompok(j, [(Decimal(100), Decimal(100 + d)) for d in (-4, -2, 0, 2, 4)]) for j in range(6)]
    hasil = kalibrasi(daftar)
    assert {t.status for t in hasil.taksiran.values()} == {WAJAR}
    assert {t.selisih for t in hasil.taksiran.values()} == {0}


def test_hasil_tinggi_bukan_kelonggaran() -> None:
    """Six assessors on one line: the one whose people reach 115 gives 110, as the line says."""
    daftar = [
        kelompok(j, [(Decimal(x + d), Decimal(100) + Decimal(x + d - 100) * 2 / 3) for d in (-2, -1, 0, 1, 2)])
        for j, x in enumerate((115, 100, 100, 98, 102, 95))
    ]
    hasil = kalibrasi(daftar)
    assert {t.status for t in hasil.taksiran.values()} == {WAJAR}
    assert max(abs(t.mentah) for t in hasil.taksiran.values()) < Decimal("1e-15")


def test_terlalu_sedikit_penilai_tidak_ada_pembanding() -> None:
    daftar = [kelompok(j, [(Decimal(100), Decimal(80 + 10 * j + d)) for d in range(6)]) for j in range(4)]
    hasil = kalibrasi(daftar)
    assert {(t.status, t.selisih) for t in hasil.taksiran.values()} == {(BELUM_CUKUP, None)}
    assert kalibrasi([]).taksiran == {}


@pytest.mark.parametrize(("banyak", "dari", "persen"), [(3, 10, (11, 60)), (0, 10, (0, 28)), (10, 10, (72, 100))])
def test_selang_bagian_menurut_wilson(banyak: int, dari: int, persen: tuple[int, int]) -> None:
    assert tuple(round(p) for p in selang_bagian(banyak, dari)) == persen


@pytest.mark.parametrize(("banyak", "dari"), [(1, 0), (-1, 5), (6, 5)])
def test_bagian_yang_mustahil_ditolak(banyak: int, dari: int) -> None:
    with pytest.raises(ValueError, match="Bagian harus"):
        selang_bagian(banyak, dari)
