"""Results of many services beside each other: for survey managers and leaders. A fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from kinerja.bilangan import bulatkan, desimal, pecahan
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from survei.choices import BEKU, StatusTindakLanjut, Unsur
from survei.models import HasilSurvei, Layanan, TindakLanjut
from survei.queries.kunjungan_layanan import angka_layanan
from survei.queries.laporan import TitikTren, titik_tren
from survei.queries.perbaikan import KemajuanRtl
from survei.queries.prioritas import UrutanUnsur, urutkan
from survei.rumus import PENGALI, UNSUR, mutu, ukuran_sampel
from survei.rumus_gabung import Indeks, gabung, peringkat, rerata_unit
from survei.rumus_kode import nama_kode
from survei.rumus_kunjungan import Angka
from survei.rumus_selang import berbeda, ragu

# Periods of a service that are read: the trend, and the one before the one shown.
PERIODE_DIBACA = 8
_BURUK = ("C", "D")


@dataclass(frozen=True)
class BarisLayanan:
    """One service: the index shown, coupons and visits of its period. `arah` is 0 within chance."""

    layanan: Layanan
    hasil: HasilSurvei | None
    arah: int
    angka: Angka

    @property
    def indeks(self) -> Indeks | None:
        return self.hasil.indeks if self.hasil else None

    @property
    def populasi(self) -> int | None:
        """Users of the service in the period: its visits."""
        return self.hasil.periode.populasi if self.hasil else None

    @property
    def sasaran(self) -> int | None:
        return ukuran_sampel(self.populasi) if self.populasi else None

    @property
    def capaian(self) -> Decimal | None:
        """Answers in percent of the sample to reach."""
        return Decimal(100 * self.hasil.n) / self.sasaran if self.hasil and self.sasaran else None

    @property
    def petak(self) -> list[tuple[Unsur, Decimal | None, str]]:
        """Each unsur with its figure (25–100) and the letter that such an index would have."""
        return [_petak(u, nrr) for u, nrr in self.hasil.nilai_unsur.items()] if self.hasil else []


@dataclass(frozen=True)
class BarisUnit:
    """An agency: its services pooled. `peringkat` are the ranks it may hold, None without an interval."""

    unit: UnitKerja
    baris: list[BarisLayanan]
    indeks: Indeks | None
    peringkat: tuple[int, int] | None
    rtl: KemajuanRtl
    sasaran: int
    sasaran_terisi: int

    @property
    def terhitung(self) -> int:
        return sum(b.hasil is not None for b in self.baris)

    @property
    def capaian(self) -> Decimal | None:
        return Decimal(100 * self.sasaran_terisi) / self.sasaran if self.sasaran else None

    @property
    def mutu(self) -> str:
        return mutu(self.indeks.ikm) if self.indeks else "–"

    @property
    def huruf_ragu(self) -> str:
        """Letters that the interval of the unit touches, empty when its letter is certain."""
        return ragu(*self.indeks.selang) if self.indeks and self.indeks.selang else ""

    @property
    def kode(self) -> str:
        """The newest period of its services, for the report."""
        ada = [b.hasil.periode for b in self.baris if b.hasil]
        return max(ada, key=lambda p: p.masa.lower).kode if ada else ""

    @property
    def nama_periode(self) -> str:
        return nama_kode(self.kode)


@dataclass(frozen=True)
class Dasbor:
    """`kode` are the periods to choose from, the newest first; `rerata_unit` and `tertimbang` are the two figures of
    the whole, each with its method in its name."""

    baris: list[BarisLayanan]
    unit: list[BarisUnit]
    tren: list[TitikTren]
    unsur: list[UrutanUnsur]
    rerata_unit: Decimal | None
    tertimbang: Indeks | None
    kode: list[str]

    @property
    def unit_berindeks(self) -> int:
        return sum(u.indeks is not None for u in self.unit)

    @property
    def perlu_dilihat(self) -> list[BarisLayanan]:
        """Services with a letter C or D, or that fell beyond chance, the lowest first."""
        pilih = [b for b in self.baris if b.hasil and (b.hasil.mutu in _BURUK or b.arah < 0)]
        return sorted(pilih, key=lambda b: b.hasil.ikm if b.hasil else Decimal(0))


def dasbor(layanan: Sequence[Layanan], kode: str = "") -> Dasbor:
    """Of these services (read with `unit__opd`): the newest approved index of each, or that of the period `kode`, in
    three statements."""
    ids = [s.pk for s in layanan]
    per = _hasil(ids)
    pilih = {pk: _pilih(isi, kode) for pk, isi in per.items()}
    angka = angka_layanan(p[0].periode_id for p in pilih.values() if p)
    baris = [_baris(s, pilih.get(s.pk), angka.get(s.pk, Angka())) for s in layanan]
    unit = _unit(baris, _rtl(ids))
    semua = [h for isi in per.values() for h in isi]
    terakhir = {h.periode.kode: h.periode.masa.lower for h in semua}
    return Dasbor(
        baris=baris,
        unit=unit,
        tren=_tren(semua),
        unsur=urutkan(_unsur_bersama(baris), {}),
        rerata_unit=rerata_unit([b.indeks for b in u.baris if b.indeks] for u in unit),
        tertimbang=gabung(b.indeks for b in baris if b.indeks),
        kode=sorted(terakhir, key=lambda k: terakhir[k], reverse=True),
    )


def _petak(u: str, nrr: Decimal | None) -> tuple[Unsur, Decimal | None, str]:
    nilai = None if nrr is None else bulatkan(pecahan(nrr) * PENGALI)
    return Unsur(u), nilai, "" if nilai is None else mutu(nilai)


def _hasil(layanan: list[int]) -> dict[int, list[HasilSurvei]]:
    """The newest indices of each service, the newest first."""
    nomor = Window(RowNumber(), partition_by=F("periode__layanan"), order_by=F("periode__masa").desc())
    per: dict[int, list[HasilSurvei]] = defaultdict(list)
    semua = HasilSurvei.objects.filter(periode__layanan__in=layanan).select_related("periode")
    for h in semua.annotate(ke=nomor).filter(ke__lte=PERIODE_DIBACA).order_by("ke"):
        per[h.periode.layanan_id].append(h)
    return per


def _pilih(isi: list[HasilSurvei], kode: str) -> tuple[HasilSurvei, HasilSurvei | None] | None:
    """The index to show and the approved one before it."""
    cocok = (h for h in isi if (h.periode.kode == kode if kode else h.periode.status in BEKU))
    kini = next(cocok, None)
    if kini is None:
        return None
    dulu = (h for h in isi if h.periode.status in BEKU and h.periode.masa.lower < kini.periode.masa.lower)
    return kini, next(dulu, None)


def _baris(layanan: Layanan, pilih: tuple[HasilSurvei, HasilSurvei | None] | None, angka: Angka) -> BarisLayanan:
    kini, dulu = pilih or (None, None)
    a, b = (h.indeks.galat if h else None for h in (dulu, kini))
    return BarisLayanan(layanan, kini, berbeda(a, b) if a and b else 0, angka)


def _rtl(layanan: list[int]) -> dict[int, KemajuanRtl]:
    """Improvement of each service; cancelled lines do not count."""
    batal, selesai = Q(status=StatusTindakLanjut.BATAL), Q(status=StatusTindakLanjut.SELESAI)
    baris = TindakLanjut.objects.filter(periode__layanan__in=layanan).order_by().values("periode__layanan")
    hitung = baris.annotate(
        banyak=Count("pk", filter=~batal),
        selesai_=Count("pk", filter=selesai),
        terlambat=Count("pk", filter=~batal & ~selesai & Q(tenggat__lt=hari_ini())),
    )
    return {b["periode__layanan"]: KemajuanRtl(b["banyak"], b["selesai_"], b["terlambat"]) for b in hitung}


def _unit(baris: list[BarisLayanan], rtl: dict[int, KemajuanRtl]) -> list[BarisUnit]:
    per: dict[UnitKerja, list[BarisLayanan]] = defaultdict(list)
    for b in baris:
        per[b.layanan.unit.opd or b.layanan.unit].append(b)
    indeks = [gabung(b.indeks for b in isi if b.indeks) for isi in per.values()]
    urutan = peringkat([i.selang if i else None for i in indeks])
    return [
        BarisUnit(
            unit,
            isi,
            i,
            r,
            _jumlah_rtl(rtl[b.layanan.pk] for b in isi if b.layanan.pk in rtl),
            sasaran=sum(b.sasaran or 0 for b in isi),
            sasaran_terisi=sum(b.hasil.n for b in isi if b.hasil and b.sasaran),
        )
        for (unit, isi), i, r in zip(per.items(), indeks, urutan, strict=True)
    ]


def _jumlah_rtl(semua: Iterable[KemajuanRtl]) -> KemajuanRtl:
    daftar = list(semua)
    return KemajuanRtl(sum(k.banyak for k in daftar), sum(k.selesai for k in daftar), sum(k.terlambat for k in daftar))


def _tren(semua: list[HasilSurvei]) -> list[TitikTren]:
    """All approved answers of a period code together, the oldest first."""
    per: dict[str, list[HasilSurvei]] = defaultdict(list)
    for h in sorted(semua, key=lambda h: h.periode.masa.lower):
        if h.periode.status in BEKU:
            per[h.periode.kode].append(h)
    return titik_tren([(kode, gabung(h.indeks for h in isi)) for kode, isi in per.items()])[-PERIODE_DIBACA:]


def _unsur_bersama(baris: list[BarisLayanan]) -> dict[str, Decimal | None]:
    """The mean of each unsur over all answers shown."""
    hasil = [b.hasil for b in baris if b.hasil]
    rata: dict[str, Decimal | None] = {}
    for u in UNSUR:
        isi = [(pecahan(x), h.n) for h in hasil if (x := getattr(h, u)) is not None]
        rata[u] = desimal(sum((x * n for x, n in isi), Fraction(0)) / sum(n for _, n in isi)) if isi else None
    return rata
