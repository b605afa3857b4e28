"""Arithmetic of appraisal against published cases, and its edges."""

from decimal import Decimal
from typing import Any

import pytest

from penilaian import rumus
from tests.contoh import kasus


@pytest.mark.parametrize(("masukan", "harap"), kasus("predikat_3x3"))
def test_matriks_sembilan_sel(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    assert rumus.predikat(masukan["hasil_kerja"], masukan["perilaku_kerja"]) == harap["predikat"]


@pytest.mark.parametrize(("masukan", "harap"), kasus("pp30_predikat_angka"))
def test_sebutan_pp30(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    assert rumus.predikat_pp30(masukan["nilai"], masukan["ide_baru"]) == harap["sebutan"]


@pytest.mark.parametrize(("masukan", "harap"), kasus("pp30_gabungan"))
def test_indeks_pp30(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    indeks = rumus.indeks_pp30(masukan["nilai_skp"], masukan["nilai_perilaku"], tuple(masukan["bobot"]))
    assert indeks == Decimal(str(harap["nilai"]))


@pytest.mark.parametrize(("masukan", "harap"), kasus("pola_distribusi_se3_2023"))
def test_pola_distribusi(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    assert rumus.distribusi(masukan["capaian_organisasi"], masukan["jumlah"]) == harap["pelanggaran"]


@pytest.mark.parametrize(("masukan", "harap"), kasus("angka_kredit"))
def test_angka_kredit(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    baris = masukan.get("baris", [masukan])
    jumlah = sum(rumus.angka_kredit(b["predikat"], b["koefisien"], b["bulan"]) for b in baris)
    assert jumlah == Decimal(str(harap.get("total", harap.get("angka_kredit"))))


@pytest.mark.parametrize(("masukan", "harap"), kasus("permenpan8_capaian_iki"))
def test_capaian_rentang(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    arah = rumus.TURUN if masukan["kondisi"] == "khusus" else rumus.NAIK
    capaian = rumus.capaian(masukan["realisasi"], masukan["target"][0], arah, masukan["target"][1])
    # The source prints whole percents of a figure with a fraction, one decimal of the other.
    cetak = capaian if capaian == round(capaian, 1) else round(capaian)
    assert cetak == Decimal(str(harap["capaian_persen"]))


@pytest.mark.parametrize(
    ("realisasi", "target", "arah", "maks", "persen"),
    [
        (130, 100, "naik", None, "120"),
        (0, 100, "naik", None, "0"),
        (250, 100, "turun", None, "0"),
        (0, 100, "turun", None, "120"),
        (9, 7, "turun", 8, "87.5"),
        (7.5, 7, "turun", 8, "100"),
        ("90.005", 100, "naik", None, "90.005"),
    ],
)
def test_capaian_dijaga_0_sampai_120(realisasi: Any, target: Any, arah: str, maks: Any, persen: str) -> None:
    assert rumus.capaian(realisasi, target, arah, maks) == Decimal(persen)


@pytest.mark.parametrize(
    ("realisasi", "target", "arah", "pesan"),
    [
        (1, 0, "naik", "lebih dari nol"),
        (-1, 5, "naik", "kurang dari nol"),
        ("dua", 5, "naik", "angka"),
        (1, 5, "x", "Arah"),
    ],
)
def test_capaian_menolak_dengan_alasan(realisasi: Any, target: Any, arah: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        rumus.capaian(realisasi, target, arah)


def test_nilai_hasil_bobot_dinormalkan_tambahan_paling_banyak_sepuluh() -> None:
    assert rumus.nilai_hasil([(40, 100)]) == Decimal("100.00")
    assert rumus.nilai_hasil([(60, "90.005"), (40, "90.005")]) == Decimal("90.01")
    assert rumus.nilai_hasil([(100, 100)], [(20, 120)]) == Decimal("110.00")
    assert rumus.nilai_hasil([(100, 115)], [(20, 120)]) == Decimal("120.00")
    assert rumus.nilai_hasil([], [(10, 100)]) is None


def test_usulan_dari_angka_yang_dibulatkan() -> None:
    assert [rumus.usulan(x) for x in ("109.995", "109.994", "89.995", "89.994", None)] == [
        "di_atas",
        "sesuai",
        "sesuai",
        "di_bawah",
        None,
    ]
