"""Services and officers whom citizens surely rate very well: proposals and points for awards."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from kinerja.bilangan import bulatkan, pecahan
from kinerja.poin import Poin, SumberPoin
from kinerja.templatetags.ui import angka
from survei.choices import BEKU
from survei.models import HasilSurvei, Layanan
from survei.rumus import ISI_MINIMUM, MUTU, PENGALI
from survei.rumus_selang import N_INDIKATIF, N_PETUGAS, berbeda, galat_baku, selang

# One point, whatever the number of forms: who collects more is not better.
POIN = Decimal(1)
_HURUF, PASTI_DARI = MUTU[0]

# Unsur perilaku (U7) of answers given at the counter that the officer stood at on that day.
_SQL = f"""
SELECT t.pegawai_id, s.kode, s.nama, count(*), avg(r.perilaku), stddev_samp(r.perilaku * {PENGALI})
FROM survei_petugas t
JOIN survei_layanan s ON s.id = t.layanan_id
JOIN survei_periodesurvei p ON p.layanan_id = t.layanan_id AND p.status <> 'draf' AND p.masa && %(masa)s::daterange
JOIN survei_respons r ON r.periode_id = p.id AND r.loket_id = t.loket_id AND t.masa @> r.tanggal
    AND %(masa)s::daterange @> r.tanggal AND r.isi >= {ISI_MINIMUM} AND r.perilaku IS NOT NULL
WHERE (t.pegawai_id = ANY(%(orang)s) OR %(semua)s)
    AND NOT EXISTS (SELECT FROM survei_pengecualian x WHERE x.respons_id = r.id)
GROUP BY t.pegawai_id, s.id, s.kode, s.nama HAVING count(*) >= {N_PETUGAS}
ORDER BY t.pegawai_id, s.nama
"""  # noqa: S608


@dataclass(frozen=True)
class PujianPetugas:
    """An officer at a service of which the whole 95 % interval of U7 lies at letter A."""

    pegawai_id: int
    layanan: str
    kode: str
    n: int
    nilai: Decimal
    selang: tuple[Decimal, Decimal]

    @property
    def alasan(self) -> str:
        kata = f"Perilaku di loket {self.layanan} {angka(self.nilai)} ({angka(self.selang[0])}–{angka(self.selang[1])})"
        return f"{kata}, {self.n} jawaban: pasti mutu {_HURUF}."


@dataclass(frozen=True)
class PujianLayanan:
    """The newest approved index of a service that is good beyond chance: surely at letter A, or surely above the
    approved one before it (`dulu`, else None)."""

    hasil: HasilSurvei
    dulu: HasilSurvei | None

    @property
    def alasan(self) -> str:
        h = self.hasil
        kata = f"Indeks layanan {h.periode.layanan.nama}, {h.periode.nama}, {_angka(h)}, {h.n} jawaban"
        if self.dulu is None:
            return f"{kata}: pasti mutu {_HURUF}."
        sisa = f"pasti mutu {_HURUF} dan " if pasti_a(h) else ""
        return f"{kata}: {sisa}naik di luar kebetulan dari {_angka(self.dulu)} pada {self.dulu.periode.nama}."


def _angka(h: HasilSurvei) -> str:
    return f"{angka(h.ikm)} ({angka(h.selang_bawah)}–{angka(h.selang_atas)})"


def pasti_a(h: HasilSurvei) -> bool:
    """Does the whole 95 % interval lie at letter A?"""
    return h.selang_bawah is not None and h.selang_bawah >= PASTI_DARI


def dipuji_warga(orang: Collection[int], masa: DateRange) -> Mapping[int, Poin]:
    """One point for officers of whom, at one service with thirty answers or more, the whole 95 % interval of U7 lies at
    letter A; in one statement. A low figure takes nothing away."""
    hasil: dict[int, Poin] = {}
    for satu in _petugas(list(orang), masa):
        hasil.setdefault(satu.pegawai_id, Poin(POIN, satu.alasan))
    return hasil


def petugas_dipuji(masa: DateRange) -> list[PujianPetugas]:
    """The same of all officers, each with the service of which it is certain, the first by name."""
    hasil: dict[int, PujianPetugas] = {}
    for satu in _petugas(None, masa):
        hasil.setdefault(satu.pegawai_id, satu)
    return list(hasil.values())


def layanan_dipuji(layanan: QuerySet[Layanan]) -> list[PujianLayanan]:
    """Of these services, those whose newest approved index is of thirty answers or more and good beyond chance, by
    name; the number of forms beyond that makes no order. One statement."""
    urut = Window(RowNumber(), partition_by="periode__layanan", order_by=F("periode__masa").desc())
    semua = HasilSurvei.objects.filter(periode__layanan__in=layanan, periode__status__in=BEKU)
    dua = semua.annotate(ke=urut).filter(ke__lte=2).select_related("periode__layanan__unit__opd")
    per: dict[int, list[HasilSurvei]] = {}
    for h in dua.order_by("periode__layanan__nama", "periode__layanan", "ke"):
        per.setdefault(h.periode.layanan_id, []).append(h)
    pujian = [PujianLayanan(isi[0], isi[1] if _naik(isi) else None) for isi in per.values()]
    return [p for p in pujian if p.hasil.n >= N_INDIKATIF and (p.dulu or pasti_a(p.hasil))]


def _naik(isi: list[HasilSurvei]) -> bool:
    """Is the newest beyond chance above the one before, both of thirty answers or more?"""
    if len(isi) < 2 or any(h.n < N_INDIKATIF or not h.simpangan for h in isi):
        return False
    kini, dulu = ((h.ikm, galat_baku(h.simpangan, h.n, h.populasi)) for h in isi)
    return berbeda(dulu, kini) == 1


def _petugas(orang: list[int] | None, masa: DateRange) -> Iterator[PujianPetugas]:
    with connection.cursor() as kursor:
        siapa = {"orang": orang or [], "semua": orang is None, "masa": f"[{masa.lower},{masa.upper})"}
        kursor.execute(_SQL, siapa)
        baris = kursor.fetchall()
    for pegawai, kode, layanan, n, rata, sd in baris:
        nilai = bulatkan(pecahan(rata) * PENGALI)
        batas = selang(nilai, sd, n)
        if batas and batas[0] >= PASTI_DARI:
            yield PujianPetugas(pegawai, layanan, kode, n, nilai, batas)


SUMBER = SumberPoin("warga", "Kata warga di loket", dipuji_warga)
