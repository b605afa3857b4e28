"""Visits against coupons and answers: pure."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.bilangan import bulatkan, pecahan

BELUM = "Kunjungan belum dicatat, jadi bagian pengunjung yang menjawab belum diketahui."
BUKAN_LOKET = "Kunjungan dicatat tiap loket: pilih loketnya saat mencetak kupon."
KURANG_DARI_JAWABAN = "Kunjungan yang tercatat lebih sedikit daripada jawabannya: lengkapi hari yang belum dicatat."
KURANG_DARI_KUPON = (
    "Kunjungan yang tercatat lebih sedikit daripada kuponnya: ada hari yang belum dicatat, atau kuponnya belum semua "
    "dibagikan."
)
KURANG_HARI = "Tercatat {} hari, loket lain sampai {} hari: bagian yang menjawab tampil terlalu tinggi."


@dataclass(frozen=True)
class Angka:
    """Of a counter, or of all together, in some days. `jawaban` are forms filled at the visit: by coupon, on the
    device, with help; `kunjungan` is None while no day is recorded, else the sum over `hari` days."""

    cetak: int = 0
    pakai: int = 0
    jawaban: int = 0
    kunjungan: int | None = None
    hari: int = 0
    # False for what came without a counter at a service that has counters: its visits are recorded there.
    dicatat: bool = True

    @property
    def tingkat(self) -> Decimal | None:
        """Share of visitors who answered, in percent; None when unknown or when the visits cannot be all of them."""
        return tingkat(self.jawaban, self.kunjungan)

    @property
    def kata(self) -> str:
        """What must be said beside the figures, empty when they speak for themselves."""
        if self.kunjungan is None and not self.dicatat:
            return BUKAN_LOKET
        if self.kunjungan is None:
            return BELUM if self.cetak or self.jawaban else ""
        if self.kunjungan < self.jawaban:
            return KURANG_DARI_JAWABAN
        return KURANG_DARI_KUPON if self.kunjungan < self.cetak else ""


def tingkat(jawaban: int, kunjungan: int | None) -> Decimal | None:
    """Answers in percent of visits, one decimal."""
    if not kunjungan or kunjungan < jawaban:
        return None
    return bulatkan(pecahan(jawaban) * 100 / pecahan(kunjungan), 1)


def gabung_angka(semua: list[Angka]) -> Angka:
    """All counters together. One counter without visits makes the sum unknown: it would be too low."""
    ada = [a.kunjungan for a in semua if a.kunjungan is not None]
    kenal = len(ada) == len([a for a in semua if a.kunjungan is not None or (a.dicatat and (a.cetak or a.jawaban))])
    return Angka(
        sum(a.cetak for a in semua),
        sum(a.pakai for a in semua),
        sum(a.jawaban for a in semua),
        sum(ada) if ada and kenal else None,
        max((a.hari for a in semua), default=0),
    )
