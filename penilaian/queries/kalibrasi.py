"""How assessors rate in a period: estimates, decisions beside proposals, and whose figures a user may see.

The comparison is always with all assessors of the city; only rows are limited to those the user may see.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.core.cache import cache
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import JenisPutusan, Predikat, Rating
from penilaian.models import SKP, AlihPenilaian, Nilai, Periode, PutusanNilai
from penilaian.rumus_kalibrasi import Kalibrasi, Kelompok, Taksiran, kalibrasi

# A figure this near to a threshold could as well stand on the other side of it.
DEKAT = Decimal(1)
_HARI = 86_400


def _terlihat(pengguna: Pengguna, *peran: str, diri: bool) -> QuerySet[Pegawai]:
    akses = pengguna.akses
    if akses.seluruh_kota(*peran):
        return Pegawai.objects.all()
    kini = Penempatan.objects.pada().order_by()
    boleh = Q(pk=akses.pegawai_id) if diri and akses.pegawai_id else Q(pk__in=[])
    if akses.menilai:
        boleh |= Q(pk__in=kini.filter(penilai=akses.pegawai_id).values("pegawai"))
    akar = akses.unit_peran(*peran)
    if akar:
        boleh |= Q(pk__in=kini.filter(unit__in=unit_dan_bawahannya(akar)).values("pegawai"))
    return Pegawai.objects.filter(boleh)


def penilai_terlihat(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Assessors whose figures the user may see: all for HR and the auditor of the city, those of their unit tree for
    HR and the auditor of an agency, the assessors whom one assesses today, and oneself."""
    return _terlihat(pengguna, NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR, diri=True)


