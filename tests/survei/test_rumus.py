"""The survey's index against published results, and the edges of bands, blanks and samples."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from survei.rumus import UNSUR, ikm, mutu, ukuran_sampel

TERBIT = json.loads((Path(__file__).parents[1] / "data" / "skm_publik.json").read_text(encoding="utf-8"))
BOBOT = {"1/9": "ikm_1_9", "0.11": "ikm_0_11", "0.111": "ikm_0_111"}
# Answers of a form ask about sarana before pengaduan.
KUESIONER = (*UNSUR[:7], "sarana", "pengaduan")


def nama(hasil: dict[str, Any]) -> str:
    return hasil["id"]


def resmi(hasil: dict[str, Any], baris: list[Any]) -> list[Any]:
    """A row in the order of `UNSUR`, whatever order it was printed in."""
    urutan = KUESIONER if hasil["urutan"] == "kuesioner" else UNSUR
    return [dict(zip(urutan, baris, strict=True))[kode] for kode in UNSUR]


@pytest.mark.parametrize("hasil", [h for h in TERBIT if "baris" in h], ids=nama)
@pytest.mark.parametrize("bobot", BOBOT)
def test_baris_responden_menghasilkan_indeks_yang_dihitung_ulang(hasil: dict[str, Any], bobot: str) -> None:
    dapat = ikm([resmi(hasil, b) for b in hasil["baris"]], bobot)
    assert dapat.n == hasil["n"] == len(hasil["baris"])
    assert abs(dapat.ikm - Decimal(hasil[BOBOT[bobot]])) <= Decimal("0.00505")
    assert dapat.mutu == hasil["mutu"][bobot]
    harap = dict(zip(UNSUR, resmi(hasil, hasil["nrr"]), strict=True))
    assert {k: round(x, 4) for k, x in dapat.nrr.items()} == {k: round(Decimal(x), 4) for k, x in harap.items()}


@pytest.mark.parametrize("hasil", TERBIT, ids=nama)
@pytest.mark.parametrize("bobot", BOBOT)
def test_rerata_yang_terbit_menghasilkan_indeks_yang_dihitung_ulang(hasil: dict[str, Any], bobot: str) -> None:
    """A table of means is one respondent with fractions."""
    dapat = ikm([resmi(hasil, hasil["nrr"])], bobot)
    # The means of raw sets are printed with 4 decimals, so theirs may be off by 25 × 0.00005.
    assert abs(dapat.ikm - Decimal(hasil[BOBOT[bobot]])) <= Decimal("0.0063")


@pytest.mark.parametrize("hasil", [h for h in TERBIT if h["bobot_tepat"]], ids=nama)
def test_indeks_tercetak_yang_dapat_dihasilkan(hasil: dict[str, Any]) -> None:
    (bobot,) = hasil["bobot_tepat"]
    assert ikm([resmi(hasil, hasil["nrr"])], bobot).ikm == Decimal(hasil["ikm_tercetak"])


def test_urutan_lembar_tidak_mengubah_indeks_tetapi_unsurnya_bertukar() -> None:
    baris = [4, 3, 3, 4, 3, 3, 4, 1, 2]
    tukar = [*baris[:7], baris[8], baris[7]]
    satu, dua = ikm([baris]), ikm([tukar])
    assert satu.ikm == dua.ikm == Decimal("75.00")
    assert (satu.nrr["pengaduan"], dua.nrr["pengaduan"]) == (1, 2)


@pytest.mark.parametrize(
    ("indeks", "huruf"),
    [
        ("25.00", "D"),
        ("64.99", "D"),
        ("64.994", "D"),
        ("64.995", "C"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.604", "C"),
        ("76.605", "B"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.3045", "B"),
        ("88.305", "A"),
        ("88.31", "A"),
        (100, "A"),
        (99.0, "A"),
    ],
)
def test_batas_mutu(indeks: Any, huruf: str) -> None:
    assert mutu(indeks) == huruf


@pytest.mark.parametrize("indeks", ["100.01", "24.99", "-1", "A", None, float("nan"), True])
def test_indeks_di_luar_skala_ditolak(indeks: Any) -> None:
    with pytest.raises(ValueError, match="IKM"):
        mutu(indeks)


def sama(jumlah: int, n: int) -> list[list[int]]:
    """`n` rows of nine answers that add up to `jumlah`."""
    nilai = [4] * (n * 9)
    kurang, i = n * 36 - jumlah, 0
    while kurang:
        turun = min(3, kurang)
        nilai[i] -= turun
        kurang -= turun
        i += 1
    return [nilai[k * 9 : k * 9 + 9] for k in range(n)]


@pytest.mark.parametrize(
    ("jumlah", "n", "bobot", "indeks", "huruf"),
    [
        # Rounding the means first would give 76.61 and B.
        (193, 7, "1/9", "76.59", "C"),
        (193, 7, "0.11", "75.82", "C"),
        # The weight alone moves the letter.
        (891, 28, "1/9", "88.39", "A"),
        (891, 28, "0.111", "88.30", "B"),
        (891, 28, "0.11", "87.51", "B"),
        (36, 1, "1/9", "100.00", "A"),
        (36, 1, "0.11", "99.00", "A"),
        # Everybody answers 3: C, which surprises people.
        (270, 10, "1/9", "75.00", "C"),
        # The lowest index under the rounded weight lies below 25: the letter has no lower limit here.
        (9, 1, "0.11", "24.75", "D"),
    ],
)
def test_satu_pembulatan_di_akhir(jumlah: int, n: int, bobot: str, indeks: str, huruf: str) -> None:
    dapat = ikm(sama(jumlah, n), bobot)
    assert (dapat.ikm, dapat.mutu) == (Decimal(indeks), huruf)


def test_kosong_dibagi_menurut_yang_menjawab_bukan_rerata_responden() -> None:
    dapat = ikm([[4] * 9, [1, 1, 1, 1, 1, None, None, None, None]])
    # Five unsur average 2.5, four average 4: 25 × (5 × 2.5 + 4 × 4) / 9. The mean of respondents would be 62.50.
    assert (dapat.n, dapat.ikm) == (2, Decimal("79.17"))


def test_kurang_dari_lima_jawaban_dibuang() -> None:
    empat = [1, 1, 1, 1, *[None] * 5]
    assert ikm([empat, [3] * 9]).n == 1
    assert ikm([empat, [3] * 9]).ikm == Decimal("75.00")
    kosong = ikm([empat])
    assert (kosong.n, kosong.nrr, kosong.ikm, kosong.mutu) == (None, None, None, None)


def test_unsur_yang_tidak_dijawab_siapa_pun_tidak_ikut() -> None:
    dapat = ikm([[4, 4, 4, 4, 3, 3, 3, 3, None]] * 2)
    assert dapat.nrr["sarana"] is None
    assert dapat.ikm == Decimal("87.50")


def test_pecahan_diterima() -> None:
    assert ikm([["3.5", 3.5, Decimal("3.5"), Fraction(7, 2), 3, 3, 3, 4, 4]]).ikm == Decimal("86.11")


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([[3] * 8], "Baris 1: harus ada 9 jawaban."),
        ([[3] * 9, [5, *[3] * 8]], "Baris 2, persyaratan: jawaban harus 1 sampai 4, bukan 5."),
        ([[0.5, *[3] * 8]], "Baris 1, persyaratan: jawaban harus 1 sampai 4, bukan 0.5."),
        ([["baik", *[3] * 8]], "Baris 1, persyaratan: isi dengan angka, bukan 'baik'."),
        (["333333333"], "Baris 1: harus ada 9 jawaban."),
    ],
)
def test_jawaban_di_luar_skala_ditolak_dengan_barisnya(baris: Any, pesan: str) -> None:
    with pytest.raises(ValueError) as galat:  # noqa: PT011 - the message is compared below
        ikm(baris)
    assert str(galat.value) == pesan


def test_bobot_lain_ditolak() -> None:
    with pytest.raises(ValueError, match="Bobot harus"):
        ikm([[3] * 9], "0.12")


# Krejcie and Morgan's printed table.
TABEL = """10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73 95:76
100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118 180:123 190:127 200:132 210:136 220:140 230:144 240:148
250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201 440:205 460:210
480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265 900:269 950:274 1000:278 1100:285 1200:291
1300:297 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327 2400:331 2600:335 2800:338 3000:341
3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368 10000:370 15000:375 20000:377 30000:379
40000:380 50000:381 75000:382 1000000:384"""


def test_semua_baris_tabel_krejcie_dan_morgan() -> None:
    tabel = {int(n): int(s) for n, s in (isi.split(":") for isi in TABEL.split())}
    beda = {n: (s, ukuran_sampel(n)) for n, s in tabel.items() if ukuran_sampel(n) != s}
    assert (len(tabel), beda) == (90, {})


@pytest.mark.parametrize(("populasi", "sampel"), [(1, 1), (9, 9), (12236, 372), (10**9, 384)])
def test_ukuran_sampel(populasi: int, sampel: int) -> None:
    assert ukuran_sampel(populasi) == sampel


@pytest.mark.parametrize("populasi", [0, -5, 10.5, "banyak", None, True])
def test_populasi_yang_salah_ditolak(populasi: Any) -> None:
    with pytest.raises(ValueError, match=r"[Pp]opulasi"):
        ukuran_sampel(populasi)
