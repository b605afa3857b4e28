"""The queue of an assessor in a period: whom to rate, where one stands in it, and what can be delivered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from pegawai.models import Pengguna
from penilaian.models import SKP, AlihPenilaian, Keberatan, Periode, PutusanNilai
from penilaian.queries.alih import dinilai_oleh
from penilaian.queries.batas import ukuran_terbatas
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.predikat_unit import rating_organisasi

# A plan with `cuti`, `putusan_pk` (of the latest decision), `disampaikan`, `ada_keberatan`.
BarisAntrean = Any


@dataclass(frozen=True)
class Letak:
    """Where a person stands in the queue: `nomor` of `jumlah`, the plans before and after, how many are rated."""

    daftar: Sequence[BarisAntrean]
    kini: BarisAntrean
    nomor: int
    sebelum: BarisAntrean | None
    sesudah: BarisAntrean | None

    @property
    def jumlah(self) -> int:
        return len(self.daftar)

    @property
    def selesai(self) -> int:
        return sum(1 for s in self.daftar if s.putusan_pk)


def antrean(pengguna: Pengguna, periode: Periode) -> QuerySet[BarisAntrean]:
    """Plans that this person rates in the period, by name, in one statement; those on leave all the time included."""
    putusan = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=periode).order_by("-id")
    keberatan = Keberatan.objects.berjalan().filter(skp=OuterRef("pk"), periode=periode)
    return (
        dinilai_oleh(pengguna, periode)
        .select_related("pegawai", "penilai", "penempatan__jabatan", "unit")
        .annotate(
            cuti=cuti_penuh(periode),
            beralih=Exists(AlihPenilaian.objects.filter(skp=OuterRef("pk"), periode=periode)),
            putusan_pk=Subquery(putusan.values("pk")[:1]),
            disampaikan=Subquery(putusan.values("disampaikan")[:1]),
            ada_keberatan=Exists(keberatan),
        )
        .order_by("pegawai__nama", "pk")
    )


def perlu_dinilai(daftar: Sequence[BarisAntrean]) -> list[BarisAntrean]:
    """The queue proper: whoever is on leave during the whole part is not evaluated."""
    return [s for s in daftar if not s.cuti]


def letak(pengguna: Pengguna, periode: Periode, publik: object) -> Letak | None:
    """Place of a plan in the queue, by its public id; None for one that is not in it."""
    daftar = perlu_dinilai(antrean(pengguna, periode))
    nomor = next((n for n, s in enumerate(daftar) if s.publik == publik), None)
    if nomor is None:
        return None
    return Letak(
        daftar=daftar,
        kini=daftar[nomor],
        nomor=nomor + 1,
        sebelum=daftar[nomor - 1] if nomor else None,
        sesudah=daftar[nomor + 1] if nomor + 1 < len(daftar) else None,
    )


def berikutnya(pengguna: Pengguna, periode: Periode, sesudah: SKP | None = None) -> BarisAntrean | None:
    """The next plan without a decision, after a plan and then from the beginning; None when all are rated."""
    daftar = perlu_dinilai(antrean(pengguna, periode))
    awal = next((n + 1 for n, s in enumerate(daftar) if sesudah and s.pk == sesudah.pk), 0)
    return next((s for s in [*daftar[awal:], *daftar[:awal]] if s.putusan_pk is None), None)


@dataclass(frozen=True)
class Pemeriksaan:
    """All people of the queue before delivery. `siap` can be delivered now; the others are exceptions, by reason."""

    siap: list[BarisAntrean]
    belum: list[BarisAntrean]
    cuti: list[BarisAntrean]
    sudah: list[BarisAntrean]
    berubah: list[BarisAntrean]

    @property
    def ada(self) -> bool:
        return any((self.siap, self.belum, self.cuti, self.sudah, self.berubah))


def pemeriksaan(pengguna: Pengguna, periode: Periode) -> Pemeriksaan:
    """What the check page shows, in four statements, one more when heads are among them. Each plan has `isi`, its
    latest decision (or None), and `terbatas`, its bounded measures; one whose proposal has changed since it was rated
    is kept back, so that the assessor looks at it again."""
    daftar = list(antrean(pengguna, periode))
    putusan = PutusanNilai.objects.in_bulk([s.putusan_pk for s in daftar if s.putusan_pk])
    nilai = {n.skp_id: n for n in periode.nilai.filter(skp__in=[s.pk for s in daftar])}
    organisasi = rating_organisasi(daftar, periode)
    terbatas = ukuran_terbatas(periode, [s.pk for s in daftar])
    for s in daftar:
        s.terbatas = terbatas.get(s.pk, [])
        s.isi = putusan.get(s.putusan_pk)
        s.berubah = s.isi is not None and _berubah(s.isi, nilai.get(s.pk), organisasi.get(s.pk))
    terbuka = [s for s in daftar if s.isi and not s.disampaikan]
    return Pemeriksaan(
        siap=[s for s in terbuka if not s.berubah],
        belum=[s for s in daftar if not s.isi and not s.cuti],
        cuti=[s for s in daftar if not s.isi and s.cuti],
        sudah=[s for s in daftar if s.disampaikan],
        berubah=[s for s in terbuka if s.berubah],
    )


def _berubah(putusan: PutusanNilai, nilai: Any, organisasi: str | None) -> bool:
    """`organisasi`: what the organisation's predikat proposes for the head of a unit, before the own figure."""
    hasil, perilaku = (nilai.usulan_hasil, nilai.usulan_perilaku) if nilai else (None, None)
    return (putusan.usulan_hasil, putusan.usulan_perilaku) != (organisasi or hasil, perilaku)
