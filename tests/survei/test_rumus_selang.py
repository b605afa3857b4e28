"""How sure an index is, against the interval table worked from published answers."""

from datetime import date
from decimal import Decimal
from statistics import stdev

import pytest

from survei.rumus_kode import masa_kode, nama_kode, sejenis
from survei.rumus_selang import alfa_cronbach, berbeda, huruf_tersentuh, ragu, selang, susut, t_95
from tests.survei.test_rumus import TERBIT, resmi


@pytest.mark.parametrize(
    ("n", "ikm", "simpangan", "bawah", "atas", "huruf"),
    [
        (10, "81.25", "11.2119", "73.23", "89.27", ["C", "B", "A"]),
        (13, "80.5556", "12.4743", "73.02", "88.09", ["C", "B"]),
        (26, "92.8419", "8.7197", "89.32", "96.36", ["A"]),
        (28, "88.3929", "7.1344", "85.63", "91.16", ["B", "A"]),
        (45, "85.8642", "9.7460", "82.94", "88.79", ["B", "A"]),
        (49, "78.7415", "8.6467", "76.26", "81.23", ["C", "B"]),
        (55, "93.7374", "6.1702", "92.07", "95.41", ["A"]),
    ],
)
def test_selang_95_persen(n: int, ikm: str, simpangan: str, bawah: str, atas: str, huruf: list[str]) -> None:
    dapat = selang(Decimal(ikm), Decimal(simpangan), n)
    assert dapat == (Decimal(bawah), Decimal(atas))
    assert huruf_tersentuh(*dapat) == huruf
    assert ragu(*dapat) == ("/".join(reversed(huruf)) if len(huruf) > 1 else "")


@pytest.mark.parametrize(("derajat", "nilai"), [(9, "2.2622"), (12, "2.1788"), (29, "2.0452"), (120, "1.9799")])
def test_titik_t_dua_sisi(derajat: int, nilai: str) -> None:
    assert abs(t_95(derajat) - Decimal(nilai)) < Decimal("0.0001")


def test_selang_disembunyikan_di_bawah_sepuluh_jawaban_dan_bila_semua_sama() -> None:
    assert selang(Decimal("80"), Decimal("10"), 9) is None
    assert selang(Decimal("100"), Decimal("0"), 40) is None


def test_populasi_yang_diketahui_mempersempit_dan_sensus_tanpa_selang_lebar() -> None:
    bebas = selang(Decimal("80"), Decimal("10"), 50)
    terbatas = selang(Decimal("80"), Decimal("10"), 50, populasi=100)
    assert bebas == (Decimal("77.16"), Decimal("82.84"))
    assert terbatas == (Decimal("77.98"), Decimal("82.02"))
    assert selang(Decimal("80"), Decimal("10"), 50, populasi=50) == (Decimal("80.00"), Decimal("80.00"))
    # More answers than users: the number of users is wrong, and nothing is narrowed by it.
    assert selang(Decimal("80"), Decimal("10"), 50, populasi=40) == bebas


def test_perubahan_dilaporkan_hanya_di_luar_kebetulan() -> None:
    assert berbeda((Decimal("80"), Decimal("1")), (Decimal("82"), Decimal("1"))) == 0
    assert berbeda((Decimal("80"), Decimal("1")), (Decimal("83"), Decimal("1"))) == 1
    assert berbeda((Decimal("83"), Decimal("1")), (Decimal("80"), Decimal("1"))) == -1


def test_angka_petugas_disusutkan_ke_rerata_unit() -> None:
    # w = 20 / (20 + 20)
    assert susut(Decimal("90"), 20, Decimal("80")) == Decimal("85")
    assert susut(Decimal("90"), 0, Decimal("80")) == Decimal("80")
    assert susut(Decimal("90"), 180, Decimal("80")) == Decimal("89")


def test_alfa_cronbach_jawaban_terbit() -> None:
    """Reference values of two published sets; with fewer than twenty rows nothing is claimed."""

    def alfa(id_: str) -> Decimal | None:
        terbit = next(h for h in TERBIT if h["id"] == id_)
        baris = [[Decimal(str(x)) for x in resmi(terbit, b)] for b in terbit["baris"]]
        ragam = [Decimal(str(stdev(k) ** 2)) for k in zip(*baris, strict=True)]
        return alfa_cronbach(ragam, Decimal(str(stdev([sum(b) for b in baris]) ** 2)), len(baris))

    assert alfa("sekadau_2019s1_first49") == Decimal("0.740")
    assert alfa("metro_pusat_raw_all") == Decimal("0.679")
    assert alfa("metro_pusat_raw_2020") is None


def test_kode_periode_menyebut_harinya() -> None:
    assert str(masa_kode("2026-tw3")) == str(masa_kode("2026-TW3"))
    satu = masa_kode("2026-TW3")
    assert (satu.nama, satu.awal.isoformat(), satu.akhir.isoformat()) == (
        "Triwulan III 2026",
        "2026-07-01",
        "2026-09-30",
    )
    assert masa_kode("2026-S1").akhir.isoformat() == "2026-06-30"
    assert masa_kode("2028-02").akhir.isoformat() == "2028-02-29"
    assert masa_kode("2026").akhir.isoformat() == "2026-12-31"
    assert masa_kode("2026-TW5") is None
    assert masa_kode("semester satu") is None


def test_kode_sejenis_pada_hari_dan_namanya() -> None:
    hari = date(2026, 11, 25)
    kode = [sejenis(k, hari) for k in ("2026-TW1", "2025-s1", "2026-03", "2024", "", "uji")]
    assert kode == ["2026-TW4", "2026-S2", "2026-11", "2026", "2026-TW4", "2026-TW4"]
    assert [nama_kode(k) for k in ("2026-TW1", "uji", "")] == ["Triwulan I 2026", "uji", ""]
