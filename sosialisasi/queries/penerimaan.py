"""Reading: what is addressed to a person, and how far an announcement has come."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from sosialisasi.choices import StatusPengumuman
from sosialisasi.models import Penerimaan, Pengumuman

WAJIB_BELUM = Q(dibaca=None, pengumuman__wajib_baca=True)


def kabar_saya(pengguna: Pengguna) -> QuerySet[Penerimaan]:
    """What is up and addressed to the person: unread must-reads first (the nearest day first), then what is unread,
    then the newest."""
    masih = Q(pengumuman__berakhir=None) | Q(pengumuman__berakhir__gte=hari_ini())
    giliran = Case(When(WAJIB_BELUM, then=0), When(dibaca=None, then=1), default=2, output_field=IntegerField())
    batas = Case(When(WAJIB_BELUM, then="pengumuman__tenggat_baca"), default=Value(None))
    return (
        Penerimaan.objects.filter(masih, pengguna=pengguna, pengumuman__status=StatusPengumuman.TERBIT)
        .select_related("pengumuman__unit", "pengumuman__oleh")
        .alias(giliran=giliran, batas=batas)
        .order_by("giliran", F("batas").asc(nulls_last=True), "-pengumuman__terbit", "-pk")
    )


def wajib_belum(pengguna: Pengguna) -> QuerySet[Penerimaan]:
    """Must-reads that wait for the person."""
    return Penerimaan.objects.filter(WAJIB_BELUM, pengguna=pengguna.pk, pengumuman__status=StatusPengumuman.TERBIT)


@dataclass(frozen=True)
class Sampai:
    """How far it has come in one agency (`opd` None: all of them)."""

    opd: str | None
    kode: str
    orang: int
    dibaca: int

    @property
    def belum(self) -> int:
        return self.orang - self.dibaca


def sampai(pengumuman: Pengumuman) -> list[Sampai]:
    """By agency, most unread first; one statement."""
    baris = (
        Penerimaan.objects.filter(pengumuman=pengumuman)
        .order_by()
        .values("unit__opd__nama", "unit__opd__kode")
        .annotate(orang=Count("pk"), sudah=Count("dibaca"))
    )
    hasil = [
        Sampai(b["unit__opd__nama"] or "Pemerintah kota", b["unit__opd__kode"] or "", b["orang"], b["sudah"])
        for b in baris
    ]
    return sorted(hasil, key=lambda s: (-s.belum, s.opd))


def jumlahkan(baris: list[Sampai]) -> Sampai:
    return Sampai(None, "", sum(b.orang for b in baris), sum(b.dibaca for b in baris))


def dikelola(pengguna: Pengguna) -> QuerySet[Pengumuman]:
    """Those that this account looks after, drafts first, with `orang` and `sudah`."""
    draf = Case(When(status=StatusPengumuman.DRAF, then=0), default=1, output_field=IntegerField())
    return (
        Pengumuman.objects.dikelola_oleh(pengguna)
        .select_related("unit", "oleh")
        .annotate(orang=Count("penerimaan"), sudah=Count("penerimaan__dibaca"), draf=draf)
    )
