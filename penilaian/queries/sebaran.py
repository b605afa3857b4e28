"""How ratings are spread in a group, against the limits of SE MenPANRB 3/2023, while people are being rated.

A limit counts the group, never one assessor. It is told, it changes nothing.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian import rumus
from penilaian.choices import Predikat
from penilaian.models import SKP, KelompokSebaran, PengesahanSebaran, Periode, PutusanUnit
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.ketentuan_isi import sebutan_predikat
from penilaian.queries.periode import putusan_terbaru


def sebutan_batas(predikat_organisasi: str) -> str:
    """The limits that a predikat of the organisation sets, in words; "" for one that sets none."""
    # Of a hundred people a limit is its percent.
    return "; ".join(map(_kata_batas, rumus.kuota(predikat_organisasi, 100)))


def _kata_batas(b: rumus.Batas) -> str:
    siapa = " atau ".join(sebutan_predikat(p) for p in b.predikat)
    if b.kode.startswith("harus_ada"):
        return f"paling sedikit 1 orang {siapa}"
    if b.orang == 0:
        return f"tidak ada yang {siapa}"
    return f"{siapa} paling {'banyak' if b.jenis == 'maks' else 'sedikit'} {b.orang} %"


@dataclass(frozen=True)
class BarisKuota:
    """A limit and where the group stands: `banyak` people have it, `belum` of the group are not rated yet."""

    batas: rumus.Batas
    banyak: int
    belum: int

    @property
    def nama(self) -> str:
        return " atau ".join(Predikat(p).label for p in self.batas.predikat)

    @property
    def maks(self) -> bool:
        return self.batas.jenis == "maks"

    @property
    def sisa(self) -> int:
        """Places left under a maximum, people still lacking to a minimum; never below zero."""
        selisih = self.batas.orang - self.banyak
        return max(0, selisih)

    @property
    def dilanggar(self) -> bool:
        """Broken for good: over the maximum, or a minimum that those not rated yet can no longer fill."""
        return self.banyak > self.batas.orang if self.maks else self.banyak + self.belum < self.batas.orang

    @property
    def kalimat(self) -> str:
        """In plain words, as "Sangat Baik: 12 dari paling banyak 14"."""
        if self.maks and self.batas.orang == 0:
            return f"{self.nama}: {self.banyak}, seharusnya tidak ada"
        return f"{self.nama}: {self.banyak} dari paling {'banyak' if self.maks else 'sedikit'} {self.batas.orang}"

    @property
    def keadaan(self) -> tuple[str, str]:
        """Words and tone of what that means now."""
        if self.dilanggar:
            selisih = abs(self.batas.orang - self.banyak)
            return f"{'lebih' if self.maks else 'kurang'} {selisih} orang", "gagal"
        if self.maks:
            return (f"tersisa {self.sisa}", "netral") if self.sisa else ("sudah penuh", "menunggu")
        return (f"perlu {self.sisa} lagi", "menunggu") if self.sisa else ("terpenuhi", "selesai")


@dataclass(frozen=True)
class Sebaran:
    """The group's spread. `organisasi` is the decision on the unit (None: no limits yet); `kecil`: so few people that
    the limits do not bind."""

    total: int
    jumlah: dict[str, int]
    organisasi: PutusanUnit | None
    baris: list[BarisKuota]
    kecil: bool

    @property
    def belum(self) -> int:
        return self.total - sum(self.jumlah.values())

    @property
    def dilanggar(self) -> list[BarisKuota]:
        """Binding limits that are broken."""
        return [] if self.kecil else [b for b in self.baris if b.dilanggar]

    @property
    def batang(self) -> list[tuple[str, int]]:
        return [(str(p.label), self.jumlah.get(p.value, 0)) for p in Predikat] + [("Belum dinilai", self.belum)]

    def sama_dengan(self, p: PengesahanSebaran) -> bool:
        """Nothing has changed since that confirmation."""
        sekarang = (self.organisasi and self.organisasi.predikat, self.jumlah, self.belum)
        return sekarang == (p.predikat, p.jumlah, p.belum)


def anggota(unit: UnitKerja, periode: Periode, *, dengan_bawahan: bool) -> QuerySet[SKP]:
    """The latest plan in the period of everybody in the group. The head of the unit belongs to the group above; who
    was away the whole period is not evaluated."""
    pada = SKP.objects.pada_periode(periode)
    sesudah = pada.filter(pegawai=OuterRef("pegawai"), rentang__gt=OuterRef("rentang"))
    tempat = Q(unit__in=unit_dan_bawahannya([unit.pk])) if dengan_bawahan else Q(unit=unit.pk)
    return (
        pada.filter(tempat)
        .exclude(unit=unit.pk, penempatan__kepala=True)
        .annotate(cuti=cuti_penuh(periode))
        .filter(~Exists(sesudah), cuti=False)
    )


def sebaran(unit: UnitKerja, periode: Periode, *, dengan_bawahan: bool) -> Sebaran:
    """Counts and limits of a group, in three statements."""
    orang = anggota(unit, periode, dengan_bawahan=dengan_bawahan).order_by()
    putusan = putusan_terbaru(periode).filter(skp__in=orang.values("pk")).order_by()
    jumlah = dict(putusan.values_list("predikat").annotate(n=Count("pk")))
    total = orang.count()
    organisasi = PutusanUnit.objects.filter(unit=unit, periode=periode).order_by("-id").first()
    belum = total - sum(jumlah.values())
    batas = rumus.kuota(organisasi.predikat, total) if organisasi else []
    baris = [BarisKuota(b, sum(jumlah.get(p, 0) for p in b.predikat), belum) for b in batas]
    return Sebaran(total, jumlah, organisasi, baris, total < periode.kebijakan.kelompok_kecil)


def kelompok_bertabrakan(unit: UnitKerja, periode: Periode, *, dengan_bawahan: bool) -> KelompokSebaran | None:
    """A named group that has people of this one in it already."""
    di_atas = [u.pk for u in UnitKerja.objects.ancestors(unit)]
    tabrak = Q(unit__in=di_atas, dengan_bawahan=True)
    if dengan_bawahan:
        tabrak |= Q(unit__in=unit_dan_bawahannya([unit.pk])) & ~Q(unit=unit.pk)
    lain = KelompokSebaran.objects.filter(tabrak, periode=periode).select_related("unit", "oleh")
    return lain.exclude(unit=unit.pk).first()


def boleh_memimpin_kelompok(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Name and confirm the group: who heads the unit or a unit above it (also plt., plh.)."""
    dipimpin = pengguna.akses.unit_dipimpin
    if unit.pk in dipimpin:
        return True
    pohon = unit_dan_bawahannya(dipimpin)
    return bool(dipimpin) and UnitKerja.objects.without_tree_fields().filter(pk=unit.pk, pk__in=pohon).exists()
