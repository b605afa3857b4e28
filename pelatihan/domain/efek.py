"""Level 4: results of programmes as an upper app measured them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pelatihan.choices import SimpulanEfek
from pelatihan.models import EfekProgram


@dataclass(frozen=True)
class Efek:
    """A measurement: points by which participants rose more than comparable others, with its 95 % interval; figures
    None when there are too few of either."""

    program_id: int
    sebelum: str
    sesudah: str
    peserta: int
    pembanding: int
    beda: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None

    @property
    def simpulan(self) -> SimpulanEfek:
        """Only an interval that leaves zero out says anything."""
        if self.bawah is None or self.atas is None:
            return SimpulanEfek.KURANG
        if self.bawah > 0:
            return SimpulanEfek.NAIK
        return SimpulanEfek.TURUN if self.atas < 0 else SimpulanEfek.BELUM


def simpan(*, daftar: Iterable[Efek], saat: datetime) -> int:
    """Store measurements in one statement; one of the same programme and periods is replaced. Returns how many."""
    baris = [
        EfekProgram(
            program_id=e.program_id,
            sebelum=e.sebelum,
            sesudah=e.sesudah,
            peserta=e.peserta,
            pembanding=e.pembanding,
            beda=e.beda,
            bawah=e.bawah,
            atas=e.atas,
            simpulan=e.simpulan,
            dihitung=saat,
        )
        for e in daftar
    ]
    EfekProgram.objects.bulk_create(
        baris,
        update_conflicts=True,
        unique_fields=["program", "sebelum", "sesudah"],
        update_fields=["peserta", "pembanding", "beda", "bawah", "atas", "simpulan", "dihitung"],
    )
    return len(baris)
