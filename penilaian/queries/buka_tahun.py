"""What opening a year would make, and whether the city is ready for it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.choices import SELESAI_DINAS, JenisPegawai, StatusPegawai
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.penilai import bermasalah
from penilaian.choices import JenisPeriode, Pendekatan, StatusSKP, SumberIndikator
from penilaian.models import SKP, BukaTahun, Indikator, Periode, TargetPeriode, TemplatSKP
from penilaian.queries.jenis_periode import BAWAAN, cakupan
from penilaian.queries.templat import kekurangan
from penilaian.rumus_kalender import potongan

# Deadlines in days after the last day (results, rating), until HR of the city says otherwise. The year is rated
# before the end of January.
JADWAL = {
    JenisPeriode.BULANAN: (5, 10),
    JenisPeriode.TRIWULAN: (5, 15),
    JenisPeriode.SEMESTER: (10, 20),
    JenisPeriode.TAHUNAN: (10, 31),
}
# What the preflight counts: (key, what people lack).
SOAL = (
    ("penilai", "Tanpa penilai"),
    ("skp", "Tanpa SKP"),
    ("target", "Tanpa target"),
)


@dataclass(frozen=True)
class JenisDipakai:
    """A kind of period that the year needs, with the positions and people it is for (None: everybody)."""

    jenis: str
    jabatan: int | None
    orang: int | None

    @property
    def label(self) -> str:
        return str(JenisPeriode(self.jenis).label)


@dataclass(frozen=True)
class Rencana:
    """A period that the year needs. `ada` is the one that already stands there; `bertumpuk` one of the kind that is
    in its way, so that nothing is made."""

    kode: str
    nama: str
    jenis: str
    awal: date
    akhir: date
    tenggat_realisasi: datetime
    tenggat_penilaian: datetime
    ada: Periode | None = None
    bertumpuk: Periode | None = None

    @property
    def dibuat(self) -> bool:
        return self.ada is None and self.bertumpuk is None

    @property
    def langsung(self) -> bool:
        """It opens with the year: its first day has come and its results are not due yet."""
        return self.awal <= hari_ini() <= self.tenggat_realisasi.date()


def jenis_dipakai() -> list[JenisDipakai]:
    """Kinds that the positions of today need by the setting `AturanJenisPeriode`, and the year. Two statements."""
    jabatan: dict[str, int] = {}
    orang: dict[str, int] = {}
    for c in cakupan():
        jenis = c.aturan.jenis if c.aturan else BAWAAN
        jabatan[jenis] = jabatan.get(jenis, 0) + c.jabatan
        orang[jenis] = orang.get(jenis, 0) + c.orang
    urut = [j for j in JenisPeriode.values if j != JenisPeriode.TAHUNAN and jabatan.get(j)]
    return [*(JenisDipakai(j, jabatan[j], orang[j]) for j in urut), JenisDipakai(JenisPeriode.TAHUNAN, None, None)]


def jadwal_untuk(buka: BukaTahun, jenis: str) -> tuple[int, int]:
    """Days after the last day until results and ratings are due: as saved, else the defaults."""
    hasil, nilai = buka.jadwal.get(jenis) or JADWAL[JenisPeriode(jenis)]
    return int(hasil), int(nilai)


def rencana_periode(buka: BukaTahun, jenis: list[JenisDipakai]) -> list[Rencana]:
    """Every period of the year, by kind and date, with what is there already. One statement."""
    tahun = rentang(date(buka.tahun, 1, 1), date(buka.tahun, 12, 31))
    ada = list(Periode.objects.filter(rentang__overlap=tahun).order_by("rentang"))
    hasil = []
    for j in jenis:
        lama = jadwal_untuk(buka, j.jenis)
        for p in potongan(buka.tahun, j.jenis):
            masa = rentang(p.awal, p.akhir)
            sama = next((a for a in ada if a.jenis == p.jenis and a.rentang == masa), None)
            lain = next((a for a in ada if a.kode == p.kode or _bertumpuk(a, p.jenis, p.awal, p.akhir)), None)
            tenggat = [akhir_hari(p.akhir + timedelta(days=n)) for n in lama]
            hasil.append(
                Rencana(p.kode, p.nama, p.jenis, p.awal, p.akhir, *tenggat, ada=sama, bertumpuk=None if sama else lain)
            )
    return hasil


def _bertumpuk(periode: Periode, jenis: str, awal: date, akhir: date) -> bool:
    return periode.jenis == jenis and periode.rentang.lower <= akhir and awal < periode.rentang.upper


# --- Preflight ---


def kesiapan(pengguna: Pengguna, tahun: int) -> QuerySet[Any]:
    """Placements of today of people who are appraised, with the booleans `penilai`, `skp` and `target`: what each
    lacks for the year."""
    masa = rentang(date(tahun, 1, 1), date(tahun, 12, 31))
    skp = SKP.objects.filter(rentang__overlap=masa).exclude(status__in=(StatusSKP.DITUTUP, StatusSKP.DISESUAIKAN))
    target = TargetPeriode.objects.filter(indikator=OuterRef("pk"), periode__rentang__overlap=masa)
    tanpa_target = Indikator.objects.filter(
        skp__in=skp.filter(pendekatan=Pendekatan.KUANTITATIF).order_by().values("pk"), sumber=SumberIndikator.MANUAL
    ).exclude(Exists(target))
    dinilai = Penempatan.objects.pada().definitif().exclude(pegawai__jenis=JenisPegawai.PEJABAT)
    terlihat = Pegawai.objects.aktif().terlihat_oleh(pengguna)
    return dinilai.filter(pegawai__in=terlihat.order_by().values("pk")).annotate(
        tanpa_penilai=_ada(Q(pk__in=bermasalah(pengguna).order_by().values("pk"))),
        tanpa_skp=_ada(~Q(pegawai__in=skp.order_by().values("pegawai"))),
        tanpa_target=_ada(Q(pegawai__in=tanpa_target.order_by().values("skp__pegawai"))),
    )


def _ada(syarat: Q) -> Any:
    return ExpressionWrapper(syarat, output_field=BooleanField())


def kesiapan_per_opd(pengguna: Pengguna, tahun: int) -> list[dict[str, Any]]:
    """Counts by agency: `opd`, `nama`, `orang`, and one for each key of `SOAL`. Two statements."""
    hitung = {kunci: Count("pk", filter=Q(**{f"tanpa_{kunci}": True})) for kunci, _ in SOAL}
    baris = (
        kesiapan(pengguna, tahun)
        .order_by("unit__opd__nama")
        .values("unit__opd", "unit__opd__nama")
        .annotate(orang=Count("pk"), **hitung)
    )
    return [
        {"opd": b["unit__opd"], "nama": b["unit__opd__nama"] or "Di luar perangkat daerah", "orang": b["orang"]}
        | {kunci: b[kunci] for kunci, _ in SOAL}
        for b in baris
    ]


# --- Templates and announcement ---


@dataclass(frozen=True)
class PilihanTemplat:
    """A template with what it lacks, and how many people without a plan of the year it suits."""

    templat: TemplatSKP
    kurang: list[str]
    orang: int


def pilihan_templat(tahun: int) -> list[PilihanTemplat]:
    """Every template of the city and its agencies. Four statements, whatever their number."""
    return _dihitung(tahun, list(TemplatSKP.objects.select_related("unit").prefetch_related("hasil__indikator")))


def templat_dipilih(buka: BukaTahun) -> list[PilihanTemplat]:
    """Those chosen for the year, without what they lack. Two statements."""
    daftar = TemplatSKP.objects.select_related("unit").filter(pk__in=buka.templat or []).order_by("nama")
    return _dihitung(buka.tahun, list(daftar), lengkap=True)


def _dihitung(tahun: int, daftar: list[TemplatSKP], *, lengkap: bool = False) -> list[PilihanTemplat]:
    if not daftar:
        return []
    masa = rentang(date(tahun, 1, 1), date(tahun, 12, 31))
    berencana = SKP.objects.filter(rentang__overlap=masa).order_by().values("pegawai")
    tempat = Penempatan.objects.pada().definitif().exclude(pegawai__jenis=JenisPegawai.PEJABAT)
    tempat = tempat.filter(pegawai__status=StatusPegawai.AKTIF).exclude(pegawai__in=berencana)
    cocok = tempat.aggregate(**{f"t{t.pk}": Count("pk", filter=_cocok(t)) for t in daftar})
    return [PilihanTemplat(t, [] if lengkap else kekurangan(list(t.hasil.all())), cocok[f"t{t.pk}"]) for t in daftar]


def _cocok(templat: TemplatSKP) -> Q:
    syarat = Q(jabatan__nama__icontains=templat.kata_jabatan)
    if templat.jenis_jabatan:
        syarat &= Q(jabatan__jenis=templat.jenis_jabatan)
    return syarat & Q(unit__opd=templat.unit.opd_id or templat.unit_id) if templat.unit else syarat


def penerima_kabar() -> QuerySet[Pengguna]:
    """Accounts of everybody in service who is appraised, activated or not: a notice waits for the first sign-in."""
    return (
        Pengguna.objects.filter(pegawai__isnull=False)
        .exclude(pegawai__jenis=JenisPegawai.PEJABAT)
        .exclude(pegawai__status__in=SELESAI_DINAS)
        .order_by()
    )


def tahun_rencana(hari: date | None = None) -> tuple[int, ...]:
    """Years for which people may draft plans: this one, and the next once it was opened."""
    kini = (hari or hari_ini()).year
    depan = BukaTahun.objects.filter(tahun=kini + 1, dibuka__isnull=False).exists()
    return (kini, kini + 1) if depan else (kini,)
