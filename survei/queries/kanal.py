"""The answers of a period by channel, and whether those given with help of staff differ from the others."""

from dataclasses import dataclass

from survei.choices import Kanal
from survei.models import PeriodeSurvei, Respons
from survei.queries.jumlah import jumlah_per
from survei.rumus_gabung import Indeks, gabung
from survei.rumus_selang import N_SELANG, berbeda

# Filled by the citizen alone: paper and sheets do not say how they came about.
SENDIRI = (Kanal.KUPON, Kanal.KIOS, Kanal.TERBUKA)


@dataclass(frozen=True)
class PerKanal:
    """`baris` are (channel, answers, index or None below ten answers). `arah` is 1 or −1 where answers with help are
    beyond chance above or below those without, 0 within it, None when too few of either to tell."""

    baris: list[tuple[Kanal, int, Indeks | None]]
    arah: int | None


def per_kanal(periode: PeriodeSurvei) -> PerKanal:
    """Only complete answers that count, in one statement."""
    isi = {}
    for kanal, j in jumlah_per(Respons.objects.filter(periode=periode).dihitung(), "kanal").items():
        if (ikm := j.ikm(periode.bobot).ikm) is not None:
            isi[Kanal(kanal)] = Indeks(ikm, j.n, j.simpangan)
    baris = [(k, isi[k].n, isi[k] if isi[k].n >= N_SELANG else None) for k in Kanal if k in isi]
    return PerKanal(baris, _arah(gabung(isi[k] for k in SENDIRI if k in isi), isi.get(Kanal.DIBANTU)))


def _arah(sendiri: Indeks | None, dibantu: Indeks | None) -> int | None:
    if not sendiri or not dibantu or min(sendiri.n, dibantu.n) < N_SELANG:
        return None
    a, b = sendiri.galat, dibantu.galat
    return berbeda(a, b) if a and b else None
