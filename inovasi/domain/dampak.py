"""What innovations have done, measured by machine and stored as a whole whenever it is looked at again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from inovasi.choices import JenisUkuran
from inovasi.models import Dampak
from inovasi.queries.dampak import Ukuran, ukuran_survei
from inovasi.rumus import beda, simpulan

DARI_SURVEI = (JenisUkuran.IKM, JenisUkuran.UNSUR)
_ISI = [f.name for f in Dampak._meta.concrete_fields if f.name not in ("id", "usulan", "ukuran", "kunci")]


@dataclass(frozen=True)
class DampakIndikator:
    """An effect on indicators as an upper app measured it; figures None when there are too few. `n_*` are indicators
    on either side."""

    usulan_id: int
    kunci: str
    label: str
    sebelum: Decimal | None
    sesudah: Decimal | None
    selisih: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None
    n_sebelum: int
    n_sesudah: int
    masa_sebelum: str
    masa_sesudah: str


def ukur_survei() -> int:
    """Index and unsur of the services that innovations improve, before and after; five statements for any number of
    them, safe to run again. Returns how many measures."""
    saat = timezone.now()
    return _ganti([_dari_survei(u, saat) for u in ukuran_survei()], DARI_SURVEI, saat)


def simpan_indikator(*, daftar: Iterable[DampakIndikator]) -> int:
    """Replace all effects on indicators by these; two statements. Returns how many."""
    saat = timezone.now()
    baris = [
        Dampak(**vars(d), ukuran=JenisUkuran.INDIKATOR, simpulan=simpulan(d.bawah, d.atas), dihitung=saat)
        for d in daftar
    ]
    return _ganti(baris, (JenisUkuran.INDIKATOR,), saat)


def _dari_survei(u: Ukuran, saat: datetime) -> Dampak:
    a, b = u.sebelum, u.sesudah
    d = beda(a.contoh, b.contoh) if a and b else None
    return Dampak(
        usulan_id=u.usulan_id,
        ukuran=JenisUkuran.UNSUR if u.kunci else JenisUkuran.IKM,
        kunci=u.kunci,
        label=u.label,
        sebelum=a.contoh.rerata if a else None,
        sesudah=b.contoh.rerata if b else None,
        selisih=d.selisih if d else None,
        bawah=d.bawah if d else None,
        atas=d.atas if d else None,
        n_sebelum=a.contoh.n if a else 0,
        n_sesudah=b.contoh.n if b else 0,
        masa_sebelum=a.masa if a else "",
        masa_sesudah=b.masa if b else "",
        simpulan=simpulan(d.bawah if d else None, d.atas if d else None),
        dihitung=saat,
    )


@transaction.atomic
def _ganti(baris: list[Dampak], ukuran: Collection[str], saat: datetime) -> int:
    """What is not measured any more goes."""
    Dampak.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["usulan", "ukuran", "kunci"], update_fields=_ISI
    )
    Dampak.objects.filter(ukuran__in=ukuran, dihitung__lt=saat).delete()
    return len(baris)
