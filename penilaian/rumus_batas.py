"""The highest capaian that a measure with natural bounds can reach: pure, no Django, no database."""

from fractions import Fraction

from penilaian.rumus import NAIK, Angka, capaian_tepat


def capaian_tertinggi(
    target: Angka, arah: str, target_maks: Angka | None = None, *, bawah: Angka = 0, atas: Angka | None, maks: Angka
) -> Fraction:
    """Percent at the best possible value, capped at `maks`: more is better at `atas` (None: no end, so `maks`), less
    is better at `bawah`. 100 of a target of 95 is 105.26; no days of a target of 7 is 200, so `maks`."""
    if arah == NAIK and atas is None:
        return Fraction(maks)
    terbaik = atas if arah == NAIK and atas is not None else bawah
    return capaian_tepat(terbaik, target, arah, target_maks, maks=maks)
