"""What the public sees of services and their surveys."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from kinerja.bilangan import bulatkan, pecahan
from kinerja.waktu import hari_ini
from pegawai.queries.cari import Polos, polos
from survei.choices import StatusPeriodeSurvei, Unsur
from survei.models import HasilSurvei, Kios, Kupon, Layanan, PeriodeSurvei
from survei.rumus import PENGALI
from survei.rumus_selang import N_INDIKATIF, N_TERBIT

# Share of the letter triples of the words that must be found again: "akte lahr" finds "akta lahir".
MIRIP_MINIMUM = 0.5
# From here on it is called a match; below, merely near.
MIRIP_COCOK = 0.75
# Words that say that something is wanted, not what.
_BASA_BASI = frozenset(
    (
        "mau",
        "ingin",
        "bikin",
        "buat",
        "membuat",
        "urus",
        "mengurus",
        "cara",
        "syarat",
        "perlu",
        "minta",
        "ambil",
        "saya",
    )
)


def periode_terbuka(**layanan: object) -> PeriodeSurvei | None:
    """The period that takes answers of a service today (`layanan=id` or `layanan__kode__iexact=…`); periods do not
    overlap, so there is one at most."""
    return (
        PeriodeSurvei.objects.filter(
            status=StatusPeriodeSurvei.BUKA, masa__contains=hari_ini(), layanan__aktif=True, **layanan
        )
        .select_related("layanan__unit__opd")
        .first()
    )


# Period by service, remembered by the process for a minute: thousands of forms a minute ask for the same few.
_INGATAN: dict[tuple[str, object], tuple[float, PeriodeSurvei]] = {}
INGAT_DETIK = 60


def periode_diingat(**layanan: object) -> PeriodeSurvei | None:
    """`periode_terbuka`, up to a minute old. Only for taking answers in: the statement that writes them looks again,
    and when it finds the survey closed, `lupakan` and ask anew."""
    (kunci,) = layanan.items()
    sampai, periode = _INGATAN.get(kunci, (0.0, None))
    if periode is not None and time.monotonic() < sampai:
        return periode
    periode = periode_terbuka(**layanan)
    if periode is not None:
        _INGATAN[kunci] = (time.monotonic() + INGAT_DETIK, periode)
    return periode


def lupakan() -> None:
    _INGATAN.clear()


def kupon_berlaku(token: str) -> Kupon | None:
    """A coupon by its token, used or not, while its term lasts."""
    return Kupon.objects.filter(token=token, berlaku_sampai__gte=hari_ini()).first()


def kupon_berkode(kode: str) -> Kupon | None:
    """The same by the short code that is printed on it."""
    return Kupon.objects.filter(kode=kode, berlaku_sampai__gte=hari_ini()).first()


def kios_aktif(token: str) -> Kios | None:
    return Kios.objects.filter(token=token, aktif=True).select_related("loket").first()


def cari_layanan(kata: str) -> QuerySet:
    """Services by need ("bikin KTP"), best first; all of them by agency without words. Accents and typing errors are
    forgiven: the words must on average be found again in name, words of people, and summary of a service."""
    semua = Layanan.objects.aktif().select_related("unit__opd")
    daftar = _tanpa_basa_basi(polos(kata))
    if not daftar:
        return semua.order_by("unit__opd__nama", "nama")
    teks = Polos(Concat(F("nama"), Value(" "), F("kata_kunci"), Value(" "), F("ringkas"), Value(" "), F("produk")))
    mirip: Any = sum((_mirip(k, teks) for k in daftar[1:]), _mirip(daftar[0], teks)) / Value(float(len(daftar)))
    isi = Q(mirip__gte=MIRIP_MINIMUM) | Q(teks__contains=" ".join(daftar))
    sebutan = TrigramWordSimilarity(" ".join(daftar), Polos("nama"))
    return semua.annotate(mirip=mirip, teks=teks, sebutan=sebutan).filter(isi).order_by("-mirip", "-sebutan", "nama")


def hanya_mendekati(daftar: Iterable[Layanan]) -> bool:
    """Found by `cari_layanan`, but the best of them lacks a part of what was asked: "surat nikah" finds birth
    certificates, which must not be called a match."""
    nilai = [getattr(s, "mirip", 1.0) for s in daftar]
    return bool(nilai) and max(nilai) < MIRIP_COCOK


def _mirip(kata: str, teks: Any) -> Any:
    return Cast(TrigramWordSimilarity(kata, teks), FloatField())


def _tanpa_basa_basi(kata: str) -> list[str]:
    """The words that say what is wanted, eight at most; all of them when nothing else is said."""
    isi = kata.split()
    return ([k for k in isi if k not in _BASA_BASI] or isi)[:8]


@dataclass(frozen=True)
class IndeksTerbit:
    """A published index with what must be said beside it."""

    hasil: HasilSurvei

    @property
    def nama(self) -> str:
        return self.hasil.periode.nama

    @property
    def indikatif(self) -> bool:
        """Fewer than thirty answers: a hint, not a measure."""
        return self.hasil.n < N_INDIKATIF

    @property
    def unsur(self) -> list[tuple[str, Decimal]]:
        """Label and value (25–100) of each unsur that was answered, the lowest first."""
        nilai = ((Unsur(u).label, x) for u, x in self.hasil.nilai_unsur.items() if x is not None)
        return sorted(((u, bulatkan(pecahan(x) * PENGALI)) for u, x in nilai), key=lambda b: b[1])

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        h = self.hasil
        return None if h.selang_bawah is None or h.selang_atas is None else (h.selang_bawah, h.selang_atas)


def indeks_kini(layanan: Sequence[Layanan]) -> dict[int, HasilSurvei]:
    """The newest published index of each of these services, by id."""
    hasil = (
        HasilSurvei.objects.filter(
            periode__layanan__in=layanan, periode__status=StatusPeriodeSurvei.DIPUBLIKASIKAN, n__gte=N_TERBIT
        )
        .select_related("periode")
        .order_by("periode__layanan_id", "-periode__masa")
        .distinct("periode__layanan_id")
    )
    return {h.periode.layanan_id: h for h in hasil}


def indeks_terbit(layanan: Layanan) -> list[IndeksTerbit]:
    """Published indices of a service, the oldest first; fewer than five answers are not public."""
    hasil = (
        HasilSurvei.objects.filter(
            periode__layanan=layanan, periode__status=StatusPeriodeSurvei.DIPUBLIKASIKAN, n__gte=N_TERBIT
        )
        .select_related("periode")
        .order_by("periode__masa")
    )
    return [IndeksTerbit(h) for h in hasil]
