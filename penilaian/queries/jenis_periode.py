"""The kind of period of each position, by the setting `AturanJenisPeriode`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from kinerja.waktu import hari_ini
from pegawai.models import Jabatan, Penempatan
from penilaian.choices import JenisPeriode
from penilaian.models import AturanJenisPeriode

BAWAAN = JenisPeriode.TRIWULAN


@dataclass(frozen=True)
class Pemilih:
    """The setting as read once, for one position or for many."""

    aturan: Sequence[AturanJenisPeriode]

    def aturan_untuk(self, jabatan: Jabatan) -> AturanJenisPeriode | None:
        """The row that decides for this position; None: the default, quarterly."""
        nama = jabatan.nama.casefold()
        kena = [
            a for a in self.aturan if a.jenis_jabatan in ("", jabatan.jenis) and nama.startswith(a.awalan.casefold())
        ]
        return max(kena, key=lambda a: (len(a.awalan), a.jenis_jabatan != ""), default=None)

    def untuk(self, jabatan: Jabatan) -> str:
        """The kind of period of this position."""
        aturan = self.aturan_untuk(jabatan)
        return aturan.jenis if aturan else BAWAAN


def pemilih() -> Pemilih:
    """Read the setting, one statement."""
    return Pemilih(tuple(AturanJenisPeriode.objects.all()))


def jenis_untuk(jabatan: Jabatan) -> str:
    """The kind of period of one position."""
    return pemilih().untuk(jabatan)


@dataclass(frozen=True)
class Cakupan:
    """What a row of the setting decides: positions and the people placed there today; `aturan` None is the default."""

    aturan: AturanJenisPeriode | None
    jabatan: int
    orang: int


def cakupan() -> list[Cakupan]:
    """Every row of the setting and the default last, with what each decides. Two statements."""
    pilih = pemilih()
    kini = Penempatan.objects.definitif().pada(hari_ini()).values("pk")
    semua = Jabatan.objects.annotate(orang=Count("pemegang", filter=Q(pemegang__in=kini)))
    jabatan: Counter[int | None] = Counter()
    orang: Counter[int | None] = Counter()
    for j in semua.order_by():
        aturan = pilih.aturan_untuk(j)
        kunci = aturan.pk if aturan else None
        jabatan[kunci] += 1
        orang[kunci] += j.orang
    baris = [Cakupan(a, jabatan[a.pk], orang[a.pk]) for a in pilih.aturan]
    return [*baris, Cakupan(None, jabatan[None], orang[None])]
