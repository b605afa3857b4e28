"""Figures of paper batches: progress and the error rate of keying."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet

from survei.choices import PROFIL_KERTAS, Unsur
from survei.models import KelompokKertas, LembarKertas, PeriodeSurvei
from survei.rumus import ISI_MINIMUM, UNSUR

# Above this share of wrongly keyed fields the batch is better keyed again as a whole.
GALAT_TINGGI = Decimal(2)


@dataclass(frozen=True)
class Ketelitian:
    """Of the sheets keyed twice: fields compared, fields that differ, sheets still to be keyed again or decided."""

    kolom: int
    beda: int
    belum: int
    menunggu: int

    @property
    def persen(self) -> Decimal | None:
        """Share of the fields keyed twice in which the keyings differ, in percent."""
        return Decimal(100 * self.beda) / self.kolom if self.kolom else None

    @property
    def tinggi(self) -> bool:
        return self.persen is not None and self.persen > GALAT_TINGGI

    @property
    def lengkap(self) -> bool:
        return not (self.belum or self.menunggu)


def ketelitian(lembar: list[LembarKertas]) -> Ketelitian:
    """From the drawn sheets of one batch."""
    dua = [x for x in lembar if x.ulang is not None]
    return Ketelitian(
        kolom=len(dua) * len(UNSUR),
        beda=sum(a != b for x in dua for a, b in zip(x.nilai, x.ulang or [], strict=True)),
        belum=len(lembar) - len(dua),
        menunggu=sum(x.berbeda for x in dua),
    )


def kelompok_periode(periode: PeriodeSurvei) -> QuerySet[KelompokKertas]:
    """Batches of a period with their numbers of sheets, sheets drawn and keyed again, and differences undecided."""
    sama = Q(lembar__ulang=F("lembar__nilai"), lembar__profil_ulang=F("lembar__profil"))
    beda = Q(lembar__ulang__isnull=False, lembar__akhir=None) & ~sama
    return periode.kertas.select_related("oleh").annotate(
        banyak=Count("lembar"),
        ditarik=Count("lembar", filter=Q(lembar__diperiksa=True)),
        diulang=Count("lembar", filter=Q(lembar__ulang__isnull=False)),
        beda=Count("lembar", filter=beda),
    )


def kurang_lengkap(kelompok: KelompokKertas) -> int:
    """Sheets with fewer than five answers: they are stored and do not count in the index."""
    return sum(sum(n is not None for n in x.nilai) < ISI_MINIMUM for x in kelompok.lembar.all())


def perbedaan(lembar: LembarKertas) -> list[tuple[Unsur, int | None, int | None]]:
    """(unsur, first keying, second keying) of the fields that differ."""
    pasangan = zip(UNSUR, lembar.nilai, lembar.ulang or lembar.nilai, strict=True)
    return [(Unsur(u), a, b) for u, a, b in pasangan if a != b]


def perbedaan_profil(lembar: LembarKertas) -> list[tuple[str, str, str]]:
    """(field, first keying, second keying) of the profile's fields that differ, in words; "" is left open."""
    return [
        (kolom, _label(kolom, lembar.profil), _label(kolom, lembar.profil_ulang))
        for kolom in PROFIL_KERTAS
        if lembar.ulang is not None and lembar.profil.get(kolom) != lembar.profil_ulang.get(kolom)
    ]


def _label(kolom: str, profil: dict[str, str]) -> str:
    pilih = profil.get(kolom)
    return str(PROFIL_KERTAS[kolom][1](pilih).label) if pilih else ""
