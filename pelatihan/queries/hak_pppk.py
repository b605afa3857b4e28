"""Whether a batch takes a PPPK beyond the hours of the year of contract (decision 16)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.angka import ringkas
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai
from pelatihan.choices import StatusAngkatan, StatusPeserta
from pelatihan.models import Angkatan, AturanBelajar, Peserta
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp_tim import BahanJam, bahan_jam

# Approved, and the certificate is still to come.
DISETUJUI = (StatusPeserta.DITERIMA, StatusPeserta.CADANGAN)
BERLANGSUNG = (StatusAngkatan.DIBUKA, StatusAngkatan.DITUTUP)


@dataclass(frozen=True)
class Hak:
    """Hours of a PPPK in the year of contract in which a batch ends: learned, approved elsewhere, and of the batch."""

    masa: DateRange
    aturan: AturanBelajar
    sudah: Decimal
    disetujui: Decimal
    diminta: Decimal

    @property
    def menjadi(self) -> Decimal:
        return self.sudah + self.disetujui + self.diminta

    @property
    def melewati(self) -> bool:
        return self.menjadi > self.aturan.jp_pppk

    @property
    def kalimat(self) -> str:
        """What is the matter, for people."""
        return (
            f"PPPK paling banyak {self.aturan.jp_pppk} JP dalam satu tahun kontrak; dengan pelatihan ini menjadi "
            f"{ringkas(self.menjadi)} JP ({ringkas(self.sudah)} sudah, {ringkas(self.disetujui)} disetujui)."
        )


def hak_pppk(pegawai: Pegawai, angkatan: Angkatan) -> Hak | None:
    """Of one person and a batch with its programme; None for who has no maximum. Four statements for a PPPK."""
    if pegawai.jenis != JenisPegawai.PPPK:
        return None
    return hak_banyak([pegawai.pk], angkatan)[pegawai.pk]


def hak_banyak(orang: Collection[int], angkatan: Angkatan) -> dict[int, Hak]:
    """The same of several PPPK, by id; none without people, else four statements."""
    if not orang:
        return {}
    jalan = Peserta.objects.filter(pegawai__in=orang, status__in=DISETUJUI, angkatan__status__in=BERLANGSUNG)
    semua = list(jalan.select_related("angkatan__program"))
    bahan, angka = bahan_jam(orang), aturan()
    return {p: hitung_hak(p, angkatan, angka, bahan, [x for x in semua if x.pegawai_id == p]) for p in orang}


def hitung_hak(
    orang: int, angkatan: Angkatan, angka: AturanBelajar, bahan: BahanJam, disetujui: Iterable[Peserta]
) -> Hak:
    """From rows that were read already: `disetujui` are the person's approved participations in running batches."""
    akhir = _akhir(angkatan)
    masa = bahan.tahun_kontrak(orang, akhir)
    lain = (p.angkatan for p in disetujui if p.angkatan_id != angkatan.pk and _akhir(p.angkatan) in masa)
    jam = sum((a.program.jp for a in lain), Decimal(0))
    return Hak(masa, angka, bahan.jumlah(orang, masa), jam, angkatan.program.jp)


def _akhir(angkatan: Angkatan) -> date:
    return date.fromordinal(angkatan.masa.upper.toordinal() - 1)
