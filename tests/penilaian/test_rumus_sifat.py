"""What holds for every number, not only the printed ones: the formulas are monotone, bounded and rounding-stable."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import rumus

angka = st.decimals(0, 100_000, places=4)
positif = st.decimals("0.0001", 100_000, places=4)
persen = st.decimals(0, 120, places=4)
arah = st.sampled_from([rumus.NAIK, rumus.TURUN])
bobot = st.decimals("0.01", 100, places=2)
pasangan = st.tuples(bobot, persen)
utama = st.lists(pasangan, min_size=1, max_size=6)
tambahan = st.lists(pasangan, max_size=3)
rating = st.sampled_from(rumus.RATING)
URUTAN_PREDIKAT = ("sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik")
# A target alone (None), or the width of a range above it.
lebar = st.none() | angka


def atas(target: Decimal, selisih: Decimal | None) -> Decimal | None:
    return None if selisih is None else target + selisih


@given(angka, positif, lebar, arah)
def test_capaian_selalu_antara_0_dan_120(r: Decimal, t: Decimal, s: Decimal | None, a: str) -> None:
    assert 0 <= rumus.capaian_tepat(r, t, a, atas(t, s)) <= 120


@given(angka, angka, positif, lebar)
def test_hasil_lebih_banyak_tidak_pernah_menurunkan_capaian_naik(
    r: Decimal, tambah: Decimal, t: Decimal, s: Decimal | None
) -> None:
    dua = [rumus.capaian_tepat(x, t, rumus.NAIK, atas(t, s)) for x in (r, r + tambah)]
    assert dua == sorted(dua)


@given(angka, angka, positif, lebar)
def test_lebih_lama_atau_lebih_mahal_tidak_pernah_menaikkan_capaian_turun(
    r: Decimal, tambah: Decimal, t: Decimal, s: Decimal | None
) -> None:
    dua = [rumus.capaian_tepat(x, t, rumus.TURUN, atas(t, s)) for x in (r + tambah, r)]
    assert dua == sorted(dua)


@given(angka, positif, angka)
def test_target_lebih_tinggi_tidak_pernah_memudahkan(r: Decimal, t: Decimal, tambah: Decimal) -> None:
    naik = [rumus.capaian_tepat(r, x, rumus.NAIK) for x in (t + tambah, t)]
    turun = [rumus.capaian_tepat(r, x, rumus.TURUN) for x in (t, t + tambah)]
    assert (naik, turun) == (sorted(naik), sorted(turun))


@given(positif, lebar, arah)
def test_di_dalam_rentang_dan_tepat_di_kedua_batasnya_seratus(t: Decimal, s: Decimal | None, a: str) -> None:
    tepi = atas(t, s) or t
    assert {rumus.capaian_tepat(x, t, a, atas(t, s)) for x in (t, (t + tepi) / 2, tepi)} == {100}


@given(angka, positif, lebar, arah, st.sampled_from([Decimal("0.001"), Decimal(12), Decimal(1000)]))
def test_satuan_yang_dipakai_tidak_mengubah_capaian(
    r: Decimal, t: Decimal, s: Decimal | None, a: str, kali: Decimal
) -> None:
    """Days or hours, kilograms or grams."""
    maks = atas(t, s)
    lain = None if maks is None else maks * kali
    assert rumus.capaian_tepat(r, t, a, maks) == rumus.capaian_tepat(r * kali, t * kali, a, lain)


@given(st.integers(0, 10_000), st.integers(1, 10_000), arah)
def test_cara_menulis_angka_tidak_mengubah_capaian(r: int, t: int, a: str) -> None:
    bentuk = [(r, t), (str(r), f"{t}.0"), (Decimal(r), Decimal(t)), (float(r), float(t))]
    assert len({rumus.capaian(x, y, a) for x, y in bentuk}) == 1


@given(utama, tambahan)
def test_nilai_hasil_selalu_antara_0_dan_120_dan_tambahan_menambah_0_sampai_10(u: list, t: list) -> None:
    tanpa, dengan = rumus.nilai_hasil_tepat(u), rumus.nilai_hasil_tepat(u, t)
    assert 0 <= tanpa <= dengan <= min(120, tanpa + 10)


@given(utama, tambahan, st.data())
def test_capaian_yang_naik_tidak_pernah_menurunkan_nilai(u: list, t: list, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(u) - 1))
    lebih = data.draw(st.decimals(u[n][1], 120, places=4))
    naik = [*u[:n], (u[n][0], lebih), *u[n + 1 :]]
    assert rumus.nilai_hasil_tepat(u, t) <= rumus.nilai_hasil_tepat(naik, t)


@given(utama)
def test_nilai_tidak_di_luar_capaian_terendah_dan_tertinggi(u: list) -> None:
    assert min(c for _, c in u) <= rumus.nilai_hasil_tepat(u) <= max(c for _, c in u)


@given(utama, st.sampled_from([Fraction(1, 3), Fraction(7), Fraction(1, 100)]), st.randoms())
def test_hanya_perbandingan_bobot_yang_berarti_dan_urutannya_tidak(u: list, kali: Fraction, acak: object) -> None:
    lain = [(Fraction(b) * kali, c) for b, c in u]
    acak.shuffle(lain)  # type: ignore[attr-defined]
    assert rumus.nilai_hasil_tepat(u) == rumus.nilai_hasil_tepat(lain)


@given(utama, st.data())
def test_indikator_yang_dibelah_dua_sama_nilainya(u: list, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(u) - 1))
    b, c = u[n]
    assert rumus.nilai_hasil_tepat(u) == rumus.nilai_hasil_tepat([*u[:n], (b / 2, c), (b / 2, c), *u[n + 1 :]])


@given(st.lists(st.tuples(bobot, positif, positif, arah), min_size=1, max_size=6))
def test_dibulatkan_sekali_di_akhir_lewat_jalan_mana_pun(baris: list) -> None:
    """Through exact fractions or through the printed, unrounded decimals: the same two decimals."""
    tepat = rumus.nilai_hasil_tepat([(b, rumus.capaian_tepat(r, t, a)) for b, r, t, a in baris])
    assert rumus.nilai_hasil([(b, rumus.capaian(r, t, a)) for b, r, t, a in baris]) == rumus.bulatkan(tepat)


@given(st.fractions(0, 120, max_denominator=10**6))
def test_pembulatan_tetap_bila_diulang_dan_tidak_menggeser_lebih_dari_setengah_digit(n: Fraction) -> None:
    bulat = rumus.bulatkan(n)
    assert rumus.bulatkan(Fraction(bulat)) == bulat
    assert abs(Fraction(bulat) - n) <= Fraction(1, 200) + Fraction(1, 10**10)
    assert rumus.usulan(n) == rumus.usulan(bulat)


@given(st.integers(0, 12_000))
def test_seri_selalu_dibulatkan_ke_atas(seperseratus: int) -> None:
    assert rumus.bulatkan(Fraction(2 * seperseratus + 1, 200)) == Decimal(seperseratus + 1) / 100


@given(persen, persen)
def test_usulan_tidak_turun_bila_nilai_naik(a: Decimal, b: Decimal) -> None:
    urut = ("di_bawah", "sesuai", "di_atas")
    rendah, tinggi = sorted((a, b))
    assert urut.index(rumus.usulan(rendah) or "") <= urut.index(rumus.usulan(tinggi) or "")


@pytest.mark.parametrize("sumbu", [0, 1])
@given(lain=rating)
def test_predikat_tidak_turun_bila_salah_satu_rating_naik(sumbu: int, lain: str) -> None:
    naik = [(r, lain) if sumbu == 0 else (lain, r) for r in reversed(rumus.RATING)]
    urutan = [URUTAN_PREDIKAT.index(rumus.predikat(*p)) for p in naik]
    assert urutan == sorted(urutan)


@given(persen, persen, st.decimals(0, 100, places=2))
def test_indeks_di_antara_hasil_dan_perilaku(h: Decimal, p: Decimal, b: Decimal) -> None:
    assert min(h, p) <= rumus.indeks_tepat(h, p, (b, 100 - b)) <= max(h, p)


@given(st.lists(rating, min_size=1, max_size=7))
def test_nilai_perilaku_antara_80_dan_120_dan_tanpa_rating_tanpa_angka(daftar: list[str]) -> None:
    assert 80 <= rumus.nilai_perilaku(daftar) <= 120  # type: ignore[operator]
    assert rumus.nilai_perilaku([]) is None
