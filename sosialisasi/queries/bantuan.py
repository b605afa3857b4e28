"""Where help is worth offering."""

from sosialisasi.queries.adopsi import Baris, tabel


def perlu() -> list[Baris]:
    """Agencies where fewer than half have reported, the lowest first; hidden groups are never among them."""
    return [b for b in tabel(None).baris if b.perlu]
