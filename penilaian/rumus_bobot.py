"""Weights that add up to a hundred: pure, no Django."""

from decimal import ROUND_DOWN, Decimal

SERATUS = Decimal(100)


def sama_rata(isi: list[Decimal | None]) -> list[Decimal]:
    """What is open shares the rest of 100 equally, the last takes what cents remain; never less than a hundredth."""
    kosong = [n for n, x in enumerate(isi) if x is None]
    hasil = [x or Decimal(0) for x in isi]
    if not kosong:
        return hasil
    sisa = max(SERATUS - sum(hasil, Decimal(0)), Decimal("0.01") * len(kosong))
    satu = (sisa / len(kosong)).quantize(Decimal("0.01"), rounding=ROUND_DOWN)
    for n in kosong:
        hasil[n] = satu
    hasil[kosong[-1]] = sisa - satu * (len(kosong) - 1)
    return hasil
