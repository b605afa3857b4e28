"""What the pulse says: of a round that is over, of the city and of agencies of five answers or more, never by
subtraction."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef, QuerySet

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from sosialisasi.choices import ButirDenyut
from sosialisasi.models import JawabanDenyut, PengisiDenyut, PutaranDenyut
from sosialisasi.rumus import PALING_SEDIKIT, tersembunyi


def terbuka(pengguna: Pengguna) -> QuerySet[PutaranDenyut]:
    """Rounds that this person may still answer."""
    sudah = PengisiDenyut.objects.filter(putaran=OuterRef("pk"), pengguna=pengguna.pk)
    return PutaranDenyut.objects.filter(~Exists(sudah), mulai__lte=hari_ini(), selesai__gte=hari_ini())


def terbaru() -> PutaranDenyut | None:
    """The newest round that is over."""
    return PutaranDenyut.objects.filter(selesai__lt=hari_ini()).order_by("-selesai").first()


@dataclass(frozen=True)
class Denyut:
    """Means of the six statements (1 to 5) of a group; `n` and all means None where it is hidden."""

    nama: str
    n: int | None
    rerata: list[Decimal | None]


def hasil(putaran: PutaranDenyut) -> tuple[Denyut, list[Denyut]] | None:
    """The city and its agencies; None while the round runs, because a figure that grows by one answer would tell that
    answer. One statement."""
    if putaran.selesai >= hari_ini():
        return None
    baris: list[dict[str, Any]] = list(
        JawabanDenyut.objects.filter(putaran=putaran)
        .values("opd", "opd__nama")
        .annotate(n=Count("pk"), **{f"r_{b}": Avg(b) for b in ButirDenyut.values})
        .order_by("opd__nama")
    )
    banyak = {b["opd"]: b["n"] for b in baris}
    hilang, semua = tersembunyi(banyak), sum(banyak.values())
    kosong: list[Decimal | None] = [None] * len(ButirDenyut.values)
    daftar = [
        Denyut(b["opd__nama"], None, kosong)
        if b["opd"] in hilang
        else Denyut(b["opd__nama"], b["n"], [Decimal(b[f"r_{x}"]) for x in ButirDenyut.values])
        for b in baris
    ]
    if semua < PALING_SEDIKIT:
        return Denyut("Kota", None, kosong), daftar
    rerata: list[Decimal | None] = [
        sum((Decimal(b[f"r_{x}"]) * b["n"] for b in baris), Decimal(0)) / semua for x in ButirDenyut.values
    ]
    return Denyut("Kota", semua, rerata), daftar
