"""How far a period is: counts of plans by stage and agency, and predikat, for those plans the user may open.

Three statements whatever the size of the city. Counted are plans: a person who moved within the period has two.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import REALISASI_TERKIRIM, Predikat, StatusRealisasi
from penilaian.models import (
    SKP,
    AngkaKredit,
    BahanTpp,
    Bimbingan,
    CalonPenghargaan,
    Periode,
    ProgramPenghargaan,
    PutusanNilai,
    Realisasi,
)

TAHAP = ("berencana", "melapor", "diperiksa", "dinilai", "disampaikan", "diterima")


@dataclass(frozen=True)
class Kemajuan:
    """Counts of plans by stage; `per_opd` has one dict an agency with `opd`, `nama`, the stages of `TAHAP`, and
    `pegawai`: people in service who are placed there today."""

    jumlah: dict[str, int]
    per_opd: list[dict]
    predikat: dict[str, int]


def menjadi_dasar(periode: Periode) -> bool:
    """Does something with consequences rest on the period, or on a decision in it? The database refuses then that it
    becomes a trial (`penilaian.pemicu.TolakJadiUjiCoba`)."""
    langsung = (BahanTpp, ProgramPenghargaan, Bimbingan, AngkaKredit)
    lewat = (Bimbingan, AngkaKredit, CalonPenghargaan)
    return any(m.objects.filter(periode=periode).exists() for m in langsung) or any(
        m.objects.filter(putusan__periode=periode).exists() for m in lewat
    )


def putusan_terbaru(periode: Periode) -> QuerySet[PutusanNilai]:
    """The decision that counts, the latest one, of each plan in the period."""
    terbaru = PutusanNilai.objects.filter(periode=periode).order_by("skp_id", "-id").distinct("skp_id")
    return PutusanNilai.objects.filter(pk__in=terbaru.values("pk"))


def syarat_tahap(periode: Periode) -> dict[str, Q]:
    """Condition on SKP for each stage of `TAHAP`, for counting and for filtering lists alike.

    *diperiksa*: something was reported, and nothing reported still waits for the superior.
    """
    realisasi = Realisasi.objects.filter(periode=periode)
    menunggu = realisasi.filter(status=StatusRealisasi.DIKIRIM)
    putusan = putusan_terbaru(periode)
    melapor = Q(pk__in=realisasi.filter(status__in=REALISASI_TERKIRIM).values("skp"))
    return {
        "berencana": Q(),
        "melapor": melapor,
        "diperiksa": melapor & ~Q(pk__in=menunggu.values("skp")),
        "dinilai": Q(pk__in=putusan.values("skp")),
        "disampaikan": Q(pk__in=putusan.filter(disampaikan__isnull=False).values("skp")),
        "diterima": Q(pk__in=putusan.filter(diterima__isnull=False).values("skp")),
    }


def _pegawai_per_opd(pengguna: Pengguna) -> dict[int | None, int]:
    terlihat = Pegawai.objects.aktif().terlihat_oleh(pengguna).order_by().values("pk")
    kini = Penempatan.objects.definitif().pada().filter(pegawai__in=terlihat).order_by()
    return dict(kini.values_list("unit__opd").annotate(n=Count("pk")))


def terlambat(pengguna: Pengguna, periode: Periode, tahap: str) -> QuerySet[SKP]:
    """Plans of the period that have not reached a stage of `TAHAP`, of those this user may open."""
    semua = SKP.objects.terlihat_oleh(pengguna).pada_periode(periode)
    return semua.exclude(syarat_tahap(periode)[tahap]).select_related("pegawai", "unit", "unit__opd", "penilai")


# Bars of the chart: the agencies furthest behind, so that it stays readable.
BATANG_PALING_BANYAK = 15
TAHAP_BATANG = {"melapor": "Melapor", "dinilai": "Dinilai", "disampaikan": "Disampaikan"}


def batang_kemajuan(per_opd: list[dict]) -> list[dict]:
    """Rows of the chart, the furthest behind first, without those that are through: `nama` and `persen`, pairs of a
    stage and its share of plans in whole percent, rounded down so that 100 means all."""
    urut = sorted(
        (b for b in per_opd if any(b[t] < b["berencana"] for t in TAHAP_BATANG)),
        key=lambda b: ([b[t] / b["berencana"] for t in ("dinilai", "melapor")], b["nama"]),
    )
    return [
        {"nama": b["nama"], "persen": [(label, 100 * b[t] // b["berencana"]) for t, label in TAHAP_BATANG.items()]}
        for b in urut[:BATANG_PALING_BANYAK]
    ]


def kemajuan(pengguna: Pengguna, periode: Periode) -> Kemajuan:
    """Stages, agencies and predikat of a period over the plans this user may open."""
    terlihat = SKP.objects.terlihat_oleh(pengguna).pada_periode(periode)
    hitung = {nama: Count("pk", filter=syarat) for nama, syarat in syarat_tahap(periode).items()}
    per_unit = terlihat.order_by().values("unit__opd", "unit__opd__nama").annotate(**hitung)
    orang = _pegawai_per_opd(pengguna)
    per_opd = []
    baris: list[dict] = [dict(b) for b in per_unit.order_by("unit__opd__nama")]
    for b in baris:
        opd, nama = b.pop("unit__opd"), b.pop("unit__opd__nama") or "Di luar perangkat daerah"
        per_opd.append({"opd": opd, "nama": nama, "pegawai": orang.get(opd, 0)} | b)
    sebaran = dict(
        putusan_terbaru(periode)
        .filter(skp__in=terlihat.order_by().values("pk"))
        .order_by()
        .values_list("predikat")
        .annotate(banyak=Count("pk"))
    )
    return Kemajuan(
        jumlah={nama: sum(b[nama] for b in per_opd) for nama in TAHAP},
        per_opd=per_opd,
        predikat={p.value: sebaran.get(p.value, 0) for p in Predikat},
    )
