"""A service of the Dinas with a survey period, for tests of the survey."""

from datetime import date

from survei.domain import periode
from survei.models import Layanan, PeriodeSurvei
from tests.orang import Kantor


def layanan(kantor: Kantor, kode: str = "KTP-EL", **lain: object) -> Layanan:
    isi = {"unit": kantor.seksi, "nama": "Perekaman KTP elektronik"} | lain
    return Layanan.objects.create(kode=kode, **isi)


def semester(satu: Layanan, kode: str = "2026-S2", **lain: object) -> PeriodeSurvei:
    isi = {"nama": "Semester II 2026", "mulai": date(2026, 7, 1), "selesai": date(2026, 12, 31)} | lain
    return periode.buat(layanan=satu, kode=kode, **isi)


def csv(baris: list[list[object]], kepala: list[str] | None = None) -> bytes:
    """An answer sheet; None is an empty cell."""
    isi = ([kepala] if kepala else []) + baris
    return "\n".join(",".join("" if x is None else str(x) for x in b) for b in isi).encode()
