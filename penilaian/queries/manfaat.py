"""What the measured benefits rest on: the first and the newest closed period of the usual kind."""

from decimal import Decimal

from django.db.models import Avg, Count, Exists, OuterRef, Q, StdDev

from penilaian.choices import AmarKeberatan, StatusKeberatan, StatusPeriode
from penilaian.models import SKP, Keberatan, Nilai, Periode, UmpanBalik
from penilaian.queries.jenis_periode import BAWAAN
from survei.models import HasilSurvei
from survei.rumus_selang import N_INDIKATIF


def dua_periode() -> tuple[Periode, Periode] | None:
    """The first and the newest closed one, None when there are not two."""
    tutup = Periode.objects.filter(jenis=BAWAAN, status=StatusPeriode.DITUTUP, uji_coba=False).order_by("rentang")
    awal, akhir = tutup.first(), tutup.last()
    return (awal, akhir) if awal and akhir and awal.pk != akhir.pk else None


def bagian_umpan_balik(periode: Periode) -> tuple[int, int]:
    """Plans of the period with at least one feedback in it, of how many."""
    masa = (periode.rentang.lower, periode.rentang.upper)
    ada = UmpanBalik.objects.filter(skp=OuterRef("pk"), dibuat__date__gte=masa[0], dibuat__date__lt=masa[1])
    hitung = SKP.objects.pada_periode(periode).aggregate(ada=Count("pk", filter=Q(Exists(ada))), semua=Count("pk"))
    return hitung["ada"], hitung["semua"]


def rerata_hasil(periode: Periode) -> tuple[Decimal, Decimal, int]:
    """Mean, standard deviation and number of the result figures of a period."""
    angka = Nilai.objects.filter(periode=periode, nilai_hasil__isnull=False).aggregate(
        x=Avg("nilai_hasil"), s=StdDev("nilai_hasil", sample=True), n=Count("pk")
    )
    return Decimal(angka["x"] or 0), Decimal(str(angka["s"] or 0)), angka["n"]


def bagian_dikabulkan(periode: Periode) -> tuple[int, int]:
    """Objections of the period that were upheld, wholly or in part, of those decided."""
    diputus = Keberatan.objects.filter(periode=periode, status=StatusKeberatan.DIPUTUS)
    angka = diputus.aggregate(kabul=Count("pk", filter=~Q(amar=AmarKeberatan.DITOLAK)), semua=Count("pk"))
    return angka["kabul"], angka["semua"]


def indeks_layanan() -> list[tuple[Decimal, Decimal]]:
    """The first and the newest index of each service that has two or more, of enough answers each."""
    riwayat: dict[int, list[Decimal]] = {}
    baris = (
        HasilSurvei.objects.filter(n__gte=N_INDIKATIF).order_by("periode__masa").values_list("periode__layanan", "ikm")
    )
    for layanan, ikm in baris:
        riwayat.setdefault(layanan, []).append(ikm)
    return [(r[0], r[-1]) for r in riwayat.values() if len(r) > 1]
