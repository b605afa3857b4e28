"""Whom an announcement reaches: one statement, the same for the preview and for the publication."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pegawai.choices import SELESAI_DINAS, NamaPeran
from pegawai.models import Penempatan, Peran
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.choices import Kelompok
from sosialisasi.models import Pengumuman


def penerima(pengumuman: Pengumuman, unit: Collection[int]) -> QuerySet[Penempatan]:
    """One placement of today a receiver: of people with an account, in `unit` or below (none: in the sender's tree, the
    whole city for the city), in one of the groups, of one of the kinds of employment. Who is in two of the units counts
    where they are definitif."""
    akar = list(unit) or ([pengumuman.unit_id] if pengumuman.unit_id else [])
    tempat = Penempatan.objects.pada().filter(pegawai__akun__isnull=False).exclude(pegawai__status__in=SELESAI_DINAS)
    if akar:
        tempat = tempat.filter(unit__in=unit_dan_bawahannya(akar))
    if pengumuman.sasaran_jenis:
        tempat = tempat.filter(pegawai__jenis__in=pengumuman.sasaran_jenis)
    kelompok = set(pengumuman.sasaran_kelompok)
    if kelompok and Kelompok.PEGAWAI not in kelompok:
        tempat = tempat.filter(_kelompok(kelompok))
    return tempat.order_by("pegawai__akun", "jenis", "pk").distinct("pegawai__akun")


def _kelompok(kelompok: Collection[str]) -> Q:
    lain = Penempatan.objects.pada()
    syarat = {
        Kelompok.PENILAI: Exists(lain.filter(penilai=OuterRef("pegawai"))),
        Kelompok.PIMPINAN: Exists(lain.filter(pegawai=OuterRef("pegawai"), kepala=True)),
        Kelompok.ADMIN: Exists(
            Peran.objects.pada().filter(pengguna__pegawai=OuterRef("pegawai"), nama=NamaPeran.ADMIN_KEPEGAWAIAN)
        ),
    }
    hasil = Q(pk__in=[])
    for satu in kelompok:
        hasil |= Q(syarat[Kelompok(satu)])
    return hasil


@dataclass(frozen=True)
class Jangkauan:
    """How many would receive it, and how many of each agency, most first."""

    orang: int
    opd: list[tuple[str, int]]


def jangkauan(pengumuman: Pengumuman, unit: Collection[int]) -> Jangkauan:
    """The preview of an audience, in one statement."""
    hitung = (
        Penempatan.objects.filter(pk__in=penerima(pengumuman, unit).values("pk"))
        .order_by()
        .values("unit__opd__nama")
        .annotate(n=Count("pk"))
        .order_by("-n", "unit__opd__nama")
    )
    opd = [(b["unit__opd__nama"] or "Pemerintah kota", b["n"]) for b in hitung]
    return Jangkauan(sum(n for _, n in opd), opd)
