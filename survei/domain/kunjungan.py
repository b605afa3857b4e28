"""Writing of the visits of counters: counts by counter and day, corrected later, never over somebody else's."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan, tolak
from pegawai.queries.riwayat import pengubah_terakhir
from survei.models import Kunjungan, Layanan, Loket
from survei.queries.kunjungan import TANPA_ALASAN, TANPA_LOKET

# More people than any counter serves in a day: a slip of the finger.
SEHARI_MAKS = 20_000
Kunci = tuple[int | None, date]


@dataclass(frozen=True)
class Isian:
    """One counter on one day. `jumlah` is to be stored, None for unknown; `dibaca` is what stood there when the form
    was shown."""

    loket: Loket | None
    hari: date
    jumlah: int | None
    dibaca: int | None

    @property
    def kunci(self) -> Kunci:
        return (self.loket.pk if self.loket else None), self.hari

    def __str__(self) -> str:
        return f"{self.loket or TANPA_LOKET}, {formats.date_format(self.hari)}"


@transaction.atomic
def catat(*, layanan: Layanan, isian: Sequence[Isian], alasan: str = "") -> int:
    """Store the counts that were changed in a form; returns how many. `alasan` is why a figure is corrected.

    Raises ValidationError (a day to come, a foreign counter, an impossible count), SuntingBersamaan when somebody else
    wrote one of these meanwhile: then nothing is stored.
    """
    berubah = [i for i in isian if i.jumlah != i.dibaca]
    tersimpan = _kunci(layanan, berubah)
    bentrok = [i for i in berubah if _kini(tersimpan, i) not in (i.dibaca, i.jumlah)]
    if bentrok:
        raise _bentrok(tersimpan, bentrok)
    return _simpan(layanan, tersimpan, berubah, alasan or TANPA_ALASAN)


@transaction.atomic
def masukkan(*, layanan: Layanan, isian: Sequence[Isian], ganti: bool, alasan: str) -> tuple[int, list[Isian]]:
    """Store the counts of a sheet: how many changed, and those that stand with another figure. Unless `ganti`, one of
    these keeps the whole sheet out. Raises ValidationError as `catat`."""
    tersimpan = _kunci(layanan, isian)
    lain = [i for i in isian if _kini(tersimpan, i) not in (None, i.jumlah)]
    if lain and not ganti:
        return 0, [Isian(i.loket, i.hari, i.jumlah, _kini(tersimpan, i)) for i in lain]
    return _simpan(layanan, tersimpan, isian, alasan), []


def _kunci(layanan: Layanan, isian: Collection[Isian]) -> dict[Kunci, Kunjungan]:
    """What is stored on these days. The row of the service is held: writers of one service come one after another."""
    Layanan.objects.select_for_update(no_key=True).get(pk=layanan.pk)
    for i in isian:
        if i.loket and i.loket.layanan_id != layanan.pk:
            raise tolak("loket", "Loket ini milik layanan lain.")
        if i.hari > hari_ini():
            raise ValidationError(f"{i}: kunjungan dicatat paling cepat pada harinya.")
        if i.jumlah is not None and not 0 <= i.jumlah <= SEHARI_MAKS:
            raise ValidationError(f"{i}: isi 0 sampai {SEHARI_MAKS}, bukan {i.jumlah}.")
    baris = Kunjungan.objects.filter(layanan=layanan, tanggal__in={i.hari for i in isian})
    return {(k.loket_id, k.tanggal): k for k in baris}


def _kini(tersimpan: Mapping[Kunci, Kunjungan], isian: Isian) -> int | None:
    satu = tersimpan.get(isian.kunci)
    return satu.jumlah if satu else None


def _bentrok(tersimpan: Mapping[Kunci, Kunjungan], bentrok: Sequence[Isian]) -> SuntingBersamaan:
    """Says what stands now, and who wrote the first of it."""
    satu = next((tersimpan[i.kunci] for i in bentrok if i.kunci in tersimpan), None)
    oleh, kapan = pengubah_terakhir(Kunjungan, satu.pk) if satu else (None, None)
    kini = {str(i): "" if (n := _kini(tersimpan, i)) is None else str(n) for i in bentrok}
    return SuntingBersamaan(versi=0, berbeda=dict(kini), oleh=oleh, kapan=kapan)


def _simpan(layanan: Layanan, tersimpan: Mapping[Kunci, Kunjungan], isian: Iterable[Isian], alasan: str) -> int:
    baru, ubah, hapus = [], [], []
    for i in isian:
        ada = tersimpan.get(i.kunci)
        if ada is None and i.jumlah is not None:
            baru.append(Kunjungan(layanan=layanan, loket=i.loket, tanggal=i.hari, jumlah=i.jumlah))
        elif ada and i.jumlah is None:
            hapus.append(ada.pk)
        elif ada and i.jumlah is not None and ada.jumlah != i.jumlah:
            ada.jumlah = i.jumlah
            ubah.append(ada)
    with karena(alasan):
        Kunjungan.objects.bulk_create(baru)
        Kunjungan.objects.bulk_update(ubah, ["jumlah"])
        Kunjungan.objects.filter(pk__in=hapus).delete()
    return len(baru) + len(ubah) + len(hapus)
