"""What came out of a programme so far: reaction, test gain, changed work (levels 1–3; level 4 is `EfekProgram`)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, F, Q

from kinerja.bilangan import bulatkan
from pelatihan.models import Perubahan, Peserta, Program, Reaksi
from pelatihan.queries.reaksi import PALING_SEDIKIT

# "Cukup banyak" or "banyak" on the scale of the question.
MEMBAIK = 3


@dataclass(frozen=True)
class Evaluasi:
    """Figures of all batches of a programme; None where fewer than five people speak. `kegunaan` 1–4, tests 0–100,
    `membaik` percent of the answers of participants and superiors that saw work improve."""

    kegunaan: Decimal | None
    tes_awal: Decimal | None
    tes_akhir: Decimal | None
    membaik: int | None

    @property
    def ada(self) -> bool:
        return self != Evaluasi(None, None, None, None)


def evaluasi(program: Program) -> Evaluasi:
    """Three statements, whatever the number of batches."""
    kata = Reaksi.objects.filter(angkatan__program=program).aggregate(n=Count("pk"), nilai=Avg("kegunaan"))
    tes = Peserta.objects.filter(
        angkatan__program=program, tes_awal__isnull=False, tes_akhir__isnull=False, hadir__isnull=False
    )
    dua = Peserta.objects.filter(pk__in=tes.values("pk")).aggregate(
        n=Count("pk"), awal=Avg(F("tes_awal")), akhir=Avg(F("tes_akhir"))
    )
    tanya = Perubahan.objects.filter(peserta__angkatan__program=program, dijawab__isnull=False)
    ubah = tanya.aggregate(n=Count("pk"), baik=Count("pk", filter=Q(membaik__gte=MEMBAIK)))
    cukup = dua["n"] >= PALING_SEDIKIT
    return Evaluasi(
        bulatkan(Decimal(str(kata["nilai"])), 1) if kata["n"] >= PALING_SEDIKIT else None,
        bulatkan(dua["awal"], 0) if cukup else None,
        bulatkan(dua["akhir"], 0) if cukup else None,
        int(bulatkan(Decimal(100 * ubah["baik"]) / ubah["n"], 0)) if ubah["n"] >= PALING_SEDIKIT else None,
    )
