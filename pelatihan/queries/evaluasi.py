"""What came out of a programme so far: reaction, test gain, changed work (levels 1–3; level 4 is `EfekProgram`)."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet

from kinerja.bilangan import bulatkan
from pelatihan.models import Hadir, Perubahan, Peserta, Program, Reaksi
from pelatihan.queries.reaksi import PALING_SEDIKIT

# "Cukup banyak" or "banyak" on the scale of the question.
MEMBAIK = 3


@dataclass(frozen=True)
class Evaluasi:
    """Figures of all batches of a programme; None where no batch has five who speak. `kegunaan` 1–4, tests 0–100,
    `membaik` percent of the answers of participants and superiors that saw work improve."""

    kegunaan: Decimal | None
    tes_awal: Decimal | None
    tes_akhir: Decimal | None
    membaik: int | None

    @property
    def ada(self) -> bool:
        return self != KOSONG


KOSONG = Evaluasi(None, None, None, None)


def evaluasi(program: Program) -> Evaluasi:
    """Of one programme."""
    return evaluasi_banyak([program.pk]).get(program.pk, KOSONG)


def evaluasi_banyak(program: Collection[int]) -> dict[int, Evaluasi]:
    """By programme id, those of which anything can be said. Three statements, whatever the number of programmes and
    batches. A batch in which fewer than five speak is left out of a figure: two readings, with and without it, would
    give its answers away."""
    kata = Reaksi.objects.filter(angkatan__program__in=program)
    hadir = Hadir.objects.filter(peserta=OuterRef("pk"))
    dua = Peserta.objects.filter(
        Exists(hadir), angkatan__program__in=program, tes_awal__isnull=False, tes_akhir__isnull=False
    )
    tanya = Perubahan.objects.filter(peserta__angkatan__program__in=program, dijawab__isnull=False)
    berguna = _menurut(kata, "angkatan", nilai=Avg("kegunaan"))
    tes = _menurut(dua, "angkatan", awal=Avg("tes_awal"), akhir=Avg("tes_akhir"))
    ubah = _menurut(tanya, "peserta__angkatan", n=Count("pk"), baik=Count("pk", filter=Q(membaik__gte=MEMBAIK)))
    return {
        pk: Evaluasi(
            bulatkan(Decimal(str(berguna[pk]["nilai"])), 1) if pk in berguna else None,
            bulatkan(tes[pk]["awal"], 0) if pk in tes else None,
            bulatkan(tes[pk]["akhir"], 0) if pk in tes else None,
            int(bulatkan(Decimal(100 * ubah[pk]["baik"]) / ubah[pk]["n"], 0)) if pk in ubah else None,
        )
        for pk in {*berguna, *tes, *ubah}
    }


def _menurut(baris: QuerySet, angkatan: str, **hitung: Any) -> dict[int, dict[str, Any]]:
    """The figures by programme, of the batches with five rows or more."""
    cukup = baris.filter(**{f"{angkatan}__in": _cukup(baris, angkatan)}).order_by()
    return {b["program"]: b for b in cukup.values(program=F(f"{angkatan}__program")).annotate(**hitung)}


def _cukup(baris: QuerySet, angkatan: str) -> QuerySet:
    """Batches with five rows or more."""
    return baris.order_by().values(angkatan).annotate(n=Count("pk")).filter(n__gte=PALING_SEDIKIT).values(angkatan)
