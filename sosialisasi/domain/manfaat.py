"""Measured benefits, as an app above found them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from sosialisasi.choices import SimpulanManfaat
from sosialisasi.models import Manfaat


@dataclass(frozen=True)
class Ukuran:
    """One figure before and after; `bawah` and `atas` are the 95 % interval of the difference, None when there is too
    little data. `kunci` names it for good; more is better unless `turun_baik`."""

    kunci: str
    label: str
    kalimat: str
    satuan: str
    sebelum: Decimal | None
    sesudah: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None
    turun_baik: bool = False

    @property
    def simpulan(self) -> SimpulanManfaat:
        """Only an interval that leaves zero out says anything."""
        if self.bawah is None or self.atas is None:
            return SimpulanManfaat.KURANG
        if self.bawah > 0:
            return SimpulanManfaat.TURUN if self.turun_baik else SimpulanManfaat.NAIK
        if self.atas < 0:
            return SimpulanManfaat.NAIK if self.turun_baik else SimpulanManfaat.TURUN
        return SimpulanManfaat.BELUM


@transaction.atomic
def simpan(*, daftar: Sequence[Ukuran], data_per: date) -> int:
    """Replace all measured benefits by these, in their order; two statements. Returns how many."""
    Manfaat.objects.exclude(kunci__in=[u.kunci for u in daftar]).delete()
    isian = ("label", "kalimat", "satuan", "sebelum", "sesudah", "bawah", "atas", "simpulan")
    baris = [
        Manfaat(kunci=u.kunci, data_per=data_per, urutan=n, **{i: getattr(u, i) for i in isian})
        for n, u in enumerate(daftar, 1)
    ]
    Manfaat.objects.bulk_create(
        baris,
        update_conflicts=True,
        unique_fields=["kunci"],
        update_fields=[*isian, "data_per", "urutan"],
    )
    return len(baris)
