"""Services with their running survey and last index, for lists: three statements for any number of services."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from kinerja.waktu import hari_ini
from survei.models import HasilSurvei, Layanan, PeriodeSurvei
from survei.rumus import ukuran_sampel


def dengan_periode(layanan: QuerySet[Layanan]) -> QuerySet[Layanan]:
    """Each service with its periods, the newest first, and their index (`daftar_periode`)."""
    periode = PeriodeSurvei.objects.select_related("hasil").order_by("-masa")
    return layanan.select_related("unit__opd").prefetch_related(Prefetch("periode", periode, to_attr="daftar_periode"))


@dataclass(frozen=True)
class RingkasLayanan:
    """One service for a row: `kini` is the running period, `terakhir` the last approved one with its index."""

    layanan: Layanan
    kini: PeriodeSurvei | None
    terakhir: HasilSurvei | None

    @property
    def masuk(self) -> int:
        return self.kini.hasil.n if self.kini and hasattr(self.kini, "hasil") else 0

    @property
    def sasaran(self) -> int | None:
        """Answers to reach, from the number of users (Krejcie and Morgan)."""
        return ukuran_sampel(self.kini.populasi) if self.kini and self.kini.populasi else None


def ringkas(layanan: Layanan) -> RingkasLayanan:
    """From a service of `dengan_periode`."""
    hari = hari_ini()
    kini = next((p for p in layanan.daftar_periode if hari in p.masa), None)  # type: ignore[attr-defined]
    akhir = next((p for p in layanan.daftar_periode if p.beku and hasattr(p, "hasil")), None)  # type: ignore[attr-defined]
    return RingkasLayanan(layanan, kini, akhir.hasil if akhir else None)
