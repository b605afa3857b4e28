"""Adoption week by week, as a whole; a week in which the whole is under five people, or hidden, says nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from pegawai.models import UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.choices import UkuranAdopsi
from sosialisasi.models import Adopsi
from sosialisasi.rumus import PALING_SEDIKIT, tersembunyi

# As many weeks as a quarter has.
MINGGU = 13


@dataclass(frozen=True)
class Minggu:
    """Percentages by measure, in the order of `UkuranAdopsi`; None where hidden or not counted."""

    mulai: date
    persen: list[int | None]

    @property
    def kolom(self) -> list[tuple[str, int | None]]:
        """Percentages with the words of their measures."""
        return list(zip(UkuranAdopsi.labels, self.persen, strict=True))


def perjalanan(akar_: frozenset[int] | None, opd: UnitKerja | None = None) -> list[Minggu]:
    """The newest `MINGGU` weeks, oldest first: of the city, of one agency or of the trees of `akar_`. An agency says
    nothing in a week in which the table of that week hides it. Two statements."""
    semua = Adopsi.objects.all()
    if akar_ is not None:
        semua = semua.filter(unit__in=unit_dan_bawahannya(akar_))
    terakhir = list(semua.order_by("-minggu").values_list("minggu", flat=True).distinct()[:MINGGU])
    angka: dict[date, dict[int | None, dict[str, tuple[int, int]]]] = {m: {} for m in sorted(terakhir)}
    hitung = semua.filter(minggu__in=terakhir).order_by().values("minggu", "ukuran", k=F("unit__opd"))
    for b in hitung.annotate(j=Sum("jumlah"), d=Sum("dari")):
        angka[b["minggu"]].setdefault(b["k"], {})[b["ukuran"]] = (b["j"], b["d"])
    return [Minggu(m, _persen(kelompok, opd)) for m, kelompok in angka.items()]


def _persen(kelompok: dict[int | None, dict[str, tuple[int, int]]], opd: UnitKerja | None) -> list[int | None]:
    orang = {k: max(d for _, d in u.values()) for k, u in kelompok.items()}
    tampil = list(kelompok) if opd is None else [k for k in kelompok if k == opd.pk and k not in tersembunyi(orang)]
    hasil: list[int | None] = []
    for ukuran in UkuranAdopsi.values:
        bagian = [kelompok[k].get(ukuran, (0, 0)) for k in tampil]
        dari = sum(d for _, d in bagian)
        hasil.append(round(100 * sum(j for j, _ in bagian) / dari) if dari >= PALING_SEDIKIT else None)
    return hasil
