"""Coupons printed and used, answers and visits of each counter: a fixed number of statements."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BigIntegerField, Count, OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, TruncWeek

from kinerja.waktu import hari_ini, rentang
from pegawai.models import Pengguna
from survei.choices import Kanal
from survei.models import Kunjungan, Kupon, Layanan, Loket, PeriodeSurvei, Respons
from survei.rumus_kode import masa_kode
from survei.rumus_kunjungan import KURANG_HARI, Angka, gabung_angka, tingkat

# Forms that were filled because of a visit at a counter; the open link, paper and sheets say nothing of visits.
SAAT_KUNJUNGAN = (Kanal.KUPON, Kanal.KIOS, Kanal.DIBANTU)
TANPA_LOKET = "Tanpa loket"
RIWAYAT = 10
# Reason in the history where none was given.
TANPA_ALASAN = "kunjungan dicatat"


@dataclass(frozen=True)
class BarisLoket:
    """A counter with its figures."""

    nama: str
    angka: Angka


def _kurang_hari(angka: Angka, terbanyak: int) -> str:
    """What a counter with fewer days of visits than another must say of its share."""
    return KURANG_HARI.format(angka.hari, terbanyak) if angka.tingkat and angka.hari < terbanyak else ""


@dataclass(frozen=True)
class Minggu:
    """One week from Monday on; `hari` are those with visits recorded, of the counter that has most."""

    senin: date
    jawaban: int
    kunjungan: int | None
    hari: int

    @property
    def tingkat(self) -> Decimal | None:
        return tingkat(self.jawaban, self.kunjungan)


@dataclass(frozen=True)
class LembarLoket:
    """The counters of a service in some days, all of them together, and their weeks, the oldest first. `tercatat` are
    the visits by counter and day, also of the week that was asked for besides."""

    baris: list[BarisLoket]
    semua: Angka
    minggu: list[Minggu]
    tercatat: dict[tuple[int | None, date], int]

    @property
    def kata(self) -> list[tuple[str, str]]:
        """(counter, sentence) where something must be said, one sentence for all when they share it."""
        hari = max((b.angka.hari for b in self.baris), default=0)
        isi = [(b.nama, kata) for b in self.baris if (kata := b.angka.kata or _kurang_hari(b.angka, hari))]
        if len(isi) > 1 and len(isi) == len(self.baris) and len({k for _, k in isi}) == 1:
            return [("", isi[0][1])]
        return isi

    @property
    def bagan(self) -> list[tuple[str, list[int | None]]]:
        """For the picture: visits, printed, used of each counter."""
        return [(b.nama, [b.angka.kunjungan, b.angka.cetak, b.angka.pakai]) for b in self.baris]


def periode_dipilih(layanan: Layanan, kode: str = "") -> tuple[PeriodeSurvei | None, DateRange]:
    """Of a service read with `dengan_periode`: the period asked for, else the running one, else the newest; without
    any, the days of the running quarter."""
    daftar = layanan.daftar_periode  # type: ignore[attr-defined]
    hari = hari_ini()
    satu = next((p for p in daftar if p.kode == kode), None) or next((p for p in daftar if hari in p.masa), None)
    satu = satu or next(iter(daftar), None)
    if satu:
        return satu, satu.masa
    masa = masa_kode(f"{hari.year}-TW{(hari.month + 2) // 3}")
    assert masa is not None
    return None, rentang(masa.awal, masa.akhir)


def lembar_loket(layanan: Layanan, masa: DateRange, senin: date | None = None) -> LembarLoket:
    """In four statements: counters, coupons issued in these days, answers given and visits counted in them (and in the
    week from `senin` on)."""
    terbit = Kupon.objects.filter(layanan=layanan, **_dalam("diterbitkan", masa)).order_by().values_list("loket")
    kupon = {k: (a, b) for k, a, b in terbit.annotate(a=Count("pk"), b=Count("pk", filter=Q(terpakai=True)))}
    respons = Respons.objects.filter(periode__layanan=layanan, kanal__in=SAAT_KUNJUNGAN, **_dalam("tanggal", masa))
    jawaban = list(respons.order_by().values_list("loket", TruncWeek("tanggal")).annotate(n=Count("pk")))
    seminggu = Q(tanggal__range=(senin, senin + timedelta(days=6))) if senin else Q(pk=None)
    dicatat = Kunjungan.objects.filter(Q(**_dalam("tanggal", masa)) | seminggu, layanan=layanan)
    tercatat = {(k, hari): n for k, hari, n in dicatat.values_list("loket", "tanggal", "jumlah")}
    orang: dict[int | None, list[tuple[date, int]]] = defaultdict(list)
    for (k, hari), n in tercatat.items():
        if hari in masa:
            orang[k].append((hari, n))
    ada = {*kupon, *(k for k, _, _ in jawaban), *orang}
    daftar: list[tuple[int | None, str]] = [(s.pk, s.nama) for s in layanan.loket.all() if s.aktif or s.pk in ada]
    daftar += [(None, TANPA_LOKET)] if None in ada or not daftar else []
    berloket = any(pk for pk, _ in daftar)
    baris = [
        BarisLoket(nama, _angka(kupon.get(pk, (0, 0)), jawaban, orang.get(pk, []), pk, bool(pk) or not berloket))
        for pk, nama in daftar
    ]
    return LembarLoket(baris, gabung_angka([b.angka for b in baris]), _minggu(jawaban, orang), tercatat)


def _angka(
    kupon: tuple[int, int], jawaban: list[tuple], orang: list[tuple[date, int]], pk: int | None, dicatat: bool
) -> Angka:
    menjawab = sum(n for k, _, n in jawaban if k == pk)
    return Angka(*kupon, menjawab, sum(n for _, n in orang) if orang else None, len(orang), dicatat)


def _dalam(kolom: str, masa: DateRange) -> dict[str, date]:
    batas = {f"{kolom}__gte": masa.lower, f"{kolom}__lt": masa.upper}
    return {k: v for k, v in batas.items() if v}


def _minggu(jawaban: list[tuple], orang: dict[int | None, list[tuple[date, int]]]) -> list[Minggu]:
    menjawab, datang, hari = Counter[date](), Counter[date](), Counter[date]()
    for _, senin, n in jawaban:
        menjawab[senin] += n
    for isi in orang.values():
        banyak = Counter(_senin(h) for h, _ in isi)
        for h, n in isi:
            datang[_senin(h)] += n
        for senin, n in banyak.items():
            hari[senin] = max(hari[senin], n)
    semua = sorted({*menjawab, *hari})
    return [Minggu(s, menjawab[s], datang[s] if s in hari else None, hari[s]) for s in semua]


def _senin(hari: date) -> date:
    return hari - timedelta(days=hari.weekday())


def loket_dicatat(layanan: Layanan) -> list[Loket | None]:
    """The rows of the form: counters in use, or the service itself when it has none. They are remembered with the
    service, so that `lembar_loket` reads them no second time."""
    prefetch_related_objects([layanan], "loket")
    return [s for s in layanan.loket.all() if s.aktif] or [None]


@dataclass(frozen=True)
class Koreksi:
    """A figure that was changed after it had been recorded; `menjadi` is None where it was emptied."""

    kapan: datetime
    oleh: str
    alasan: str
    loket: str
    hari: date
    dari: int | None
    menjadi: int | None


def koreksi(layanan: Layanan) -> list[Koreksi]:
    """The newest corrections of a service, in one statement."""
    peristiwa = apps.get_model("survei", "KunjunganEvent").objects
    dulu = peristiwa.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    akun = Cast(KeyTextTransform("user", OuterRef("pgh_context")), BigIntegerField())
    baris = (
        peristiwa.filter(layanan=layanan.pk, pgh_label__in=("update", "delete"))
        .annotate(dari=Subquery(dulu.values("jumlah")[:1]))
        .annotate(oleh=Subquery(Pengguna.objects.filter(pk=akun).values("nama")))
        .select_related("loket")
        .order_by("-pgh_id")[:RIWAYAT]
    )
    return [_koreksi(b) for b in baris]


def _koreksi(b: Any) -> Koreksi:
    alasan, hapus = (b.pgh_context or {}).get("alasan", ""), b.pgh_label == "delete"
    alasan = "" if alasan == TANPA_ALASAN else alasan
    tempat, menjadi = str(b.loket or TANPA_LOKET), None if hapus else b.jumlah
    return Koreksi(b.pgh_created_at, b.oleh or "Sistem", alasan, tempat, b.tanggal, b.dari, menjadi)
