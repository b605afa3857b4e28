"""What came out of a programme so far: reaction, test gain, changed work (levels 1–3; level 4 is `EfekProgram`)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet

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
        return self != Evaluasi(None, None, None, None)


def evaluasi(program: Program) -> Evaluasi:
    """Three statements, whatever the number of batches. A batch in which fewer than five speak is left out of a figure:
    two readings, with and without it, would give its answers away."""
    kata = Reaksi.objects.filter(angkatan__in=_cukup(Reaksi.objects.filter(angkatan__program=program), "angkatan"))
    hadir = Hadir.objects.filter(peserta=OuterRef("pk"))
    dua = Peserta.objects.filter(
        Exists(hadir), angkatan__program=program, tes_awal__isnull=False, tes_akhir__isnull=False
    )
    tanya = Perubahan.objects.filter(peserta__angkatan__program=program, dijawab__isnull=False)
    berguna = kata.aggregate(nilai=Avg("kegunaan"))["nilai"]
    tes = dua.filter(angkatan__in=_cukup(dua, "angkatan")).aggregate(awal=Avg("tes_awal"), akhir=Avg("tes_akhir"))
    ubah = tanya.filter(peserta__angkatan__in=_cukup(tanya, "peserta__angkatan")).aggregate(
        n=Count("pk"), baik=Count("pk", filter=Q(membaik__gte=MEMBAIK))
    )
    return Evaluasi(
        None if berguna is None else bulatkan(Decimal(str(berguna)), 1),
        None if tes["awal"] is None else bulatkan(tes["awal"], 0),
        None if tes["akhir"] is None else bulatkan(tes["akhir"], 0),
        int(bulatkan(Decimal(100 * ubah["baik"]) / ubah["n"], 0)) if ubah["n"] else None,
    )


def _cukup(baris: QuerySet, angkatan: str) -> QuerySet:
    """Batches with five rows or more."""
    return baris.order_by().values(angkatan).annotate(n=Count("pk")).filter(n__gte=PALING_SEDIKIT).values(angkatan)
