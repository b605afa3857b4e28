"""Feedback in believable sentences, and behaviour ratings of the closed quarters."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH
from beranda.demo.rencana import Rencana
from beranda.demo.unit import baca
from penilaian.choices import NadaUmpanBalik, NilaiDasar, Pendekatan, Rating
from penilaian.models import Perilaku, Periode, UmpanBalik
from penilaian.queries.jenis_periode import BAWAAN

_BATCH = 2000
_UMUM = "umum"
# Below this the behaviour of somebody of average ability falls seldom, of a poor performer often.
_AMBANG_ATAS, _AMBANG_BAWAH = 1.2, -2.1
# How far the marks of a lenient and of a severe assessor stand from those of the others, in the same unit.
_LONGGAR, _KETAT, _SATU_DARI = 1.6, -1.7, 25


@dataclass(frozen=True)
class Kalimat:
    """One thing that a superior saw, for a kind of work and a value of BerAKHLAK."""

    nilai: str
    kejadian: str
    dampak: str
    langkah: str


@cache
def _pustaka() -> dict[tuple[str, str], list[Kalimat]]:
    """Sentences by (kind of work, tone); `umum` fits everybody."""
    hasil: dict[tuple[str, str], list[Kalimat]] = {}
    for b in baca("umpan_balik.csv"):
        kalimat = Kalimat(b["nilai"], b["kejadian"], b["dampak"], b["langkah"])
        hasil.setdefault((b["kerja"], b["nada"]), []).append(kalimat)
    return hasil


def _tentang(r: Rencana, nada: str, nilai: str, putar: int) -> Kalimat:
    """A sentence about one value: of the person's own kind of work where there is one."""
    semua = _pustaka()
    cocok = [k for k in semua[r.kursi.kerja, nada] if k.nilai == nilai]
    cocok = cocok or [k for k in semua[_UMUM, nada] if k.nilai == nilai]
    return cocok[putar % len(cocok)]


def buat_perilaku(rencana: list[Rencana], periode: list[Periode], acak: Random) -> dict[tuple[int, int], list[str]]:
    """A rating per value for each approved plan and closed quarter; returns the ratings by (SKP id, period id)."""
    baris, hasil, geser = [], {}, _geser(rencana, periode)
    for r in rencana:
        for p in filter(r.kena, periode) if r.mengikat else ():
            rating = [_rating(r.mampu + geser.get(r.skp.penilai_id, 0), acak) for _ in NilaiDasar]
            hasil[r.skp.pk, p.pk] = rating
            baris += [_perilaku(r, p, aspek, nilai) for aspek, nilai in zip(NilaiDasar, rating, strict=True)]
    Perilaku.objects.bulk_create(baris, batch_size=_BATCH)
    return hasil


def _geser(rencana: list[Rencana], periode: list[Periode]) -> dict[int | None, float]:
    """One assessor in fifty is lenient and one is severe, each with as many people as there are, so that calibration
    has somebody to name; never one of the example dinas nor who assesses heads of
    agencies."""
    bernilai = [r for r in rencana if r.mengikat and r.skp.pendekatan == Pendekatan.KUANTITATIF]
    terakhir = [p for p in periode if p.jenis == BAWAAN][-1]
    orang = Counter(r.skp.penilai_id for r in bernilai if r.kena(terakhir))
    contoh = next(r.kursi.unit.opd_id for r in rencana if r.kursi.unit.nama == SEKSI_CONTOH)
    lain = {r.skp.penilai_id for r in rencana if r.kursi.unit.opd_id in (contoh, r.kursi.unit.pk) and r.kursi.kepala}
    lain |= {r.skp.penilai_id for r in rencana if r.kursi.unit.opd_id == contoh}
    urut = sorted(set(orang) - lain - {None}, key=lambda i: (-orang[i], i))
    return dict.fromkeys(urut[:: 2 * _SATU_DARI], _LONGGAR) | dict.fromkeys(urut[1 :: 2 * _SATU_DARI], _KETAT)


def _rating(mampu: float, acak: Random) -> str:
    z = mampu + acak.gauss(0, 0.7)
    if z > _AMBANG_ATAS:
        return Rating.DI_ATAS
    return Rating.DI_BAWAH if z < _AMBANG_BAWAH else Rating.SESUAI


def _perilaku(r: Rencana, p: Periode, aspek: str, nilai: str) -> Perilaku:
    nada = {Rating.DI_ATAS: NadaUmpanBalik.APRESIASI, Rating.DI_BAWAH: NadaUmpanBalik.PERBAIKAN}.get(Rating(nilai))
    contoh = _tentang(r, nada, aspek, p.pk).kejadian if nada else ""
    return Perilaku(
        skp=r.skp,
        periode=p,
        aspek=aspek,
        rating=nilai,
        contoh=contoh,
        tanggal_contoh=p.rentang.lower + timedelta(days=33) if contoh else None,
    )


def buat_umpan_balik(
    rencana: list[Rencana],
    perilaku: dict[tuple[int, int], list[str]],
    akun: Akun,
    periode: list[Periode],
    acak: Random,
) -> None:
    """Feedback of the assessor: always where a value was rated below and in the example seksi, else now and then."""
    baris = []
    for r in rencana:
        for p in filter(r.kena, periode) if r.mengikat else ():
            for aspek, nilai in zip(NilaiDasar, perilaku.get((r.skp.pk, p.pk), []), strict=False):
                if nilai == Rating.DI_BAWAH:
                    hari = p.rentang.lower + timedelta(days=33)
                    kalimat = _tentang(r, NadaUmpanBalik.PERBAIKAN, aspek, p.pk)
                    baris.append(_umpan(r, NadaUmpanBalik.PERBAIKAN, kalimat, hari, akun))
            if r.kursi.unit.nama == SEKSI_CONTOH or r.kursi.kepala or acak.random() < 0.5:
                baik = acak.random() < 0.8 + 0.1 * r.mampu
                nada = NadaUmpanBalik.APRESIASI if baik else NadaUmpanBalik.PERBAIKAN
                hari = p.rentang.lower + timedelta(days=acak.randint(3, 52))
                pilihan = _pustaka()[r.kursi.kerja, nada] * 3 + _pustaka()[_UMUM, nada]
                baris.append(_umpan(r, nada, acak.choice(pilihan), hari, akun))
    UmpanBalik.objects.bulk_create([b for b in baris if b.dibuat <= timezone.now()], batch_size=_BATCH)


def _umpan(r: Rencana, nada: NadaUmpanBalik, kalimat: Kalimat, hari: date, akun: Akun) -> UmpanBalik:
    waktu = timezone.make_aware(datetime.combine(hari, time(8 + hari.day % 8, hari.day * 7 % 60)))
    return UmpanBalik(
        skp=r.skp,
        penulis=akun[r.skp.penilai_id],
        nada=nada,
        hasil=r.hasil[0] if nada == NadaUmpanBalik.APRESIASI and hari.day % 3 == 0 else None,
        nilai_dasar=kalimat.nilai,
        kejadian=kalimat.kejadian,
        dampak=kalimat.dampak,
        langkah=kalimat.langkah,
        dibuat=waktu,
        dibaca=min(waktu + timedelta(hours=20), timezone.now()) if hari.day % 4 else None,
    )
