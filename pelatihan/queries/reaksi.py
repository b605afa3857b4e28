"""What participants thought of a batch, once enough of them have said so."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count

from kinerja.bilangan import bulatkan
from pelatihan.models import Angkatan, Reaksi

# With fewer answers each of them could be guessed. The number shown is a multiple of it, so that nobody can take two
# readings apart into the answer that came between.
PALING_SEDIKIT = 5
LABEL = {
    "materi": "Materi",
    "pengajar": "Pengajar",
    "kegunaan": "Kegunaan dalam pekerjaan",
    "penyelenggaraan": "Penyelenggaraan",
}


@dataclass(frozen=True)
class HasilReaksi:
    """Means (1–4, one decimal) by label; `paling_sedikit` answers or more. `saran` are words without order."""

    paling_sedikit: int
    rata: list[tuple[str, Decimal]]
    saran: list[str]


def hasil_reaksi(angkatan: Angkatan) -> HasilReaksi | None:
    """None below five answers. Two statements."""
    jumlah = Reaksi.objects.filter(angkatan=angkatan).aggregate(n=Count("pk"), **{b: Avg(b) for b in LABEL})
    if jumlah["n"] < PALING_SEDIKIT:
        return None
    saran = Reaksi.objects.filter(angkatan=angkatan).exclude(saran="").order_by("pk").values_list("saran", flat=True)
    return HasilReaksi(
        jumlah["n"] // PALING_SEDIKIT * PALING_SEDIKIT,
        [(label, bulatkan(Decimal(str(jumlah[b])), 1)) for b, label in LABEL.items()],
        list(saran),
    )
