"""Plans of everyone: SKP, results linked to those of the superior, indicators, targets of each quarter."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.hasil_kerja import PUSTAKA, Ukuran
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from kinerja.waktu import rentang
from pegawai.choices import JenisJabatan
from pegawai.models import Penempatan
from penilaian.choices import SKP_MENGIKAT, Arah, JenisHasil, JenisPeriode, Pendekatan, Perspektif, StatusSKP
from penilaian.models import SKP, HasilKerja, Indikator, Periode, PustakaIndikator, TargetPeriode

_BOBOT = {1: (100,), 2: (60, 40), 3: (40, 35, 25)}
_BOBOT_TAMBAHAN = 5
_PERSPEKTIF = (Perspektif.PENERIMA_LAYANAN, Perspektif.PROSES_BISNIS, Perspektif.ANGGARAN)
_BATCH = 2000
_RANCANGAN = (StatusSKP.DIAJUKAN, StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN)


@dataclass
class Rencana:
    """One SKP of one seat with its parts; `mampu` is the ability of the person, about −2 to 2."""

    kursi: Kursi
    skp: SKP
    mampu: float
    hasil: list[HasilKerja] = field(default_factory=list)
    ukuran: list[tuple[Indikator, Ukuran]] = field(default_factory=list)
    target: list[tuple[TargetPeriode, Ukuran]] = field(default_factory=list)

    def kena(self, periode: Periode) -> bool:
        """The plan is scored in this period: of its kind, and it touches it."""
        p, s = periode.rentang, self.skp.rentang
        return periode.jenis == self.skp.jenis_periode and p.lower < s.upper and s.lower < p.upper

    @property
    def mengikat(self) -> bool:
        return self.skp.status in SKP_MENGIKAT


def buat_rencana(
    susunan: Susunan, akun: Akun, periode: list[Periode], semua: list[Periode], acak: Random
) -> list[Rencana]:
    """Create the plans of everybody with a kind of work, for the years that the quarters `periode` touch, with targets
    in `semua`."""
    rencana = []
    contoh = susunan.staf_unit(SEKSI_CONTOH)
    for nomor, kursi in enumerate(k for k in susunan.kursi if k.kerja):
        mampu = 0.8 if kursi is contoh[0] else acak.gauss(0, 1)
        rancang = kursi in contoh[1:4] or (kursi not in contoh and nomor % 30 == 7)
        tahap = StatusSKP.DRAF if kursi is contoh[3] else _RANCANGAN[nomor // 30 % 3]
        daftar = _bagian(kursi, periode, tahap if rancang else None)
        if nomor % 30 == 19 and kursi.penempatan.penilai_id and not (kursi.kepala or kursi.lama or kursi in contoh):
            daftar = [_tahun_lalu(kursi, periode)]
        for bagian in daftar:
            rencana.append(Rencana(kursi, _skp(kursi, bagian, akun, kualitatif=nomor % 50 == 11), mampu))
    SKP.objects.bulk_create([r.skp for r in rencana], batch_size=_BATCH)
    _isi_hasil(rencana, susunan, acak)
    _isi_indikator(rencana)
    _isi_target(rencana, semua, acak)
    return rencana


def _tahun_lalu(kursi: Kursi, periode: list[Periode]) -> tuple[date, date, Penempatan, StatusSKP, int]:
    """The only plan of those who have not begun one this year."""
    tahun = periode[-1].rentang.lower.year - 1
    return date(tahun, 1, 1), date(tahun, 12, 31), kursi.penempatan, StatusSKP.DITUTUP, 1


def _bagian(
    kursi: Kursi, periode: list[Periode], rancangan: StatusSKP | None
) -> list[tuple[date, date, Penempatan, StatusSKP, int]]:
    """(from, to, placement, state, version) of each plan of a seat."""
    kini = periode[-1].rentang.lower
    awal, akhir = date(kini.year, 1, 1), date(kini.year, 12, 31)
    dulu = kursi.lama or kursi.penempatan
    hasil = [
        (date(tahun, 1, 1), date(tahun, 12, 31), dulu, StatusSKP.DITUTUP, 1)
        for tahun in sorted({p.rentang.lower.year for p in periode} - {kini.year})
    ]
    if kursi.lama:
        pindah = kursi.penempatan.masa.lower
        hasil.append((awal, pindah - timedelta(days=1), kursi.lama, StatusSKP.DISESUAIKAN, 1))
        hasil.append((pindah, akhir, kursi.penempatan, StatusSKP.BERLAKU, 1))
    elif kursi.penempatan.penilai_id is None:
        # Nobody can approve it: the plan of a person without an assessor waits.
        hasil = [(awal, akhir, kursi.penempatan, StatusSKP.DRAF, 1)]
    elif rancangan:
        if kini > awal:
            hasil.append((awal, kini - timedelta(days=1), kursi.penempatan, StatusSKP.DISESUAIKAN, 1))
        hasil.append((kini, akhir, kursi.penempatan, rancangan, 2))
    else:
        hasil.append((awal, akhir, kursi.penempatan, StatusSKP.BERLAKU, 1))
    return hasil


def _skp(
    kursi: Kursi,
    bagian: tuple[date, date, Penempatan, StatusSKP, int],
    akun: Akun,
    *,
    kualitatif: bool,
) -> SKP:
    awal, akhir, penempatan, status, versi = bagian
    waktu = min(timezone.make_aware(datetime.combine(awal + timedelta(days=8), time(9, 30))), timezone.now())
    disetujui = status in SKP_MENGIKAT
    return SKP(
        pegawai=kursi.pegawai,
        penempatan=penempatan,
        penilai_id=penempatan.penilai_id,
        unit_id=penempatan.unit_id,
        rentang=rentang(awal, akhir),
        versi=versi,
        jenis_periode=JenisPeriode.SEMESTER if kursi.kerja == "guru" else JenisPeriode.TRIWULAN,
        pendekatan=Pendekatan.KUALITATIF if kualitatif else Pendekatan.KUANTITATIF,
        status=status,
        catatan="Mohon perjelas target hasil kedua." if status == StatusSKP.DIKEMBALIKAN else "",
        diajukan=None if status == StatusSKP.DRAF else waktu - timedelta(hours=20),
        disetujui=waktu if disetujui else None,
        disetujui_oleh=akun.get(penempatan.penilai_id) if disetujui else None,
        dibuat=waktu - timedelta(days=2),
    )


def _tingkat(susunan: Susunan) -> dict[int, int]:
    """Steps from the top of the chain of assessors, by person id."""
    atasan = {k.pegawai.pk: k.penempatan.penilai_id for k in susunan.kursi}
    hasil: dict[int, int] = {}
    for awal in atasan:
        langkah, orang = 0, atasan[awal]
        while orang is not None:
            langkah, orang = langkah + 1, atasan[orang]
        hasil[awal] = langkah
    return hasil


def _isi_hasil(rencana: list[Rencana], susunan: Susunan, acak: Random) -> None:
    """Results level by level, so that each can name the saved result of the superior that it supports."""
    tingkat = _tingkat(susunan)
    milik: dict[tuple[int, int], list[HasilKerja]] = {}
    menurut: dict[int, list[Rencana]] = {}
    for r in rencana:
        menurut.setdefault(tingkat[r.kursi.pegawai.pk], []).append(r)
    for _langkah, daftar in sorted(menurut.items()):
        for r in daftar:
            _rancang_hasil(r, milik.get((r.skp.penilai_id or 0, r.skp.rentang.lower.year), []), acak)
        HasilKerja.objects.bulk_create([h for r in daftar for h in r.hasil], batch_size=_BATCH)
        for r in daftar:
            milik[r.kursi.pegawai.pk, r.skp.rentang.lower.year] = r.hasil


def _rancang_hasil(r: Rencana, atasan: list[HasilKerja], acak: Random) -> None:
    pustaka = PUSTAKA[r.kursi.kerja]
    utama = [h for h in pustaka if h.jenis == JenisHasil.UTAMA]
    perspektif = r.kursi.jabatan.jenis == JenisJabatan.JPT
    tambahan = [h for h in pustaka if h.jenis == JenisHasil.TAMBAHAN and (acak.random() < 0.3 or r.mampu > 1.2)]
    for urut, h in enumerate(utama + tambahan):
        bobot = _BOBOT[len(utama)][urut] if urut < len(utama) else _BOBOT_TAMBAHAN
        hasil = HasilKerja(
            skp=r.skp,
            jenis=h.jenis,
            uraian=h.uraian,
            bobot=Decimal(bobot),
            urutan=urut + 1,
            hasil_atasan=atasan[urut % len(atasan)] if atasan and not perspektif else None,
            perspektif=_PERSPEKTIF[urut % len(_PERSPEKTIF)] if perspektif else "",
        )
        if r.skp.status == StatusSKP.DRAF and atasan and urut < 2:
            # The first came from the superior's matrix, the second waits to be linked.
            hasil.dari_matriks_id = None if urut else r.skp.penilai_id
            hasil.hasil_atasan = None if urut else hasil.hasil_atasan
        r.hasil.append(hasil)
        bagian = (Decimal(100),) if len(h.ukuran) == 1 else (Decimal(60), Decimal(40))
        for nomor, (u, share) in enumerate(zip(h.ukuran, bagian, strict=True), 1):
            r.ukuran.append((_indikator(hasil, u, share, nomor), u))


def _indikator(hasil: HasilKerja, u: Ukuran, share: Decimal, nomor: int) -> Indikator:
    return Indikator(
        skp=hasil.skp,
        hasil=hasil,
        uraian=u.uraian,
        aspek=u.aspek,
        ukuran=u.ukuran,
        satuan=u.satuan,
        arah=u.arah,
        bagian=share,
        bobot=hasil.bobot * share / 100,
        urutan=nomor,
    )


def _isi_indikator(rencana: list[Rencana]) -> None:
    pustaka = dict(PustakaIndikator.objects.filter(aktif=True).values_list("uraian", "pk"))
    for i in (i for r in rencana for i, _ in r.ukuran):
        i.pustaka_id = pustaka.get(i.uraian)
        i.pustaka_versi = 1 if i.pustaka_id else None
    # Setting `hasil_id` here would drop the loaded result and cost a query for each later look at it.
    Indikator.objects.bulk_create([i for r in rencana for i, _ in r.ukuran], batch_size=_BATCH)


def _isi_target(rencana: list[Rencana], periode: list[Periode], acak: Random) -> None:
    """Targets of every period of its kind that the plan touches; a qualitative plan has none."""
    for r in rencana:
        if r.skp.pendekatan == Pendekatan.KUALITATIF:
            continue
        for p in filter(r.kena, periode):
            cuti = len(r.ukuran) > 2 and acak.random() < 0.01
            for nomor, (indikator, u) in enumerate(r.ukuran):
                t = TargetPeriode(
                    skp=r.skp,
                    indikator=indikator,
                    periode=p,
                    target=Decimal(u.target) if r.mengikat else _usulan(u),
                    target_maks=Decimal(u.maks) if u.maks else None,
                    tidak_dievaluasi="Cuti besar satu bulan" if cuti and nomor == 1 else "",
                )
                r.target.append((t, u))
    TargetPeriode.objects.bulk_create([t for r in rencana for t, _ in r.target], batch_size=_BATCH)


def _usulan(u: Ukuran) -> Decimal:
    """What a plan that nobody has approved yet aims at: of a count less than others in the position do."""
    sebagian = u.arah == Arah.NAIK and u.satuan not in ("persen", "ya/tidak")
    return max(Decimal(1), Decimal(u.target) * 7 // 10) if sebagian else Decimal(u.target)
