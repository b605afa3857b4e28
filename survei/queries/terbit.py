"""What is published: the newest index of each service, of units and of the city, and the series as open data."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, QuerySet
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber

from kinerja.bilangan import bulatkan, pecahan
from kinerja.waktu import hari_terakhir
from pegawai.models import UnitKerja
from survei.choices import Mutu, StatusPeriodeSurvei
from survei.models import HasilSurvei, Layanan, PeriodeSurvei, Respons
from survei.rumus import UNSUR, mutu
from survei.rumus_gabung import Indeks, gabung, rerata_unit
from survei.rumus_selang import N_TERBIT, berbeda, galat_baku

KECIL = 5


def terbitan() -> QuerySet[HasilSurvei]:
    """All published indices; fewer than five answers are not public."""
    return HasilSurvei.objects.filter(
        periode__status=StatusPeriodeSurvei.DIPUBLIKASIKAN, n__gte=N_TERBIT, periode__layanan__aktif=True
    ).select_related("periode__layanan__unit__opd")


@dataclass(frozen=True)
class BarisTerbit:
    """The newest index of a service beside the one before: `arah` is 1, 0 or −1, and 0 within chance."""

    hasil: HasilSurvei
    sebelum: HasilSurvei | None
    arah: int

    @property
    def layanan(self) -> Layanan:
        return self.hasil.periode.layanan

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        h = self.hasil
        return None if h.selang_bawah is None or h.selang_atas is None else (h.selang_bawah, h.selang_atas)


@dataclass(frozen=True)
class RingkasKota:
    """The city by the plain mean of its units and by all answers together; `unit` of `wajib` units have published."""

    rerata_unit: Decimal | None
    tertimbang: Decimal | None
    n: int
    unit: int
    wajib: int

    @property
    def mutu(self) -> str | None:
        return None if self.rerata_unit is None else mutu(self.rerata_unit)

    @property
    def sebutan(self) -> str:
        """The letter in words."""
        return str(Mutu(self.mutu).label) if self.mutu else ""


def baris_terbit() -> list[BarisTerbit]:
    """One row a service, by agency and name, in one statement."""
    nomor = Window(RowNumber(), partition_by=F("periode__layanan"), order_by=F("periode__masa").desc())
    per: dict[int, list[HasilSurvei]] = defaultdict(list)
    for h in terbitan().annotate(ke=nomor).filter(ke__lte=2).order_by("ke"):
        per[h.periode.layanan_id].append(h)
    baris = [BarisTerbit(h[0], h[1] if len(h) > 1 else None, _arah(h)) for h in per.values()]
    return sorted(baris, key=lambda b: (str(b.layanan.unit.opd or b.layanan.unit), b.layanan.nama))


def _arah(h: list[HasilSurvei]) -> int:
    """Did the index move beyond chance? Unknown spread counts as no."""
    if len(h) < 2 or not h[0].simpangan or not h[1].simpangan:
        return 0
    kini, dulu = ((x.ikm, galat_baku(x.simpangan, x.n, x.populasi)) for x in h)
    return berbeda(dulu, kini)


def ringkas_kota(baris: list[BarisTerbit]) -> RingkasKota:
    """Unit index = mean of its answers; city = plain mean of units, the pooled one beside it. Never a mean of
    letters."""
    per: dict[int, list[Indeks]] = defaultdict(list)
    for b in baris:
        unit, h = b.layanan.unit, b.hasil
        per[unit.opd_id or unit.pk].append(h.indeks)
    semua = gabung(i for isi in per.values() for i in isi)
    wajib = Layanan.objects.aktif().aggregate(n=Count("unit__opd", distinct=True))["n"]
    return RingkasKota(
        rerata_unit=rerata_unit(per.values()),
        tertimbang=semua.ikm if semua else None,
        n=semua.n if semua else 0,
        unit=len(per),
        wajib=wajib,
    )


KOLOM_DATA = (
    "layanan",
    "nama",
    "unit",
    "periode",
    "mulai",
    "selesai",
    "n",
    "ikm",
    "mutu",
    "selang_bawah",
    "selang_atas",
    "bobot",
    *UNSUR,
)

# What the columns of the open data mean, for who reads the file without the page; the nine unsur share a line.
ARTI_KOLOM = (
    ("layanan, nama, unit", "Kode dan nama layanan, unit yang menyelenggarakannya."),
    ("periode, mulai, selesai", "Kode periode survei, hari pertama dan terakhirnya (tahun-bulan-hari)."),
    ("n", "Banyaknya jawaban yang dihitung."),
    ("ikm, mutu", "Indeks kepuasan masyarakat 25–100 dan hurufnya: A mulai 88,31, B mulai 76,61, C mulai 65,00."),
    ("selang_bawah, selang_atas", "Selang keyakinan 95 %; kosong bila jawabannya kurang dari sepuluh atau sama semua."),
    ("bobot", "Bobot tiap unsur: 1/9, atau 0.11 dan 0.111 bagi laporan lama."),
    (f"{UNSUR[0]} … {UNSUR[-1]}", "Rata-rata jawaban tiap unsur, 1–4; kosong bila tidak seorang pun menjawabnya."),
)


def data_terbuka() -> Iterator[list[object]]:
    """All published indices, one row each, oldest first: open data without any single answer."""
    for h in terbitan().order_by("periode__masa", "periode__layanan__kode"):
        p = h.periode
        unsur = [None if x is None else bulatkan(pecahan(x), 3) for x in h.nilai_unsur.values()]
        yield [
            p.layanan.kode,
            p.layanan.nama,
            p.layanan.unit.nama_jelas,
            p.kode,
            p.masa.lower.isoformat(),
            (hari_terakhir(p.masa) or p.masa.upper).isoformat(),
            h.n,
            h.ikm,
            h.mutu,
            h.selang_bawah,
            h.selang_atas,
            h.bobot,
            *unsur,
        ]


def profil_responden(periode: PeriodeSurvei) -> dict[str, list[tuple[str, int]]]:
    """Counts of respondents by sex, age, education and occupation, with labels; groups under five stand together as
    "Lainnya". Marginals carry no answers. Four statements."""
    hasil = {}
    for kolom in ("jenis_kelamin", "usia", "pendidikan", "pekerjaan"):
        label = dict(Respons._meta.get_field(kolom).choices)
        jawaban = Respons.objects.filter(periode=periode).dihitung().exclude(**{kolom: ""}).order_by()
        banyak = dict(jawaban.values_list(kolom).annotate(n=Count("pk")))
        besar = [(str(label[k]), banyak[k]) for k in label if banyak.get(k, 0) >= KECIL]
        sisa = sum(n for n in banyak.values() if n < KECIL)
        hasil[kolom] = besar + ([("Lainnya", sisa)] if sisa else [])
    return hasil


def unit_terbit(baris: list[BarisTerbit]) -> dict[UnitKerja, list[BarisTerbit]]:
    """Rows under their agency."""
    hasil: dict[UnitKerja, list[BarisTerbit]] = defaultdict(list)
    for b in baris:
        hasil[b.layanan.unit.opd or b.layanan.unit].append(b)
    return dict(hasil)
