"""Hours of learning (jam pelajaran, JP): pure, no Django. Source: LAN's guide to converting non-classical learning."""

from decimal import Decimal
from fractions import Fraction

from kinerja.bilangan import Angka, desimal, pecahan

NASIONAL, INTERNASIONAL = "nasional", "internasional"
# JP a day by scope.
JP_SEHARI = {
    "seminar": {NASIONAL: 4, INTERNASIONAL: 6},
    "konferensi": {NASIONAL: 4, INTERNASIONAL: 6},
    "workshop": {NASIONAL: 5, INTERNASIONAL: 7},
}
AWALAN_PELATIHAN = "pelatihan_"
TAMBAHAN_INTERNASIONAL = Fraction(20, 100)


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


def _positif(nilai: Angka | None, nama: str) -> Fraction:
    if nilai is None:
        raise ValueError(f"{nama}: wajib diisi untuk bentuk ini.")
    angka = pecahan(nilai, nama)
    if angka <= 0:
        raise ValueError(f"{nama}: harus lebih dari nol, bukan {nilai}.")
    return angka
