"""The processing sheet (*pengolahan data SKM per responden dan per unsur*) in the official layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from kinerja.bilangan import bulatkan, pecahan
from survei.choices import Unsur
from survei.models import PeriodeSurvei, Respons
from survei.queries.jumlah import Jumlah, jumlah_semua
from survei.rumus import BOBOT, UNSUR, HasilIkm


@dataclass(frozen=True)
class KolomUnsur:
    """One column under the rows of respondents: sum, mean (3 decimals, shown) and weighted mean."""

    unsur: Unsur
    jumlah: Decimal
    terisi: int
    nrr: Decimal | None
    tertimbang: Decimal | None


@dataclass(frozen=True)
class LembarOlah:
    """The feet of the sheet; rows come from `jawaban_berurut`, so that a page shows some and a file all."""

    periode: PeriodeSurvei
    jumlah: Jumlah
    ikm: HasilIkm
    kolom: list[KolomUnsur]
    selang: tuple[Decimal, Decimal] | None

    @property
    def total_tertimbang(self) -> Decimal | None:
        """Sum of the weighted means, 4 decimals; × 25 is the index."""
        nrr = [x for x in (self.ikm.nrr or {}).values() if x is not None]
        return bulatkan(sum(map(pecahan, nrr)) * BOBOT[self.periode.bobot], 4) if nrr else None  # type: ignore[arg-type]


def lembar_olah(periode: PeriodeSurvei) -> LembarOlah:
    """Counted from the answers that make the index, in one statement."""
    jumlah = jumlah_semua(Respons.objects.filter(periode=periode).dihitung())
    ikm = jumlah.ikm(periode.bobot)
    return LembarOlah(
        periode, jumlah, ikm, kolom_unsur(jumlah, periode.bobot), jumlah.selang(periode.bobot, periode.populasi)
    )


def kolom_unsur(jumlah: Jumlah, bobot: str) -> list[KolomUnsur]:
    """The feet of the nine columns under a weight."""
    ikm = jumlah.ikm(bobot)
    return [_kolom(u, jumlah, ikm, bobot) for u in UNSUR]


def _kolom(unsur: str, jumlah: Jumlah, ikm: HasilIkm, bobot: str) -> KolomUnsur:
    nrr = (ikm.nrr or {}).get(unsur)
    isi = None if nrr is None else pecahan(nrr)
    return KolomUnsur(
        Unsur(unsur),
        *jumlah.unsur[unsur],
        nrr=None if isi is None else bulatkan(isi, 3),
        tertimbang=None if isi is None else bulatkan(isi * BOBOT[bobot], 4),
    )


def jawaban_berurut(periode: PeriodeSurvei) -> QuerySet[Respons]:
    """Rows of the sheet: complete answers that count. Their order is that of the rows, which tells nothing of days."""
    return Respons.objects.filter(periode=periode).dihitung().order_by("pk").only(*UNSUR)


def baris_berkas(lembar: LembarOlah) -> Iterator[list[object]]:
    """All rows of the file: respondents, then the feet and the index."""
    for nomor, satu in enumerate(jawaban_berurut(lembar.periode).iterator(chunk_size=5000), 1):
        yield [nomor, *(_rapi(x) for x in satu.nilai_unsur.values())]
    yield ["Jumlah nilai per unsur", *(_rapi(k.jumlah) for k in lembar.kolom)]
    yield ["Jumlah kuesioner terisi", *(k.terisi for k in lembar.kolom)]
    yield ["NRR per unsur", *(k.nrr for k in lembar.kolom)]
    yield ["NRR tertimbang per unsur", *(k.tertimbang for k in lembar.kolom)]
    yield ["Jumlah NRR tertimbang", lembar.total_tertimbang]
    yield [f"IKM unit pelayanan (bobot {lembar.periode.bobot})", lembar.ikm.ikm, lembar.ikm.mutu]


def _rapi(nilai: Decimal | None) -> Decimal | None:
    """Without the zeros that the column carries."""
    return None if nilai is None else nilai.normalize() + 0