def penilai_dibahas(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Assessors with whom the user may record a talk: the same without the auditor and without oneself."""
    return _terlihat(pengguna, NamaPeran.ADMIN_KEPEGAWAIAN, diri=False)


def penilai_dengan_hak(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Visible assessors with `dapat_dibahas`, so that one statement answers both."""
    boleh = penilai_dibahas(pengguna).order_by().filter(pk=OuterRef("pk"))
    return penilai_terlihat(pengguna).annotate(dapat_dibahas=Exists(boleh))


def melihat_semua(pengguna: Pengguna) -> bool:
    """HR and the auditor of the whole city."""
    return pengguna.akses.seluruh_kota(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


def taksir_periode(periode: Periode) -> Kalibrasi:
    """Estimates of all assessors from behaviour figures beside result figures. Scores of a closed period are frozen,
    so its estimate is kept."""
    if not periode.beku:
        return kalibrasi(_kelompok(periode))
    kunci = f"kalibrasi:{periode.pk}:{periode.ditutup.timestamp() if periode.ditutup else 0:.0f}"
    hasil = cache.get(kunci)
    if hasil is None:
        hasil = kalibrasi(_kelompok(periode))
        cache.set(kunci, hasil, _HARI)
    return hasil


def _kelompok(periode: Periode) -> list[Kelompok]:
    """Sums by assessor, in one statement; whoever's case passed to another official is left out."""
    x, y = F("nilai_hasil"), F("nilai_perilaku")
    beralih = AlihPenilaian.objects.filter(periode=periode).values("skp")
    baris = (
        Nilai.objects.filter(periode=periode, nilai_hasil__isnull=False, nilai_perilaku__isnull=False)
        .exclude(skp__in=beralih)
        .filter(skp__penilai__isnull=False)
        .order_by()
        .values_list("skp__penilai")
        .annotate(n=Count("pk"), x=Sum(x), y=Sum(y), xx=Sum(x * x), xy=Sum(x * y), yy=Sum(y * y))
    )
    return [Kelompok(*b) for b in baris.order_by("skp__penilai")]


def putusan_penilai(periode: Periode) -> QuerySet[PutusanNilai]:
    """The latest decision of the assessor on each plan: what an objection changed is not theirs."""
    terbaru = PutusanNilai.objects.filter(periode=periode, jenis=JenisPutusan.PENILAI)
    return PutusanNilai.objects.filter(pk__in=terbaru.order_by("skp_id", "-id").distinct("skp_id").values("pk"))


def _naik(sumbu: str) -> Q:
    """The rating stands above its proposal."""
    rating, usulan = f"rating_{sumbu}", f"usulan_{sumbu}"
    atas = Q(**{rating: Rating.DI_ATAS, f"{usulan}__in": (Rating.SESUAI, Rating.DI_BAWAH)})
    return atas | Q(**{rating: Rating.SESUAI, usulan: Rating.DI_BAWAH})


def _turun(sumbu: str) -> Q:
    rating, usulan = f"rating_{sumbu}", f"usulan_{sumbu}"
    bawah = Q(**{rating: Rating.DI_BAWAH, f"{usulan}__in": (Rating.SESUAI, Rating.DI_ATAS)})
    return bawah | Q(**{rating: Rating.SESUAI, usulan: Rating.DI_ATAS})


BERBEDA = _naik("hasil") | _turun("hasil") | _naik("perilaku") | _turun("perilaku")


@dataclass(frozen=True)
class BarisPenilai:
    """One assessor: estimate, predikat given, and results rated above and below their proposal."""

    penilai: int
    taksiran: Taksiran | None
    predikat: dict[str, int]
    naik: int = 0
    turun: int = 0

    @property
    def diputus(self) -> int:
        return sum(self.predikat.values())

    @property
    def urutan(self) -> tuple:
        """Those to talk about first, then by size of the difference."""
        t = self.taksiran
        return (not (t and t.perlu_dibahas), -abs(t.selisih) if t and t.selisih is not None else Decimal(0))


def baris_penilai(pengguna: Pengguna, periode: Periode) -> list[BarisPenilai]:
    """Every assessor of the period whom the user may see, those to talk about first."""
    taksiran = taksir_periode(periode).taksiran
    putusan = putusan_penilai(periode).filter(skp__penilai__isnull=False)
    hitung = {p.value: Count("pk", filter=Q(predikat=p)) for p in Predikat}
    isi: dict[int, dict] = {
        b["skp__penilai"]: dict(b)
        for b in putusan.order_by()
        .values("skp__penilai")
        .annotate(naik=Count("pk", filter=_naik("hasil")), turun=Count("pk", filter=_turun("hasil")), **hitung)
    }
    ids = set(taksiran) | set(isi)
    if not melihat_semua(pengguna):
        ids &= set(penilai_terlihat(pengguna).order_by().values_list("pk", flat=True))
    nihil = dict.fromkeys(Predikat.values, 0)
    baris = []
    for i in ids:
        b = isi.get(i, nihil | {"naik": 0, "turun": 0})
        sebaran = {p: b[p] for p in Predikat.values}
        baris.append(BarisPenilai(i, taksiran.get(i), sebaran, b["naik"], b["turun"]))
    return sorted(baris, key=lambda b: (b.urutan, b.penilai))


def _dalam_lingkup(pengguna: Pengguna) -> Q:
    """Condition on rows of a plan: rated by a visible assessor, and a plan that the user may open."""
    if melihat_semua(pengguna):
        return Q()
    penilai = penilai_terlihat(pengguna).order_by().values("pk")
    return Q(skp__penilai__in=penilai, skp__in=SKP.objects.terlihat_oleh(pengguna).order_by().values("pk"))


def berbeda(pengguna: Pengguna, periode: Periode) -> QuerySet[PutusanNilai]:
    """Decisions of assessors that differ from a proposal, with their reasons."""
    baris = putusan_penilai(periode).filter(BERBEDA).filter(_dalam_lingkup(pengguna))
    return baris.select_related("skp__pegawai", "skp__penilai", "skp__unit", "skp__unit__opd")


def dekat_ambang(pengguna: Pengguna, periode: Periode) -> QuerySet[Nilai]:
    """Scores within `DEKAT` points of a threshold of the period's policy."""
    k = periode.kebijakan
    dekat = Q()
    for ambang in (k.ambang_atas, k.ambang_sesuai):
        dekat |= Q(nilai_hasil__range=(ambang - DEKAT, ambang + DEKAT))
    baris = Nilai.objects.filter(dekat, periode=periode).filter(_dalam_lingkup(pengguna))
    return baris.select_related("skp__pegawai", "skp__penilai", "skp__unit", "skp__unit__opd")


def sebaran_opd(pengguna: Pengguna, periode: Periode) -> list[tuple[str, dict[str, int]]]:
    """Predikat given by assessors, by agency, over the plans in the user's scope."""
    baris = putusan_penilai(periode).filter(_dalam_lingkup(pengguna)).order_by()
    isi: dict[str, dict[str, int]] = {}
    for nama, predikat, n in baris.values_list("skp__unit__opd__nama", "predikat").annotate(n=Count("pk")):
        isi.setdefault(nama or "Di luar perangkat daerah", dict.fromkeys(Predikat.values, 0))[predikat] += n
    return sorted(isi.items())
