"""How far the notices of a period reach: told, mailed, opened, and what was done; people of today, by agency."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from kinerja.models import Pemberitahuan
from pegawai.choices import JenisPegawai
from pegawai.models import Jabatan, Pegawai, Penempatan, Pengguna
from penilaian.choices import JenisPeriode
from penilaian.models import SKP, Periode
from penilaian.queries.jenis_periode import pemilih
from penilaian.queries.jenjang import BERHENTI
from penilaian.queries.periode import syarat_tahap

# Stage, its heading, and what is said of those who have not reached it.
TAHAP = (
    ("dikabari", "Dikabari", "belum dikabari"),
    ("disurel", "Disurel", "belum disurel"),
    ("dibuka", "Membuka", "belum membuka kabarnya"),
    ("berencana", "Punya SKP", "belum punya SKP yang berlaku"),
    ("melapor", "Melapor", "belum mengirim hasil"),
    ("dinilai", "Dinilai", "belum dinilai"),
)
TAHAP_BATANG = ("dibuka", "melapor", "dinilai")
BATANG_PALING_BANYAK = 15


@dataclass(frozen=True)
class Jangkauan:
    """Counts of people: `per_opd` has one dict an agency with `opd`, `nama`, `orang` and the stages of `TAHAP`;
    `jumlah` their sums."""

    per_opd: list[dict[str, Any]]
    jumlah: dict[str, int]


def kabar_periode(periode: Periode) -> QuerySet[Pemberitahuan]:
    """Notices that this period is about: the opening of its year, and reminders from its first day to the end of the
    digests."""
    akhir = timezone.localdate(periode.tenggat_penilaian) + timedelta(days=BERHENTI)
    pengingat = Q(harian__gte=periode.rentang.lower, harian__lte=akhir)
    return Pemberitahuan.objects.filter(pengingat | Q(kunci=f"buka-tahun:{periode.rentang.lower.year}")).order_by()


def _sejenis(periode: Periode) -> Q:
    """Placements whose position has periods of this kind; a yearly period is everybody's."""
    if periode.jenis == JenisPeriode.TAHUNAN:
        return Q()
    pilih = pemilih()
    return Q(jabatan__in=[j.pk for j in Jabatan.objects.order_by() if pilih.untuk(j) == periode.jenis])


def orang_periode(pengguna: Pengguna, periode: Periode) -> QuerySet[Any]:
    """Placements of today of the people whom the period is for, of those this user may open, with a boolean for each
    stage of `TAHAP`. A notice counts as delivered when the account is in use, as mailed when it has an address."""
    kabar = kabar_periode(periode).filter(penerima__is_active=True, penerima__pegawai__isnull=False)
    surel = kabar.filter(disurelkan__isnull=False).exclude(penerima__email="")
    skp = SKP.objects.pada_periode(periode).order_by()
    tahap = syarat_tahap(periode)
    himpunan = {
        "dikabari": kabar.values("penerima__pegawai"),
        "disurel": surel.values("penerima__pegawai"),
        "dibuka": kabar.filter(dibaca__isnull=False).values("penerima__pegawai"),
        "berencana": skp.values("pegawai"),
        "melapor": skp.filter(tahap["melapor"]).values("pegawai"),
        "dinilai": skp.filter(tahap["dinilai"]).values("pegawai"),
    }
    terlihat = Pegawai.objects.aktif().exclude(jenis=JenisPegawai.PEJABAT).terlihat_oleh(pengguna)
    kini = Penempatan.objects.pada().definitif().filter(_sejenis(periode))
    kini = kini.filter(pegawai__in=terlihat.order_by().values("pk"))
    return kini.annotate(
        **{nama: ExpressionWrapper(Q(pegawai__in=isi), output_field=BooleanField()) for nama, isi in himpunan.items()}
    )


def jangkauan(pengguna: Pengguna, periode: Periode) -> Jangkauan:
    """Counts by agency: three statements, whatever the size of the city."""
    hitung = {nama: Count("pk", filter=Q(**{nama: True})) for nama, _, _ in TAHAP}
    # Other names than those of the booleans that are counted.
    hitung = {f"n_{nama}": h for nama, h in hitung.items()}
    baris = (
        orang_periode(pengguna, periode)
        .order_by("unit__opd__nama")
        .values("unit__opd", "unit__opd__nama")
        .annotate(orang=Count("pk"), **hitung)
    )
    per_opd = [
        {"opd": b["unit__opd"], "nama": b["unit__opd__nama"] or "Di luar perangkat daerah", "orang": b["orang"]}
        | {nama: b[f"n_{nama}"] for nama, _, _ in TAHAP}
        for b in baris
    ]
    kunci = ("orang", *(nama for nama, _, _ in TAHAP))
    return Jangkauan(per_opd, {k: sum(b[k] for b in per_opd) for k in kunci})


def batang_jangkauan(per_opd: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the chart, those whose notices were opened least on top: `nama` and `persen`, pairs of a stage and its
    share of people in whole percent, rounded down so that 100 means all."""
    label = {nama: judul for nama, judul, _ in TAHAP}
    urut = sorted(per_opd, key=lambda b: ([b[t] / b["orang"] for t in TAHAP_BATANG], b["nama"]))
    return [
        {"nama": b["nama"], "persen": [(label[t], 100 * b[t] // b["orang"]) for t in TAHAP_BATANG]}
        for b in urut[:BATANG_PALING_BANYAK]
    ]
