"""What stood in the periods of a year, for whoever rates the year: decisions and figures by plan, and an aid."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.waktu import hari_terakhir
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, JenisPeriode
from penilaian.models import SKP, Nilai, Periode, PutusanNilai
from penilaian.rumus_tahunan import bulan, tertimbang_bulan


@dataclass(frozen=True)
class Bagian:
    """A plan in a period of the year: months of it, machine figures, and the decision that counts."""

    nilai: Nilai
    bulan: int
    putusan: PutusanNilai | None


@dataclass(frozen=True)
class Setahun:
    """Parts, oldest first, with the month-weighted figures as an aid; `skp` counts the plans."""

    bagian: list[Bagian]
    hasil: Decimal | None
    perilaku: Decimal | None
    skp: int


def setahun(skp: SKP, tahun: Periode, *, disampaikan: bool = False) -> Setahun:
    """The other closed and running periods inside `tahun` of the person of this plan, earlier assessors included,
    trials left out: two statements. With `disampaikan` only decisions that were delivered. A plan has scores in
    periods of its own kind alone, so that no month counts twice."""
    nilai = list(
        Nilai.objects.filter(skp__pegawai=skp.pegawai_id, periode__rentang__contained_by=tahun.rentang)
        .exclude(periode=tahun.pk)
        .exclude(periode__uji_coba=True)
        .select_related("periode", "skp__penilai", "skp__unit")
        .order_by("periode__rentang", "skp_id")
    )
    putusan = {
        (p.skp_id, p.periode_id): p
        for p in PutusanNilai.objects.filter(
            skp__in={n.skp_id for n in nilai}, periode__in={n.periode_id for n in nilai}
        )
        .exclude(pk__in=PutusanNilai.objects.filter(disampaikan=None).values("pk") if disampaikan else [])
        .order_by("skp_id", "periode_id", "-id")
        .distinct("skp_id", "periode_id")
    }
    bagian = [Bagian(n, _bulan(n), putusan.get((n.skp_id, n.periode_id))) for n in nilai]
    return Setahun(
        bagian,
        tertimbang_bulan([(b.bulan, b.nilai.nilai_hasil) for b in bagian]),
        tertimbang_bulan([(b.bulan, b.nilai.nilai_perilaku) for b in bagian]),
        len({n.skp_id for n in nilai}),
    )


def tahunan(skp: SKP, pengguna: Pengguna) -> list[Periode]:
    """Yearly periods, planned ones and trials left out, that this plan is rated in and whose page this user may open:
    owner, assessor, HR, auditor. One statement, none for a draft."""
    akses = pengguna.akses
    membaca = pengguna.pegawai_id in (skp.pegawai_id, skp.penilai_id) or akses.admin or akses.auditor
    if skp.status not in SKP_MENGIKAT or not membaca:
        return []
    periode = Periode.objects.tampil().bukan_uji_coba().filter(jenis=JenisPeriode.TAHUNAN)
    return [p for p in periode.filter(rentang__overlap=skp.rentang) if hari_terakhir(p.rentang) in skp.rentang]


def _bulan(n: Nilai) -> int:
    awal = max(n.periode.rentang.lower, n.skp.rentang.lower)
    akhir = min(x for x in (n.periode.rentang.upper, n.skp.rentang.upper) if x)
    return bulan(awal, max(awal, akhir))
