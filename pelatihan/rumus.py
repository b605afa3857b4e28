"""Hours of learning (jam pelajaran, JP): pure, no Django. Source: LAN's guide to converting non-classical learning."""

from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka, bulatkan, desimal, pecahan

NASIONAL, INTERNASIONAL = "nasional", "internasional"
# JP a day by scope.
JP_SEHARI = {
    "seminar": {NASIONAL: 4, INTERNASIONAL: 6},
    "konferensi": {NASIONAL: 4, INTERNASIONAL: 6},
    "workshop": {NASIONAL: 5, INTERNASIONAL: 7},
}
AWALAN_PELATIHAN = "pelatihan_"
TAMBAHAN_INTERNASIONAL = Fraction(20, 100)
MENIT_JP = 45


def jam_pelajaran(
    bentuk: str, hari: Angka | None = None, jp_asli: Angka | None = None, lingkup: str = NASIONAL
) -> Decimal:
    """JP that an event counts for, unrounded.

    Seminar and konferensi 4 JP a day (6 international), workshop 5 (7): give `hari`. A `pelatihan_…` counts the JP it
    was run with, `jp_asli`, and 20 % more when international. Raises ValueError with what to mend.
    """
    if lingkup not in (NASIONAL, INTERNASIONAL):
        raise ValueError(f"Lingkup harus {NASIONAL} atau {INTERNASIONAL}, bukan {lingkup!r}.")
    if bentuk in JP_SEHARI:
        return desimal(JP_SEHARI[bentuk][lingkup] * _positif(hari, "hari"))
    if not isinstance(bentuk, str) or not bentuk.startswith(AWALAN_PELATIHAN) or bentuk == AWALAN_PELATIHAN:
        pilihan = ", ".join(JP_SEHARI)
        raise ValueError(f"Bentuk harus {pilihan}, atau {AWALAN_PELATIHAN}…, bukan {bentuk!r}.")
    asli = _positif(jp_asli, "JP asli")
    return desimal(asli * (1 + TAMBAHAN_INTERNASIONAL) if lingkup == INTERNASIONAL else asli)


def jp_dihitung(
    bentuk: str,
    hari: Angka | None = None,
    jp_asli: Angka | None = None,
    lingkup: str = NASIONAL,
    *,
    nonklasikal: bool = False,
) -> Decimal:
    """JP of any form, rounded half-up to 2 decimals: non-classical learning counts the hours it was run with, the rest
    by `jam_pelajaran`. Raises ValueError."""
    if nonklasikal:
        return bulatkan(_positif(jp_asli, "JP asli"), 2)
    return bulatkan(pecahan(jam_pelajaran(bentuk, hari, jp_asli, lingkup), "JP"), 2)


def uraian_jp(
    bentuk: str,
    hari: Angka | None = None,
    jp_asli: Angka | None = None,
    lingkup: str = NASIONAL,
    *,
    nonklasikal: bool = False,
) -> str:
    """How `jp_dihitung` comes to its number, for people: "2 hari × 4 JP sehari". Raises ValueError like it."""
    jp_dihitung(bentuk, hari, jp_asli, lingkup, nonklasikal=nonklasikal)
    if bentuk in JP_SEHARI:
        return f"{_teks(hari)} hari × {JP_SEHARI[bentuk][lingkup]} JP sehari"
    if lingkup == INTERNASIONAL and not nonklasikal:
        return f"{_teks(jp_asli)} JP yang dijalankan, ditambah 20 % karena internasional"
    return f"{_teks(jp_asli)} JP yang dijalankan"


def jp_pertemuan(menit: int) -> Decimal:
    """JP of meetings with a guide that lasted so many minutes together: one JP is 45 minutes, rounded half-up once."""
    return bulatkan(Fraction(menit, MENIT_JP), 2)


def _positif(nilai: Angka | None, nama: str) -> Fraction:
    if nilai is None:
        raise ValueError(f"{nama}: wajib diisi untuk bentuk ini.")
    angka = pecahan(nilai, nama)
    if angka <= 0:
        raise ValueError(f"{nama}: harus lebih dari nol, bukan {nilai}.")
    return angka


def _teks(nilai: Angka | None) -> str:
    """A number without needless zeros, with comma."""
    teks = f"{bulatkan(_positif(nilai, 'angka'), 2):f}"
    return teks.rstrip("0").rstrip(".").replace(".", ",")
