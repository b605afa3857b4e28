"""One's own learning on one page, and its hours explained: each certificate, outside training and confirmed meeting
that they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.urls import reverse

from pegawai.models import Pegawai
from pelatihan.choices import StatusAngkatan, StatusRiwayat
from pelatihan.models import Hadir, Pendampingan, PengisiReaksi, Peserta, RiwayatLuar
from pelatihan.rumus import jp_pertemuan


@dataclass(frozen=True)
class BagianJP:
    """One thing that counts: what it is, why it counts for so much, and the page that proves it."""

    nama: str
    dasar: str
    tanggal: date
    jp: Decimal
    url: str


def keikutsertaan(pegawai: Pegawai) -> QuerySet[Peserta]:
    """All participations with their certificates, newest first; `berpendapat` when the reaction form waits."""
    hadir, sudah = Hadir.objects.filter(peserta=OuterRef("pk")), PengisiReaksi.objects.filter(peserta=OuterRef("pk"))
    return (
        Peserta.objects.filter(pegawai=pegawai)
        .select_related("angkatan__program", "sertifikat")
        .annotate(berpendapat=Q(angkatan__status=StatusAngkatan.SELESAI) & Exists(hadir) & ~Exists(sudah))
        .order_by("-angkatan__masa", "-pk")
    )


def dampingan(pegawai: Pegawai, masa: DateRange) -> QuerySet[Pendampingan]:
    """Guidances as learner and as guide, with the confirmed meetings of the year: `temu`, `menit`, `terakhir`; and
    `tunggu`, meetings that this person has to confirm."""
    sah = Q(pertemuan__dibenarkan__isnull=False, pertemuan__tanggal__gte=masa.lower, pertemuan__tanggal__lt=masa.upper)
    tunggu = Q(pertemuan__dibenarkan=None) & ~Q(pertemuan__dicatat_oleh=pegawai)
    return (
        Pendampingan.objects.filter(Q(pegawai=pegawai) | Q(pembimbing=pegawai))
        .select_related("pegawai", "pembimbing")
        .annotate(
            temu=Count("pertemuan", filter=sah),
            menit=Sum("pertemuan__menit", filter=sah),
            terakhir=Max("pertemuan__tanggal", filter=sah),
            tunggu=Count("pertemuan", filter=Q(pertemuan__isnull=False) & tunggu),
        )
        .order_by("-mulai", "-pk")
    )


def rincian_jp(
    pegawai: Pegawai,
    masa: DateRange,
    *,
    ikut: Iterable[Peserta],
    luar: Iterable[RiwayatLuar],
    pendampingan: Iterable[Pendampingan],
) -> list[BagianJP]:
    """What `queries.jp` adds up for a person in a year of learning, newest first, from rows that were read already;
    their sum is the same number."""
    semua = [
        BagianJP(s.program, f"Sertifikat {s.nomor}", s.tanggal, s.jp, reverse("pelatihan:peserta", args=[p.publik]))
        for p in ikut
        if (s := getattr(p, "sertifikat", None)) and s.tanggal in masa
    ]
    semua += [
        BagianJP(
            r.nama, f"Pelatihan luar, {r.penyelenggara}", r.selesai, r.jp, reverse("pelatihan:riwayat", args=[r.publik])
        )
        for r in luar
        if r.status == StatusRiwayat.DITERIMA and r.selesai in masa
    ]
    return sorted([*semua, *_pertemuan(pegawai, pendampingan)], key=lambda b: b.tanggal, reverse=True)


def _pertemuan(pegawai: Pegawai, pendampingan: Iterable[Any]) -> list[BagianJP]:
    """All confirmed meetings together: their minutes are added before they are rounded."""
    ada = [d for d in pendampingan if d.pegawai_id == pegawai.pk and d.temu]
    if not ada:
        return []
    temu, menit = sum(d.temu for d in ada), sum(d.menit for d in ada)
    dasar = f"{temu} pertemuan yang dibenarkan, {menit} menit ÷ 45"
    terakhir = max(d.terakhir for d in ada)
    return [BagianJP("Pendampingan", dasar, terakhir, jp_pertemuan(menit), reverse("pelatihan:pendampingan_daftar"))]
