"""What a leader reads in a minute: results of units and services with their certainty, and what has changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, FilteredRelation, Q, StdDev, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from beranda.queries.kota import sebaran_predikat
from beranda.rumus import PALING_SEDIKIT, kuat, selang
from inovasi.choices import StatusUsulan, Tahap
from inovasi.models import Usulan
from kinerja.templatetags.ui import angka
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from pegawai.queries.lingkup import PERAN_MELIHAT
from pelatihan.queries.aturan import aturan
from pelatihan.queries.kepatuhan import cukup_jam
from penilaian.models import SKP, Nilai, Periode
from penilaian.queries.jenis_periode import BAWAAN
from survei.choices import BEKU
from survei.models import HasilSurvei, Layanan
from survei.rumus_gabung import peringkat

PALING_BANYAK = 3
# Two years of periods of every kind.
PERIODE_DIBACA = 40
BERJALAN = (StatusUsulan.DITELAAH, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN)
# An index older than this says nothing of what has changed lately.
SEGAR = timedelta(days=200)


def dua_periode(semua: Iterable[Periode]) -> tuple[Periode | None, Periode | None]:
    """The newest closed period of the usual kind and the one before, of periods listed newest first."""
    tutup = [p for p in semua if p.beku and not p.uji_coba and p.jenis == BAWAAN][:2]
    return (tutup[0] if tutup else None), (tutup[1] if len(tutup) > 1 else None)


@dataclass(frozen=True)
class BarisUnit:
    """Results of an agency (or unit): mean of `n` people with its 95 % interval and the ranks it may hold; `beda` is
    the mean change of the `pasangan` people who had the same plan in the period before, `galat` its standard error."""

    pk: int
    nama: str
    kode: str
    n: int
    rerata: Decimal
    selang: tuple[Decimal, Decimal] | None
    pasangan: int
    beda: Decimal | None
    galat: Decimal
    peringkat: tuple[int, int] | None = None


def hasil_unit(pengguna: Pengguna, kini: Periode, dulu: Periode | None) -> list[BarisUnit]:
    """Over the plans this account may open, in one statement: by agency for who sees the city, else by unit."""
    kota = pengguna.akses.seluruh_kota(*PERAN_MELIHAT)
    unit = "skp__unit__opd" if kota else "skp__unit"
    skp = SKP.objects.terlihat_oleh(pengguna).order_by().values("pk")
    baris = (
        Nilai.objects.filter(periode=kini, nilai_hasil__isnull=False, skp__in=skp)
        .annotate(dulu=FilteredRelation("skp__nilai", condition=Q(skp__nilai__periode=dulu.pk if dulu else 0)))
        .values(f"{unit}__id", f"{unit}__nama", f"{unit}__kode")
        .order_by()
        .annotate(
            n=Count("pk"),
            rerata=Avg("nilai_hasil"),
            simpangan=StdDev("nilai_hasil", sample=True),
            pasangan=Count("dulu__nilai_hasil"),
            beda=Avg(F("nilai_hasil") - F("dulu__nilai_hasil")),
            simpangan_beda=StdDev(F("nilai_hasil") - F("dulu__nilai_hasil"), sample=True),
        )
    )
    semua = [_baris(unit, b) for b in baris if b[f"{unit}__id"]]
    urutan = peringkat([b.selang for b in semua])
    return [replace(b, peringkat=p) for b, p in zip(semua, urutan, strict=True)]


def _baris(unit: str, b: dict[str, Any]) -> BarisUnit:
    n, m = b["n"], b["pasangan"]
    rerata, s, t = (Decimal(str(b[k] or 0)) for k in ("rerata", "simpangan", "simpangan_beda"))
    return BarisUnit(
        pk=b[f"{unit}__id"],
        nama=b[f"{unit}__nama"],
        kode=b[f"{unit}__kode"],
        n=n,
        rerata=rerata,
        selang=selang(rerata, s, n),
        pasangan=m,
        beda=Decimal(str(b["beda"])) if m >= PALING_SEDIKIT else None,
        galat=t / Decimal(m).sqrt() if m else Decimal(0),
    )


@dataclass(frozen=True)
class BarisLayanan:
    """The newest approved index of a service and the one before."""

    hasil: HasilSurvei
    dulu: HasilSurvei | None

    @property
    def layanan(self) -> Layanan:
        return self.hasil.periode.layanan

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        return self.hasil.indeks.selang

    @property
    def beda(self) -> tuple[Decimal, Decimal] | None:
        """(change, standard error); None where either spread is unknown."""
        kini, lalu = self.hasil.indeks.galat, self.dulu.indeks.galat if self.dulu else None
        return (kini[0] - lalu[0], (kini[1] ** 2 + lalu[1] ** 2).sqrt()) if kini and lalu else None


def hasil_layanan(pengguna: Pengguna) -> list[BarisLayanan]:
    """Services whose results this account may compare, the lowest index first; one statement."""
    terlihat = Layanan.objects.aktif().hasil_terlihat_oleh(pengguna).order_by().values("pk")
    nomor = Window(RowNumber(), partition_by=F("periode__layanan"), order_by=F("periode__masa").desc())
    semua = HasilSurvei.objects.filter(periode__status__in=BEKU, periode__layanan__in=terlihat)
    per: dict[int, list[HasilSurvei]] = defaultdict(list)
    for h in semua.select_related("periode__layanan__unit__opd").annotate(ke=nomor).filter(ke__lte=2).order_by("ke"):
        per[h.periode.layanan_id].append(h)
    baris = [BarisLayanan(isi[0], isi[1] if len(isi) > 1 else None) for isi in per.values()]
    return sorted(baris, key=lambda b: (b.hasil.ikm, b.layanan.nama))


@dataclass(frozen=True)
class Sorotan:
    """One change beyond chance in a sentence; `data_per` is the last day of its data."""

    kalimat: str
    naik: bool
    data_per: date
    url: str
    kuat: Decimal


def sorotan(unit: list[BarisUnit], layanan: list[BarisLayanan], kini: Periode | None) -> list[Sorotan]:
    """At most three, the surest first. All comparisons of the page share one error rate: with twenty agencies one in
    twenty would look changed by chance alone."""
    pasangan = [(b, b.beda) for b in unit if b.beda is not None] if kini else []
    segar = [(b, b.beda) for b in layanan if b.beda and b.hasil.periode.masa.upper >= hari_ini() - SEGAR]
    banyak = len(pasangan) + len(segar)
    semua = [_dari_layanan(b, z) for b, x in segar if x and (z := kuat(*x, banyak))]
    if kini:
        semua += [_dari_unit(b, kini, z) for b, x in pasangan if (z := kuat(x, b.galat, banyak))]
    return sorted(semua, key=lambda s: -abs(s.kuat))[:PALING_BANYAK]


def _dari_layanan(b: BarisLayanan, z: Decimal) -> Sorotan:
    arah, p = "naik" if z > 0 else "turun", b.hasil.periode
    dari, ke = (angka(h.ikm) for h in (b.dulu, b.hasil) if h)
    kalimat = f"Indeks kepuasan {b.layanan.nama} {arah} dari {dari} menjadi {ke}."
    return Sorotan(kalimat, z > 0, _hari_akhir(p.masa), reverse("survei:periode", args=[b.layanan.kode, p.kode]), z)


def _dari_unit(b: BarisUnit, kini: Periode, z: Decimal) -> Sorotan:
    arah = "naik" if z > 0 else "turun"
    orang, besar = f"{b.pasangan} orang di {b.nama}", angka(abs(b.beda or 0), 1)
    kalimat = f"Nilai hasil kerja {orang} {arah} rata-rata {besar} pada {kini.nama}."
    return Sorotan(kalimat, z > 0, _hari_akhir(kini.rentang), reverse("pegawai:unit", args=[b.kode]), z)


def _hari_akhir(masa: Any) -> date:
    return masa.upper - timedelta(days=1)


@dataclass(frozen=True)
class Ringkasan:
    """Figures of the newest closed period `kini` beside `dulu`; `jam` are people with enough hours of learning, of how
    many; `inovasi` counts ideas under way by stage."""

    seluruh_kota: bool
    kini: Periode | None
    dulu: Periode | None
    unit: list[BarisUnit]
    predikat: list[tuple[str, int]]
    layanan: list[BarisLayanan]
    sorotan: list[Sorotan]
    tahun: int
    jam: tuple[int, int]
    inovasi: list[tuple[str, int]]


def ringkasan(pengguna: Pengguna) -> Ringkasan:
    """All of it in seven statements, whatever the size of the city."""
    kini, dulu = dua_periode(Periode.objects.tampil().select_related("kebijakan")[:PERIODE_DIBACA])
    unit = hasil_unit(pengguna, kini, dulu) if kini else []
    layanan, atur = hasil_layanan(pengguna), aturan()
    return Ringkasan(
        seluruh_kota=pengguna.akses.seluruh_kota(*PERAN_MELIHAT),
        kini=kini,
        dulu=dulu,
        unit=unit,
        predikat=sebaran_predikat(pengguna, kini) if kini else [],
        layanan=layanan,
        sorotan=sorotan(unit, layanan, kini),
        tahun=atur.tahun,
        jam=cukup_jam(pengguna, atur),
        inovasi=_inovasi(pengguna),
    )


def _inovasi(pengguna: Pengguna) -> list[tuple[str, int]]:
    berjalan = Usulan.objects.terlihat_oleh(pengguna).filter(status__in=BERJALAN).order_by()
    banyak = dict(berjalan.values_list("tahap").annotate(n=Count("pk")))
    return [(t.label, banyak.get(t.value, 0)) for t in Tahap]
