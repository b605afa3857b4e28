"""Angka kredit: what the final yearly predikat give by position and months, and whose rows one sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet, Sum

from kinerja.waktu import hari_terakhir
from pegawai.choices import JenisJabatan, NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian import rumus
from penilaian.choices import JenisPeriode, StatusPeriode
from penilaian.models import AngkaKredit, KoefisienKredit, Periode, PutusanNilai
from penilaian.models.angka_kredit import AngkaKreditQuerySet
from penilaian.queries.orang_terlihat import orang_terlihat
from penilaian.queries.putusan_akhir import putusan_akhir
from penilaian.rumus_tahunan import bulan

PERAN = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


@dataclass(frozen=True)
class Hitungan:
    """What a row must say: one placement in one year, by one decision and one coefficient."""

    putusan: PutusanNilai
    penempatan: Penempatan
    dasar: KoefisienKredit
    bulan: int

    @property
    def persen(self) -> int:
        return rumus.PERSEN_ANGKA_KREDIT[self.putusan.predikat]

    @property
    def angka(self) -> Decimal:
        """2 decimals half-up; 0 when no month counts."""
        if not self.bulan:
            return Decimal(0)
        return rumus.angka_kredit(self.putusan.predikat, self.dasar.koefisien, self.bulan)


def periode_tahunan() -> QuerySet[Periode]:
    """Closed yearly periods that are no trial."""
    return Periode.objects.bukan_uji_coba().filter(jenis=JenisPeriode.TAHUNAN, status=StatusPeriode.DITUTUP)


def hitungan() -> list[Hitungan]:
    """Every functional placement in a closed year whose person has a final yearly predikat: by the decision on the plan
    of that placement, otherwise on the latest plan of the year. Six statements, whatever the number of people. A level
    without a coefficient gives nothing: HR sees it on the page of coefficients."""
    putusan = _putusan_akhir()
    koefisien = list(KoefisienKredit.objects.order_by("-mulai"))
    tempat: dict[int, list[Penempatan]] = {}
    jabatan = Penempatan.objects.definitif().filter(jabatan__jenis=JenisJabatan.FUNGSIONAL)
    orang = {p.skp.pegawai_id for p in putusan}
    for t in jabatan.filter(pegawai__in=orang).select_related("jabatan").order_by("pk"):
        tempat.setdefault(t.pegawai_id, []).append(t)
    menurut: dict[tuple[int, int], list[PutusanNilai]] = {}
    for p in putusan:
        menurut.setdefault((p.skp.pegawai_id, p.periode_id), []).append(p)
    hasil = []
    for (pegawai, _), daftar in menurut.items():
        for t in tempat.get(pegawai, []):
            satu = next((p for p in daftar if p.skp.penempatan_id == t.pk), daftar[0])
            dasar = _dasar(koefisien, t.jabatan.jenjang, satu.periode)
            if dasar and t.masa.lower < satu.periode.rentang.upper:
                hasil.append(Hitungan(satu, t, dasar, _bulan(t, satu.periode)))
    return hasil


def _putusan_akhir() -> list[PutusanNilai]:
    """Final decisions of closed years, the latest plan of a person first."""
    return putusan_akhir(
        PutusanNilai.objects.filter(periode__in=periode_tahunan().order_by().values("pk"))
        .filter(Exists(_fungsional(OuterRef("skp__pegawai"))))
        .select_related("skp", "periode")
        .order_by("skp__pegawai_id", "-skp__rentang", "-pk")
    )


def _fungsional(pegawai: object) -> QuerySet[Penempatan]:
    return Penempatan.objects.definitif().filter(pegawai=pegawai, jabatan__jenis=JenisJabatan.FUNGSIONAL)


def _dasar(koefisien: Iterable[KoefisienKredit], jenjang: str, periode: Periode) -> KoefisienKredit | None:
    """The coefficient of a level in force on the last day of the year; `koefisien` newest first."""
    akhir = hari_terakhir(periode.rentang)
    return next((k for k in koefisien if k.jenjang == jenjang and akhir and k.mulai <= akhir), None)


def _bulan(t: Penempatan, periode: Periode) -> int:
    awal = max(t.masa.lower, periode.rentang.lower)
    akhir = min(x for x in (t.masa.upper, periode.rentang.upper) if x)
    return bulan(awal, akhir) if awal < akhir else 0


def saring_kredit(qs: AngkaKreditQuerySet, pengguna: Pengguna) -> AngkaKreditQuerySet:
    """One's own; those of the people below today; for HR and auditor those of people placed today in their units, or
    of the whole city."""
    return qs.filter(pegawai__in=orang_terlihat(pengguna, *PERAN).order_by().values("pk"))


@dataclass(frozen=True)
class Ikhtisar:
    """Rows of a person, newest year first, replaced ones apart; sums; the level of today with what it asks for."""

    baris: list[AngkaKredit]
    diganti: list[AngkaKredit]
    jumlah: Decimal
    jenjang: str
    jumlah_jenjang: Decimal
    dasar: KoefisienKredit | None

    @property
    def daftar_dasar(self) -> list[KoefisienKredit]:
        """Each coefficient that the rows use, once."""
        return list({a.dasar_id: a.dasar for a in self.baris}.values())


def ikhtisar(pegawai: Pegawai, hari: date) -> Ikhtisar:
    """Three statements. The sum in the present level counts what was earned in it since this table began: the balance
    brought in from before (konversi) is not known here."""
    semua = AngkaKredit.objects.filter(pegawai=pegawai).select_related("periode", "dasar", "penempatan__jabatan")
    baris = list(semua.select_related("putusan__skp", "pengganti", "penempatan__unit"))
    kini = [a for a in baris if getattr(a, "pengganti", None) is None]
    tempat = Penempatan.objects.pada(hari).definitif().filter(pegawai=pegawai).select_related("jabatan").first()
    jenjang = tempat.jabatan.jenjang if tempat and tempat.jabatan.jenis == JenisJabatan.FUNGSIONAL else ""
    dasar = KoefisienKredit.objects.filter(jenjang=jenjang, mulai__lte=hari).order_by("-mulai").first()
    sejenjang = sum((a.angka for a in kini if a.jenjang == jenjang), Decimal(0))
    diganti = [a for a in baris if a not in kini]
    return Ikhtisar(kini, diganti, sum((a.angka for a in kini), Decimal(0)), jenjang, sejenjang, dasar)


def jumlah_seluruhnya(qs: QuerySet[AngkaKredit]) -> Decimal:
    """Sum of a filtered list."""
    return qs.order_by().aggregate(jumlah=Sum("angka"))["jumlah"] or Decimal(0)


def jenjang_tanpa_koefisien() -> list[str]:
    """Levels of functional positions held today for which no coefficient is known."""
    ada = KoefisienKredit.objects.order_by().values("jenjang")
    tanpa = Penempatan.objects.pada().definitif().filter(jabatan__jenis=JenisJabatan.FUNGSIONAL)
    return sorted(set(tanpa.exclude(jabatan__jenjang__in=ada).order_by().values_list("jabatan__jenjang", flat=True)))
