"""Numbers of reports by a pattern stored as data: pure, no Django.

A pattern is text with words in braces: {urut} or, padded with zeros, {urut:3}; {tahun}, {bulan} (Roman), {unit}.
"""

import re

BAWAAN = "{urut:3}/SKM/{unit}/{tahun}"
PANJANG_MAKS = 80
_KATA = re.compile(r"\{(urut|tahun|bulan|unit)(?::(\d))?\}")
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def periksa(pola: str) -> str:
    """The pattern without spaces around it. Raises ValueError that says what is wrong with it."""
    pola = pola.strip()
    if re.search(r"[{}]", _KATA.sub("", pola)):
        raise ValueError("Yang boleh di dalam kurung kurawal: {urut}, {urut:3}, {tahun}, {bulan}, {unit}.")
    kata = [m[1] for m in _KATA.finditer(pola)]
    if kata.count("urut") != 1:
        raise ValueError("Pola harus memuat {urut} sekali, misalnya {urut:3}/SKM/{unit}/{tahun}.")
    if "tahun" not in kata:
        raise ValueError("Pola harus memuat {tahun}: nomor urut mulai lagi dari 1 setiap tahun.")
    return pola


def susun(pola: str, *, urut: int, tahun: int, bulan: int, unit: str) -> str:
    """The number by a checked pattern."""

    def isi(m: re.Match[str]) -> str:
        if m[1] == "urut":
            return f"{urut:0{m[2] or 1}d}"
        return {"tahun": str(tahun), "bulan": _ROMAWI[bulan - 1], "unit": unit}[m[1]]

    return _KATA.sub(isi, pola)
