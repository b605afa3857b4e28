"""Innovations that prove a person's new idea: applied, not given up, and the part in it confirmed by all the others."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, JSONObject

from inovasi.choices import BERAKHIR, SimpulanDampak, StatusAnggota, Tahap
from inovasi.models import Anggota, Dampak, PersetujuanBagian
from kinerja.poin import Poin, SumberPoin

# One point for a new idea at work, one more when its measured effect is beyond chance; however many there are.
POIN_DITERAPKAN = Decimal(1)
POIN_TERUKUR = Decimal(1)


def dengan_bukti(anggota: QuerySet[Anggota]) -> QuerySet[Anggota]:
    """With `sah` (the part is written and all the others who take part have confirmed it) and `terukur` (some measure
    of the innovation got better beyond chance)."""
    sudah = PersetujuanBagian.objects.filter(anggota=OuterRef(OuterRef("pk")), oleh=OuterRef("pk"))
    belum = (
        Anggota.objects.filter(usulan=OuterRef("usulan"), status=StatusAnggota.IKUT)
        .exclude(pk=OuterRef("pk"))
        .filter(~Exists(sudah))
    )
    naik = Dampak.objects.filter(usulan=OuterRef("usulan"), simpulan=SimpulanDampak.NAIK)
    return anggota.annotate(sah=Q(~Exists(belum)) & ~Q(bagian=""), terukur=Exists(naik))


def terbukti() -> QuerySet[Anggota]:
    """Memberships that prove a new idea, with `terukur`."""
    ikut = Anggota.objects.filter(status=StatusAnggota.IKUT, usulan__tahap=Tahap.PENERAPAN)
    return dengan_bukti(ikut.exclude(usulan__status__in=BERAKHIR)).filter(sah=True)


def ide_baru(pegawai: str, masa: Q) -> ArraySubquery:
    """On rows that point at a person by `pegawai`: their proven new ideas that `masa` lets through (conditions on
    `usulan__tanggal_penerapan`), as `judul`, `publik`, `sejak`, `bagian`, `terukur`. Part of the outer statement."""
    milik = terbukti().filter(masa, pegawai=OuterRef(pegawai)).order_by("usulan__tanggal_penerapan", "pk")
    return ArraySubquery(
        milik.values(
            isi=JSONObject(
                judul="usulan__judul",
                publik=Cast("usulan__publik", CharField()),
                sejak="usulan__tanggal_penerapan",
                bagian="bagian",
                terukur="terukur",
            )
        )
    )


def poin_inovasi(orang: Collection[int], masa: DateRange) -> Mapping[int, Poin]:
    """Points of these people for new ideas applied in the range; the one with a measured effect speaks for them. One
    statement."""
    hasil: dict[int, Poin] = {}
    baris = terbukti().filter(pegawai__in=orang, usulan__tanggal_penerapan__gte=masa.lower)
    if masa.upper:
        baris = baris.filter(usulan__tanggal_penerapan__lt=masa.upper)
    urut = baris.order_by(F("terukur").desc(), "usulan__tanggal_penerapan", "pk")
    for pegawai, judul, terukur in urut.values_list("pegawai", "usulan__judul", "terukur"):
        kata = "dan layanannya terukur membaik di luar kebetulan" if terukur else "belum terukur membaik"
        poin = POIN_DITERAPKAN + (POIN_TERUKUR if terukur else 0)
        hasil.setdefault(pegawai, Poin(poin, f"Inovasi “{judul}” diterapkan, {kata}."))
    return hasil


SUMBER = SumberPoin("inovasi", "Inovasi yang diterapkan", poin_inovasi)
