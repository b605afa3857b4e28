"""How far a period is: counts of plans by stage and agency, and predikat, for those plans the user may open.

Two statements whatever the size of the city. Counted are plans: a person who moved within the period has two.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from pegawai.models import Pengguna
from penilaian.choices import REALISASI_DIHITUNG, Predikat, StatusRealisasi
from penilaian.models import SKP, Periode, PutusanNilai, Realisasi

TAHAP = ("berencana", "melapor", "diperiksa", "dinilai", "disampaikan", "diterima")


@dataclass(frozen=True)
class Kemajuan:
    """Counts of plans by stage; `per_opd` has one dict an agency with `opd`, `nama` and the stages of `TAHAP`."""

    jumlah: dict[str, int]
    per_opd: list[dict]
    predikat: dict[str, int]


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
    melapor = Q(pk__in=realisasi.filter(status__in=REALISASI_DIHITUNG).values("skp"))
    return {
        "berencana": Q(),
        "melapor": melapor,
        "diperiksa": melapor & ~Q(pk__in=menunggu.values("skp")),
        "dinilai": Q(pk__in=putusan.values("skp")),
        "disampaikan": Q(pk__in=putusan.filter(disampaikan__isnull=False).values("skp")),
        "diterima": Q(pk__in=putusan.filter(diterima__isnull=False).values("skp")),
    }


def kemajuan(pengguna: Pengguna, periode: Periode) -> Kemajuan:
    """Stages, agencies and predikat of a period over the plans this user may open."""
    terlihat = SKP.objects.terlihat_oleh(pengguna).pada_periode(periode)
    hitung = {nama: Count("pk", filter=syarat) for nama, syarat in syarat_tahap(periode).items()}
    per_unit = terlihat.order_by().values("unit__opd", "unit__opd__nama").annotate(**hitung)
    baris: list[dict] = [dict(b) for b in per_unit.order_by("unit__opd__nama")]
    per_opd = [
        {"opd": b.pop("unit__opd"), "nama": b.pop("unit__opd__nama") or "Di luar perangkat daerah"} | b for b in baris
    ]
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
