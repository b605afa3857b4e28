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
from penilaian.rumus_kalibrasi import BELUM_CUKUP, MIN_ORANG, Kalibrasi, Kelompok, Taksiran, kalibrasi, selang_bagian

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
    """One assessor: estimate, predikat given, results rated above and below their proposal, decisions that differ from
    a proposal (`beda`), and the share of those in the whole city, in percent."""

    penilai: int
    taksiran: Taksiran | None
    predikat: dict[str, int]
    naik: int = 0
    turun: int = 0
    beda: int = 0
    beda_kota: Decimal = Decimal(0)

    @property
    def diputus(self) -> int:
        return sum(self.predikat.values())

    @property
    def selang_beda(self) -> tuple[Decimal, Decimal] | None:
        """Between which shares, in percent, the habit behind `beda` may lie; None without decisions."""
        return selang_bagian(self.beda, self.diputus) if self.diputus else None

    @property
    def sering_berbeda(self) -> bool:
        """Surely more often than the city does, with people enough to say so; once is no habit."""
        cukup = self.diputus >= MIN_ORANG and self.beda > 1
        return cukup and self.selang_beda is not None and self.selang_beda[0] > self.beda_kota

    @property
    def urutan(self) -> tuple:
        """Those to talk about first, then those with people enough, then by size of the difference."""
        t = self.taksiran
        besar = -abs(t.selisih) if t and t.selisih is not None else Decimal(0)
        return (not (t and t.perlu_dibahas), t is None or t.status == BELUM_CUKUP, besar)


def baris_penilai(pengguna: Pengguna, periode: Periode) -> list[BarisPenilai]:
    """Every assessor of the period whom the user may see, those to talk about first."""
    taksiran = taksir_periode(periode).taksiran
    isi = _hitungan(periode)
    ids = set(taksiran) | set(isi)
    if not melihat_semua(pengguna):
        ids &= set(penilai_terlihat(pengguna).order_by().values_list("pk", flat=True))
    kota = _beda_kota(isi)
    baris = [_baris(i, taksiran.get(i), isi, kota) for i in ids]
    return sorted(baris, key=lambda b: (b.urutan, b.penilai))


def baris_satu(penilai: Pegawai, periode: Periode, taksiran: Taksiran | None) -> BarisPenilai:
    """The same of one assessor, beside the whole city."""
    isi = _hitungan(periode)
    return _baris(penilai.pk, taksiran, isi, _beda_kota(isi))


def _hitungan(periode: Periode) -> dict[int, dict[str, int]]:
    """Counts of decisions by assessor, in one statement."""
    hitung = {p.value: Count("pk", filter=Q(predikat=p)) for p in Predikat}
    putusan = putusan_penilai(periode).filter(skp__penilai__isnull=False).order_by().values("skp__penilai")
    beda = {"naik": _naik("hasil"), "turun": _turun("hasil"), "beda": BERBEDA}
    return {
        b.pop("skp__penilai"): b
        for b in putusan.annotate(**{k: Count("pk", filter=q) for k, q in beda.items()}, **hitung)
    }


def _beda_kota(isi: dict[int, dict[str, int]]) -> Decimal:
    diputus = sum(satu[p] for satu in isi.values() for p in Predikat.values)
    return Decimal(100 * sum(satu["beda"] for satu in isi.values())) / diputus if diputus else Decimal(0)


def _baris(penilai: int, taksiran: Taksiran | None, isi: dict[int, dict[str, int]], kota: Decimal) -> BarisPenilai:
    b = isi.get(penilai) or dict.fromkeys([*Predikat.values, "naik", "turun", "beda"], 0)
    return BarisPenilai(penilai, taksiran, {p: b[p] for p in Predikat.values}, b["naik"], b["turun"], b["beda"], kota)


def bernama(periode: Periode, nama: str, opd: int | None) -> set[int] | None:
    """Assessors whose name holds `nama` and who have people of this agency in the period; None: no choice made."""
    if not nama and opd is None:
        return None
    orang = Pegawai.objects.filter(nama__icontains=nama) if nama else Pegawai.objects.all()
    if opd is not None:
        orang = orang.filter(
            pk__in=SKP.objects.pada_periode(periode).filter(unit__opd=opd).order_by().values("penilai")
        )
    return set(orang.order_by().values_list("pk", flat=True))


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
